/** The figures of the test company: how a day at a site turns into facts, and what the figures should be. */
import { chance, whole } from './chance.js';

type Place = { site: string; day: string };
export type Definition = {
  id: string;
  name: string;
  group: 'delivery' | 'production' | 'quality' | 'inventory' | 'people' | 'money';
  unit: string;
  direction: 'up' | 'down' | 'none';
  decimals: number;
  target: string | null;
  formula: string;
  description: string;
  owner: string;
  service: string;
  event: string;
  /** A stock counts all days up to the end; a flow only those of the period. */
  stock?: boolean;
  numerator: (of: Place) => number;
  denominator?: (of: Place) => number;
};

const size: Record<string, number> = { lyon: 1.4, porto: 1, gdansk: 0.8 };
const pull: Record<string, number> = { lyon: 0.01, porto: -0.015, gdansk: 0.004 };

function scaled(low: number, high: number, key: string) {
  return ({ site, day }: Place) => Math.round(whole(low, high, key, site, day) * (size[site] ?? 1));
}

/** A share of the denominator that wanders around `level`. */
function share(level: number, spread: number, base: (of: Place) => number) {
  return (of: Place) => {
    const part = level + (pull[of.site] ?? 0) + (chance('share', level, of.site, of.day) - 0.5) * spread;
    return Math.round(base(of) * Math.min(1, Math.max(0, part)));
  };
}

const lines = scaled(18, 34, 'lines');
const pieces = scaled(380, 520, 'pieces');
const inspected = scaled(300, 420, 'inspected');
const minutes = scaled(1900, 2300, 'minutes');
const hours = scaled(260, 300, 'hours');
const sales = scaled(38_000, 56_000, 'sales');

type Short = [id: string, name: string, unit: string, target: string | null];
type More = Pick<
  Definition,
  'group' | 'direction' | 'decimals' | 'formula' | 'service' | 'event' | 'numerator'
> &
  Partial<Pick<Definition, 'denominator' | 'stock'>>;

function figure([id, name, unit, target]: Short, more: More): Definition {
  const owner = { delivery: 'Head of logistics', money: 'Controller', people: 'HR officer' } as Record<
    string,
    string
  >;
  const description = `${name}, counted from the events of ${more.service} at the site’s own business day.`;
  return { id, name, unit, target, description, owner: owner[more.group] ?? 'Plant manager', ...more };
}

const delivery = { group: 'delivery', service: 'supply-chain' } as const;
const production = { group: 'production', service: 'production' } as const;
const quality = { group: 'quality', service: 'quality' } as const;
const inventory = { group: 'inventory', service: 'finance' } as const;
const finance = { group: 'money', service: 'finance' } as const;

export const definitions: Definition[] = [
  figure(['otif', 'On time, in full', 'ratio', '0.95'], {
    ...delivery,
    direction: 'up',
    decimals: 1,
    event: 'ShipmentDelivered',
    formula: 'lines delivered on time and in full / lines delivered',
    numerator: share(0.94, 0.12, lines),
    denominator: lines,
  }),
  figure(['lead-time', 'Order lead time', 'DAY', '6'], {
    ...delivery,
    direction: 'down',
    decimals: 1,
    event: 'ShipmentDelivered',
    formula: 'Σ days from order to delivery / lines delivered',
    numerator: share(0.066, 0.02, (of) => lines(of) * 100),
    denominator: lines,
  }),
  figure(['oee', 'OEE', 'ratio', '0.75'], {
    ...production,
    direction: 'up',
    decimals: 1,
    event: 'OperationCompleted',
    formula: 'planned run time of good units / planned busy time',
    numerator: share(0.742, 0.14, minutes),
    denominator: minutes,
  }),
  figure(['plan-attainment', 'Plan attainment', 'ratio', '0.92'], {
    ...production,
    direction: 'up',
    decimals: 1,
    event: 'QuantityReported',
    formula: 'good quantity in plan / planned quantity',
    numerator: share(0.931, 0.1, pieces),
    denominator: pieces,
  }),
  figure(['throughput', 'Good units', 'C62', null], {
    ...production,
    direction: 'up',
    decimals: 0,
    event: 'QuantityReported',
    formula: 'Σ good quantity',
    numerator: pieces,
  }),
  figure(['fpy', 'First pass yield', 'ratio', '0.97'], {
    ...quality,
    direction: 'up',
    decimals: 1,
    event: 'InspectionAccepted',
    formula: 'units good the first time / units inspected',
    numerator: share(0.964, 0.03, inspected),
    denominator: inspected,
  }),
  figure(['scrap', 'Scrap ratio', 'ratio', '0.02'], {
    ...quality,
    direction: 'down',
    decimals: 2,
    event: 'QuantityReported',
    formula: 'scrap quantity / produced quantity',
    numerator: share(0.018, 0.012, pieces),
    denominator: pieces,
  }),
  figure(['open-nc', 'Open nonconformances', 'C62', '12'], {
    ...quality,
    direction: 'down',
    decimals: 0,
    event: 'NonconformanceRaised',
    stock: true,
    formula: 'raised − closed',
    numerator: ({ site, day }) => whole(-1, 1, 'nc', site, day),
  }),
  figure(['inventory-value', 'Inventory value', 'money', null], {
    ...inventory,
    direction: 'down',
    decimals: 0,
    event: 'JournalPosted',
    stock: true,
    formula: 'Σ postings on stock accounts',
    numerator: ({ site, day }) => whole(-9000, 9500, 'inv', site, day),
  }),
  figure(['inventory-days', 'Days of inventory', 'DAY', '30'], {
    ...inventory,
    direction: 'down',
    decimals: 1,
    event: 'JournalPosted',
    formula: 'average inventory value / cost of goods sold per day',
    numerator: share(0.289, 0.03, (of) => sales(of) * 60),
    denominator: share(0.62, 0.05, sales),
  }),
  figure(['absence', 'Absence rate', 'ratio', '0.04'], {
    group: 'people',
    service: 'hr',
    direction: 'down',
    decimals: 1,
    event: 'AbsenceReported',
    formula: 'hours absent / hours rostered',
    numerator: share(0.041, 0.05, hours),
    denominator: hours,
  }),
  figure(['revenue', 'Revenue', 'money', null], {
    ...finance,
    direction: 'up',
    decimals: 0,
    event: 'JournalPosted',
    formula: 'Σ credit − debit on revenue accounts',
    numerator: sales,
  }),
  figure(['cost', 'Cost', 'money', null], {
    ...finance,
    direction: 'down',
    decimals: 0,
    event: 'JournalPosted',
    formula: 'Σ debit − credit on cost and expense accounts',
    numerator: share(0.86, 0.1, sales),
  }),
  figure(['nop', 'Net operating profit', 'money', '250000'], {
    ...finance,
    direction: 'up',
    decimals: 0,
    event: 'JournalPosted',
    formula: 'revenue − cost of goods sold − operating expenses',
    numerator: (of) => sales(of) - share(0.86, 0.1, sales)(of),
  }),
];
