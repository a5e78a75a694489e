/** Why a figure moved: against what, by how much, through which values and which events. */
import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Kpi, Why } from '../../api/contract.js';
import { useSites, useWhy } from '../../api/queries.js';
import { useChangeScope, useScope, useZone } from '../../api/use-scope.js';
import { labelOf } from '../../desk/api/schema.js';
import { addedText, distance } from '../../format/delta.js';
import { measureText } from '../../format/measure.js';
import { momentText, rangeText } from '../../format/time.js';
import { t } from '../../language/language.js';
import { useSiteNames } from '../../parts/site-name.jsx';
import { Answer, Empty } from '../../parts/states.jsx';
import { styleOf } from '../style.js';
import { KNOWN_DAYS, againstIn } from './why-against.js';
import { Effects } from './why-effects.jsx';
import { WhyEvents } from './why-events.jsx';
import { WhyRows } from './why-rows.jsx';
import css from './drawer.module.css';

/** What the question adds to the address. */
export const NOTHING_ASKED = { against: undefined, by: undefined, value: undefined };

/** What every fact has is called as it is beside a single fact. */
const OF_EVERY_FACT: Readonly<Record<string, string>> = {
  site: t('kpi.site'),
  measure: t('kpi.measure'),
  event: t('kpi.event'),
  day: t('kpi.date'),
};

const nameOf = (dimension: string): string => OF_EVERY_FACT[dimension] ?? labelOf(dimension);

function Asked({ of }: { of: Why | undefined }) {
  const [search] = useSearchParams();
  const change = useChangeScope();
  const site = useScope().site;
  const others = (useSites().data?.data ?? []).filter(({ id }) => id !== site);
  const choices = [
    { value: '', label: t('kpi.thePeriodBefore') },
    ...(site === undefined ? [] : [{ value: 'site:*', label: t('kpi.allSites') }]),
    ...(site === undefined ? [] : others.map(({ id, name }) => ({ value: `site:${id}`, label: name }))),
    ...KNOWN_DAYS.map((count) => ({ value: `known:${String(count)}`, label: t('kpi.knownAgo', { count }) })),
  ];
  return (
    <div className={css.asked}>
      <Select
        size="xs"
        label={t('kpi.comparedWith')}
        allowDeselect={false}
        data={choices}
        value={search.get('against') ?? ''}
        onChange={(next) => change({ against: next ?? '', value: undefined })}
      />
      <Select
        size="xs"
        label={t('kpi.toldApartBy')}
        allowDeselect={false}
        data={(of?.dimensions ?? []).map((value) => ({ value, label: nameOf(value) }))}
        value={of?.by ?? null}
        onChange={(next) => change({ by: next ?? '', value: undefined })}
      />
    </div>
  );
}

/** One of both figures: of what, and how much. */
function useSideText(kpi: Kpi): (of: Why, side: Why['base']) => string {
  const siteName = useSiteNames();
  const zone = useZone();
  return (of, side) => {
    const style = styleOf(kpi, of.currency);
    const known = side.knownAt === null ? '' : t('kpi.asKnownOn', { at: momentText(side.knownAt, zone) });
    const where = side.site === null ? t('kpi.allSites') : siteName(side.site);
    const about = [where, rangeText(side), known].filter(Boolean).join(', ');
    return `${measureText(side.value, style)} (${about})`;
  };
}

function Said({ of, kpi }: { of: Why; kpi: Kpi }) {
  const text = useSideText(kpi);
  const told = { from: text(of, of.base), to: text(of, of.now) };
  if (of.change === null) return <Empty title={t('kpi.nothingToCompare')}>{t('kpi.fromTo', told)}</Empty>;
  const size = Number(of.change);
  const by = distance(size, styleOf(kpi, of.currency));
  const way = size === 0 ? 'didNotMove' : size > 0 ? 'wentUp' : 'wentDown';
  return (
    <p className={css.said}>
      <b>{t(`kpi.${way}`, { name: kpi.name, by })}</b> {t('kpi.fromTo', told)}
    </p>
  );
}

function Answered({ of, kpi }: { of: Why; kpi: Kpi }) {
  const text = useMemo(() => {
    const style = styleOf(kpi, of.currency);
    return (value: string) => addedText(value, style);
  }, [kpi, of.currency]);
  return (
    <div className={css.explain}>
      <Said of={of} kpi={kpi} />
      {of.effects && <Effects of={of.effects} kpi={kpi} currency={of.currency} />}
      {of.change !== null && <WhyRows of={of} kpi={kpi} dimension={nameOf(of.by)} text={text} />}
      {of.change !== null && <WhyEvents of={of} text={text} />}
    </div>
  );
}

export function WhyItMoved({ kpi }: { kpi: Kpi }) {
  const [search] = useSearchParams();
  const told = search.get('against');
  const against = useMemo(() => againstIn(told, new Date()), [told]);
  const of = { by: search.get('by') ?? undefined, value: search.get('value') ?? undefined };
  const asked = useWhy(useScope(), kpi.id, { ...against, ...of });
  return (
    <>
      <Asked of={asked.data} />
      <Answer of={asked}>{(answer) => <Answered of={answer} kpi={kpi} />}</Answer>
    </>
  );
}
