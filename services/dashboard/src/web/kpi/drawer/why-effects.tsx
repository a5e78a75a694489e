/** What moved a ratio: rates, shares, and for the sum above the line how much there was. */
import type { Kpi, Why } from '../../api/contract.js';
import { addedText } from '../../format/delta.js';
import { t } from '../../language/language.js';
import { styleOf } from '../style.js';
import css from './drawer.module.css';

type Of = { of: NonNullable<Why['effects']>; kpi: Kpi; currency: string | null };

function Term({ name, text }: { name: string; text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="num">{text}</dd>
    </div>
  );
}

export function Effects({ of, kpi, currency }: Of) {
  const figure = styleOf(kpi, currency);
  const sum = { unit: currency === null ? '' : 'money', currency };
  const { volume, mix, rate } = of.above;
  return (
    <dl className={css.effects}>
      <Term name={t('kpi.byRate')} text={addedText(of.rate, figure)} />
      <Term name={t('kpi.byMix')} text={addedText(of.mix, figure)} />
      <Term
        name={t('kpi.aboveTheLine')}
        text={t('kpi.volumeMixRate', {
          volume: addedText(volume, sum),
          mix: addedText(mix, sum),
          rate: addedText(rate, sum),
        })}
      />
    </dl>
  );
}
