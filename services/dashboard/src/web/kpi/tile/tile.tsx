/** One figure of the wall: what it is, how it stands, where it came from, and the ways to question it. */
import { Tooltip } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Kpi, KpiValue } from '../../api/contract.js';
import { type Delta, delta } from '../../format/delta.js';
import { countText, measure, measureText } from '../../format/measure.js';
import { Icon } from '../../parts/icons.jsx';
import { Status } from '../../parts/status.jsx';
import { useOpenKpi } from '../open.js';
import { groupNames } from '../groups.js';
import { styleOf } from '../style.js';
import { Freshness } from './freshness.jsx';
import { Sparkline } from './sparkline.jsx';
import { t } from '../../language/language.js';
import css from './tile.module.css';

/** Counts how often the value moved while it was shown; the count restarts the highlight. */
function useMoves(value: string | null): number {
  const before = useRef(value);
  const [moves, setMoves] = useState(0);
  useEffect(() => {
    if (before.current !== value) setMoves((count) => count + 1);
    before.current = value;
  }, [value]);
  return moves;
}

function Figure({ kpi, of }: { kpi: Kpi; of: KpiValue }) {
  const style = styleOf(kpi, of.currency);
  const { text, unit } = measure(of.value, { ...style, compact: true });
  const moves = useMoves(of.value);
  const bare = kpi.denominator === null ? t('kpi.count') : '';
  return (
    <p className={css.figure} data-testid={`value-${kpi.id}`} title={measureText(of.value, style)}>
      {moves > 0 && <span key={moves} className={css.moved} aria-hidden="true" />}
      <span className={css.value}>{text}</span>
      <span className={css.unit}>{of.value === null ? t('kpi.noFacts') : unit || bare}</span>
    </p>
  );
}

/** How far it moved; asked for, why. */
function Move({ kpi, of }: { kpi: Kpi; of: Delta | null }) {
  const open = useOpenKpi();
  if (!of) return <span className={css.move}>{t('kpi.noEarlierPeriod')}</span>;
  const against =
    of.verdict === 'neutral'
      ? t('kpi.againstThePeriodOfThe')
      : t('kpi.againstThePeriodOfThe2', { verdict: t(`kpi.${of.verdict}`) });
  return (
    <Tooltip label={`${against} – ${t('kpi.why')}`}>
      <button
        type="button"
        className={`reset ${css.move}`}
        data-verdict={of.verdict}
        onClick={() => open(kpi.id, 'why')}
      >
        <Icon name={of.way} size={11} />
        <span className="sr-only">{t(`kpi.${of.way}`)}</span>
        {of.text}
        {of.verdict !== 'neutral' && ` ${t(`kpi.${of.verdict}`)}`}
        <span className="sr-only">
          , {t('kpi.why')} {kpi.name}
        </span>
      </button>
    </Tooltip>
  );
}

function Target({ kpi, of }: { kpi: Kpi; of: KpiValue }) {
  if (of.target === null) return <span className={css.target}>{t('kpi.noTargetSet')}</span>;
  const sign = kpi.direction === 'down' ? '≤' : '≥';
  const { text } = measure(of.target, { ...styleOf(kpi, of.currency), compact: true });
  const exact = measureText(of.target, styleOf(kpi, of.currency));
  return (
    <Tooltip label={t('kpi.targetSetBy', { exact, by: of.targetSource ?? t('kpi.nobodyNamed') })}>
      <span className={css.target}>
        {t('kpi.target3')} {sign} {text}
      </span>
    </Tooltip>
  );
}

function Actions({ kpi, of }: { kpi: Kpi; of: KpiValue }) {
  const open = useOpenKpi();
  return (
    <footer className={css.foot}>
      <Freshness at={of.lastEventAt} />
      <button type="button" className={`reset ${css.action}`} onClick={() => open(kpi.id, 'facts')}>
        <Icon name="list" size={13} />
        {countText(of.factCount)} {t('kpi.facts2')}
        <span className="sr-only">
          {' '}
          {t('kpi.behind')} {kpi.name}
        </span>
      </button>
      <button type="button" className={`reset ${css.action}`} onClick={() => open(kpi.id, 'explain')}>
        <Icon name="explain" size={13} />
        {t('kpi.explain')}
        <span className="sr-only"> {kpi.name}</span>
      </button>
    </footer>
  );
}

export function Tile({ kpi, of }: { kpi: Kpi; of: KpiValue }) {
  const moved = { value: of.value, previous: of.previous, direction: kpi.direction };
  return (
    <article className={css.tile} data-status={of.status} aria-labelledby={`kpi-${kpi.id}`}>
      <header className={css.head}>
        <h2 className={css.name} id={`kpi-${kpi.id}`}>
          {kpi.name}
        </h2>
        <span className={css.group}>{groupNames[kpi.group]}</span>
      </header>
      <div className={css.now}>
        <Figure kpi={kpi} of={of} />
        {of.target !== null && of.value !== null && <Status value={of.status} />}
      </div>
      <p className={css.line}>
        <Target kpi={kpi} of={of} />
        <Move kpi={kpi} of={delta(moved, styleOf(kpi, of.currency))} />
      </p>
      <Sparkline kpi={kpi} of={of} />
      <Actions kpi={kpi} of={of} />
    </article>
  );
}
