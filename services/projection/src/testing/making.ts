/** What is made in the small company: one order in time, one late, and some bad luck. */
import type { Story } from './story.js';
import { LYON, pieces } from './words.js';

const NONE: never[] = [];
const ANA = ['ana'];
const TURN = [
  {
    sequence: 10,
    name: 'Turn',
    workCenter: 'TURNING',
    setup: 'PT10M',
    runPerUnit: 'PT10M',
    skill: 'turning',
  },
];
const made = (good: string, scrap: string) =>
  [
    'OperationCompleted',
    {
      item: 'PUMP-100',
      operation: 10,
      good: pieces(good),
      scrap: pieces(scrap),
      rework: pieces('0'),
      setup: 'PT10M',
      run: 'PT2H',
      plannedRun: 'PT1H40M',
      plannedRunPerUnit: 'PT10M',
      people: ANA,
      workUnit: 'LATHE-1',
    },
  ] as const;

export const produce = (story: Story): Story =>
  story
    .say(
      'equipment-LATHE-1',
      [
        'EquipmentRegistered',
        { name: 'Lathe 1', site: 'lyon', workCenter: 'TURNING', path: 'gemba/lyon/shop/TURNING/LATHE-1' },
      ],
      LYON,
    )
    .say('equipment-LATHE-1', ['BusyTimePlanned', { date: '2026-03-02', planned: 'PT8H' }], LYON)
    .say('equipment-LATHE-1', ['BusyTimePlanned', { date: '2026-03-03', planned: 'PT8H' }], LYON)
    .say('production-order-1', ordered('2026-03-03'), LYON)
    .say('production-order-1', made('9', '1'), LYON)
    .say('production-order-1', completed('2026-03-03'), LYON)
    .say('production-order-2', ordered('2026-03-02'), LYON)
    .say('production-order-2', made('10', '0'), { ...LYON, date: '2026-03-03' })
    .say('production-order-2', completed('2026-03-02'), { ...LYON, date: '2026-03-03' });

const ordered = (due: string) =>
  [
    'ProductionOrderCreated',
    {
      site: 'lyon',
      item: 'PUMP-100',
      quantity: pieces('9'),
      due,
      bomVersion: 1,
      routingVersion: 1,
      components: NONE,
      operations: TURN,
      demand: 'sales-order/SO-1/1',
    },
  ] as const;

const completed = (due: string) =>
  [
    'ProductionOrderCompleted',
    {
      item: 'PUMP-100',
      ordered: pieces('9'),
      good: pieces('9'),
      scrap: pieces('1'),
      lot: 'L-1',
      due,
      demand: 'sales-order/SO-1/1',
    },
  ] as const;

export const suffer = (story: Story): Story =>
  story
    .say(
      'equipment-LATHE-1',
      ['EquipmentStateChanged', { from: 'idle', to: 'downUnplanned', reason: 'SPINDLE' }],
      LYON,
    )
    .say('nonconformance-N1', ['NonconformanceRegistered', nonconformance], LYON)
    .say('nonconformance-N2', ['NonconformanceRegistered', nonconformance], { ...LYON, date: '2026-03-03' })
    .say('nonconformance-N1', ['NonconformanceClosed', { rootCause: 'Worn tool' }], {
      ...LYON,
      date: '2026-03-04',
    });

const nonconformance = {
  site: 'lyon',
  source: 'operator',
  sourceRef: 'production-order/1',
  item: 'PUMP-100',
  lot: 'L-1',
  quantity: pieces('1'),
  severity: 'minor',
  description: 'Scratched',
} as const;
