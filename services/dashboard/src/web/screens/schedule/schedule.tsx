/** The schedule of a site: what is done when, where and by whom, and what a new one would change. */
import { SegmentedControl } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Refused } from '@gemba/client/problem';
import { useSites } from '../../api/queries.js';
import { useChangeScope, useScope, useZone } from '../../api/use-scope.js';
import { type Noun, useNoun, useThing } from '../../desk/api/nouns.js';
import { PastNote } from '../../desk/nouns/past.jsx';
import { momentText } from '../../format/time.js';
import { useNow } from '../../kpi/tile/freshness.jsx';
import { t } from '../../language/language.js';
import { ChartPanel } from '../../parts/panel/chart-panel.jsx';
import { SiteName } from '../../parts/site-name.jsx';
import { Answer, Empty } from '../../parts/states.jsx';
import type { Column } from '../../parts/table/data-table.jsx';
import { reference, textOf } from '../lists/columns.jsx';
import { Acting } from './acting.jsx';
import { Gantt } from './gantt.jsx';
import { Orders } from './orders.jsx';
import type { Kind, Lane, Schedule } from './plan.js';
import { linesOf } from './plan.js';
import { Summary } from './summary.jsx';
import css from './schedule.module.css';
import screen from '../../parts/screen.module.css';

const DAYS = ['1', '3', '7', '14'] as const;
const USUAL = '7';
const KINDS = ['machine', 'person', 'tool'] as const;
const HOUR_MS = 3_600_000;
const MINUTES_OF_DAY = 1440;
/** What ran an hour ago is still of interest. */
const BEFORE_MS = 2 * HOUR_MS;
/** While it is built it is asked for again so often. */
const BUILDING_MS = 2_000;

const chosenOf = <W extends string>(words: readonly W[], asked: string | null, usual: W): W =>
  words.find((each) => each === asked) ?? usual;

/** The operations in the chart as lines of a table. */
function tableOf(schedule: Schedule, zone: string) {
  const moment = (key: 'start' | 'end', header: string): Column => ({
    key,
    header,
    cell: (row) => momentText(textOf(row, key), zone),
  });
  const columns: Column[] = [
    { key: 'lane', header: t('schedule.schedule') },
    reference('workUnit', t('schedule.machine'), 'equipment'),
    {
      key: 'people',
      header: t('schedule.people'),
      cell: (row) => (row.people as readonly string[]).join(', '),
    },
    {
      key: 'tools',
      header: t('schedule.tools'),
      cell: (row) => ((row.tools ?? []) as readonly string[]).join(', '),
    },
    reference('order', t('lists.order'), 'production-order'),
    { key: 'operation', header: t('schedule.operation'), numeric: true },
    moment('start', t('schedule.start')),
    moment('end', t('schedule.end')),
  ];
  const { inForce, proposal } = schedule;
  const rows = [
    ...(inForce?.operations ?? []).map((each) => ({ ...each, lane: t('schedule.inForce') })),
    ...(proposal?.operations ?? []).map((each) => ({ ...each, lane: t('schedule.proposal') })),
  ];
  return { columns, rows };
}

const lanesOf = ({ inForce, proposal }: Schedule): readonly Lane[] => [
  ...(inForce ? (['inForce'] as const) : []),
  ...(proposal ? (['proposal'] as const) : []),
];

function Legend({ lanes }: { lanes: readonly Lane[] }) {
  const sign = (more: object) => (
    <svg width={26} height={14} aria-hidden="true">
      <rect className={css.bar} x={1} y={1} width={24} height={12} rx={3} {...more} />
    </svg>
  );
  return (
    <ul className={css.legend}>
      {lanes.map((lane) => (
        <li key={lane}>
          {sign({ 'data-lane': lane })} {t(`schedule.${lane}`)}
        </li>
      ))}
      <li>
        {sign({ 'data-late': true })} ! {t('lists.late')}
      </li>
      <li>
        {sign({ 'data-fixed': true })} {t('schedule.fixed')}
      </li>
      <li>
        <svg width={26} height={14} aria-hidden="true">
          <rect fill="url(#off-hours)" width={26} height={14} />
        </svg>{' '}
        {t('schedule.offHours')}
      </li>
      <li>
        <svg width={26} height={14} aria-hidden="true">
          <rect className={css.setup} fill="url(#change-over)" width={26} height={14} />
        </svg>{' '}
        {t('schedule.changeover')}
      </li>
    </ul>
  );
}

function Choice<W extends string>(props: { name: string; label: string; words: readonly W[]; usual: W }) {
  const { name, label, words, usual } = props;
  const [search] = useSearchParams();
  const change = useChangeScope();
  return (
    <SegmentedControl
      size="xs"
      aria-label={label}
      value={chosenOf(words, search.get(name), usual)}
      onChange={(value) => change({ [name]: value === usual ? undefined : value })}
      data={words.map((value) => ({
        value,
        label: t(`schedule.${name}-${value}` as 'schedule.kind-machine'),
      }))}
    />
  );
}

function Chart({ schedule }: { schedule: Schedule }) {
  const zone = useZone();
  const now = useNow();
  const [search] = useSearchParams();
  const days = Number(chosenOf(DAYS, search.get('days'), USUAL));
  const kind: Kind = chosenOf(KINDS, search.get('kind'), 'machine');
  const hour = Math.floor((now - BEFORE_MS) / HOUR_MS) * HOUR_MS;
  const span = useMemo(() => ({ from: hour, minutes: days * MINUTES_OF_DAY }), [hour, days]);
  const lines = useMemo(() => linesOf(schedule, kind, span), [schedule, kind, span]);
  const table = useMemo(() => tableOf(schedule, zone), [schedule, zone]);
  const lanes = lanesOf(schedule);
  const bars = lines.reduce((sum, each) => sum + each.bars.length, 0);
  const label = t('schedule.chart', { rows: String(lines.length), bars: String(bars) });
  return (
    <ChartPanel title={t('schedule.whatIsDoneWhen')} of={table}>
      <div className={css.actions}>
        <Choice name="kind" label={t('schedule.rows')} words={KINDS} usual="machine" />
        <Choice name="days" label={t('schedule.howLong')} words={DAYS} usual={USUAL} />
      </div>
      {lines.length === 0 ? (
        <Empty title={t('schedule.nothingToDo')} />
      ) : (
        <Gantt {...{ lines, span, zone, now, lanes, label }} />
      )}
      <Legend lanes={lanes} />
    </ChartPanel>
  );
}

/** Asks again while it is built, since the views do not say when it is there. */
function useWhileBuilding(isBuilding: boolean, again: () => unknown): void {
  const [ask] = useState(() => ({ again }));
  useEffect(() => {
    ask.again = again;
  }, [ask, again]);
  useEffect(() => {
    if (!isBuilding) return;
    const timer = setInterval(() => void ask.again(), BUILDING_MS);
    return () => clearInterval(timer);
  }, [isBuilding, ask]);
}

function OfSite({ of, site }: { of: Noun; site: string }) {
  const zone = useZone();
  const asked = useThing(of, site);
  const schedule = asked.data as unknown as Schedule | undefined;
  useWhileBuilding(schedule?.building !== undefined, asked.refetch);
  if (asked.error instanceof Refused && asked.error.problem.status === 404)
    return (
      <>
        <Empty title={t('schedule.noneYet')}>{t('schedule.noneYetText')}</Empty>
        <Acting of={of} site={site} schedule={null} />
      </>
    );
  return (
    <Answer of={asked} height={420}>
      {() =>
        schedule && (
          <div className={screen.stack}>
            <Acting of={of} site={site} schedule={schedule} />
            <Summary schedule={schedule} />
            <Chart schedule={schedule} />
            <Orders schedule={schedule} zone={zone} />
          </div>
        )
      }
    </Answer>
  );
}

export function ScheduleScreen() {
  const scope = useScope();
  const sites = useSites();
  const noun = useNoun('production', 'schedules');
  const site = scope.site ?? sites.data?.data[0]?.id;
  return (
    <>
      <h1 className={screen.title}>{t('schedule.schedule')}</h1>
      <p className={screen.lead}>
        {site !== undefined && (
          <>
            <SiteName id={site} />
            {' · '}
          </>
        )}
        {t('schedule.lead')}
      </p>
      <PastNote />
      <Answer of={noun} height={420}>
        {(found) =>
          found && site !== undefined ? (
            <OfSite of={found} site={site} key={site} />
          ) : (
            <Empty title={t('desk.noSuchNoun')}>{t('desk.noSuchNounText')}</Empty>
          )
        }
      </Answer>
    </>
  );
}
