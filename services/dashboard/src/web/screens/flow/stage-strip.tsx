/** The stages in a row: how many lines and how much money stand in each, how long, how many late. */
import { countText, measureText } from '../../format/measure.js';
import { Status } from '../../parts/status.jsx';
import type { Stage, StageName } from './stages.js';
import { t } from '../../language/language.js';
import css from './flow.module.css';

type Props = {
  all: Stage[];
  currency: string;
  chosen: StageName | undefined;
  pick: (s: StageName | undefined) => void;
};

function ageText({ stage, medianDays, p90Days }: Stage): string {
  if (stage === 'paid') return t('flow.done');
  if (medianDays === null) return t('flow.nothingStandsHere');
  return t('flow.medianDP90D', { medianDays: String(medianDays), p90Days: String(p90Days) });
}

function Step({ of, currency, chosen }: { of: Stage; currency: string; chosen: boolean }) {
  return (
    <>
      <span className={css.stepName}>{of.name}</span>
      <span className={css.stepCount}>
        {countText(of.count)} <small>{t('flow.lines2')}</small>
      </span>
      <span className={css.stepMoney}>
        {measureText(of.amount, { unit: 'money', currency, compact: true, decimals: 0 })}
        {of.late > 0 && <Status value="bad" word={t('flow.late2', { late: countText(of.late) })} />}
      </span>
      <span className={css.stepAge}>{ageText(of)}</span>
      {chosen && <span className="sr-only">{t('flow.chosen')}</span>}
    </>
  );
}

export function StageStrip({ all, currency, chosen, pick }: Props) {
  return (
    <ol className={css.strip} aria-label={t('flow.stages')}>
      {all.map((of) => (
        <li key={of.stage}>
          <button
            type="button"
            className={`reset ${css.step}`}
            aria-pressed={chosen === of.stage}
            onClick={() => pick(chosen === of.stage ? undefined : of.stage)}
          >
            <Step of={of} currency={currency} chosen={chosen === of.stage} />
          </button>
        </li>
      ))}
    </ol>
  );
}
