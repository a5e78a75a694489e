/** How much of a way is done, as a bar and as a number, and how much of its time has passed. */
import { measureText } from '../../format/measure.js';
import css from './objectives.module.css';

type Props = {
  of: {
    readonly label: string;
    readonly progress: string | null;
    readonly elapsed?: number;
    readonly isBehind?: boolean;
  };
};

const percent = (part: number): string => `${String(Math.round(Math.min(1, Math.max(0, part)) * 100))}%`;

export function Way({ of: { progress, elapsed, isBehind, label } }: Props) {
  if (progress === null) return <span className={css.none}>–</span>;
  const done = Number(progress);
  return (
    <span className={css.way}>
      <span
        className={css.bar}
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(Math.min(1, Math.max(0, done)) * 100)}
        aria-valuetext={measureText(progress, { unit: 'ratio' })}
      >
        <span
          className={css.done}
          data-behind={isBehind === true ? true : undefined}
          style={{ width: percent(done) }}
        />
        {elapsed !== undefined && <span className={css.time} style={{ left: percent(elapsed) }} />}
      </span>
      <span className={css.number}>{measureText(progress, { unit: 'ratio' })}</span>
    </span>
  );
}
