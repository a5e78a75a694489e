/** What stands in the place of a screen that is not there for its reader. */
import css from './nouns.module.css';

export function Missing({ title, children }: { title: string; children: string }) {
  return (
    <div className={css.missing}>
      <h1>{title}</h1>
      <p>{children}</p>
    </div>
  );
}
