/** The last commands of a trial: something new for every service, which nothing stands in the way of. */
import type { Action } from '../client/action.js';
import type { Site } from '../master/company.js';
import { BOLT, CAST, PUMP, SITES, WIDTH } from '../master/company.js';
import { APPROVER, pieces, totalOf } from './asked.js';

type Said = Omit<Action, 'intent'>;

const DAY_MS = 86_400_000;

type End = { readonly tag: string; readonly site: Site; readonly dayFrom: (days: number) => string };

const masterData = ({ tag, site, dayFrom }: End): readonly Said[] => [
  {
    operation: 'legal-entity.RegisterLegalEntity',
    body: { id: tag, name: tag, currency: 'EUR', country: 'FR', groupCurrency: 'EUR' },
  },
  {
    operation: 'employee.GrantQualification',
    id: site.people[0] ?? '',
    body: { skill: tag, level: 1, validFrom: dayFrom(0), validTo: dayFrom(9), evidence: 'Course' },
  },
  {
    operation: 'control-plan.ReleaseControlPlan',
    body: {
      ...{ item: `${CAST.id}-${tag}`, version: 1, trigger: 'receipt', sampleSize: 1 },
      characteristics: [{ ...WIDTH, name: 'Width', unit: 'MMT' }],
    },
  },
];

const goods = ({ tag, site, dayFrom }: End): readonly Said[] => {
  const one = pieces(1, BOLT);
  const place = { site: site.id, item: BOLT.id, lot: 'FINAL' };
  const price = { amount: BOLT.price[site.currency], currency: site.currency };
  // More than the machine approves by itself, whatever was ordered before it that day.
  const many = pieces(100, BOLT);
  const lines = [{ line: '1', item: BOLT.id, quantity: many, price }];
  return [
    {
      operation: 'production-order.CreateProductionOrder',
      body: { id: tag, site: site.id, item: PUMP.id, quantity: pieces(1, PUMP), due: dayFrom(2) },
    },
    {
      operation: 'stock-item.ReceiveStock',
      body: { ...place, quantity: pieces(7, BOLT), source: { kind: 'count', id: tag } },
    },
    {
      operation: 'purchase-order.PlacePurchaseOrder',
      body: { id: tag, site: site.id, supplier: 'FORGE', lines, promised: dayFrom(3) },
    },
    {
      operation: 'purchase-order.ApprovePurchaseOrder',
      id: tag,
      as: APPROVER,
      body: { total: totalOf(lines, site.currency) },
    },
    {
      operation: 'purchase-order.ReceiveGoods',
      id: tag,
      body: { item: BOLT.id, lot: 'FINAL', quantity: one, line: '1' },
    },
  ];
};

const voucher = ({ tag, site, dayFrom }: End): Said => {
  const amount = { amount: '12.34', currency: site.currency };
  return {
    operation: 'journal.PostJournal',
    body: {
      ...{ site: site.id, company: site.company, sourceEventId: tag, postingDate: dayFrom(0) },
      ...{ sourceType: 'manual', text: 'The last voucher' },
      lines: [
        { account: '1000', debit: amount },
        { account: '3000', credit: amount },
      ],
    },
  };
};

/** `now` is in milliseconds since the epoch. */
export const closing = ({
  seed,
  now,
}: {
  readonly seed: number;
  readonly now: number;
}): readonly Action[] => {
  const dayFrom = (days: number): string => new Date(now + days * DAY_MS).toISOString().slice(0, 10);
  const [site] = SITES;
  if (!site) return [];
  const end: End = { tag: `final-${String(seed)}`, site, dayFrom };
  const writes = [...masterData(end), ...goods(end), voucher(end)];
  return writes.map((write, index) => ({ ...write, intent: `last-${String(index + 1)}` }));
};
