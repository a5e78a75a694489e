/** A titled part of a screen. */
import { type ReactNode, useId } from 'react';
import css from '../parts.module.css';

type PanelProps = {
  title: string;
  note?: ReactNode;
  tools?: ReactNode;
  flush?: boolean;
  children: ReactNode;
};

export function Panel({ title, note, tools, flush, children }: PanelProps) {
  const id = useId();
  return (
    <section className={css.panel} aria-labelledby={id}>
      <div className={css.panelHead}>
        <h2 className={css.panelTitle} id={id}>
          {title}
        </h2>
        {note && <p className={css.panelNote}>{note}</p>}
        {tools && <div className={css.panelTools}>{tools}</div>}
      </div>
      <div className={css.panelBody} data-flush={flush ? true : undefined}>
        {children}
      </div>
    </section>
  );
}
