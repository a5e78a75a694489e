/** The commands that found the company of a trial, in waves: those of one wave do not need each other. */
import type { Action } from '../client/action.js';
import type { Item, Site } from './company.js';
import {
  BOLT,
  BOUGHT,
  CAST,
  CUSTOMERS,
  HOT_LOTS,
  ITEMS,
  OPENING,
  OPERATION,
  PUMP,
  PUMP_LINES,
  RATES,
  SITES,
  SKILL,
  STEEL,
  SUPPLIERS,
  WIDTH,
  WORK_CENTER,
} from './company.js';

/** Dates `YYYY-MM-DD`: when the company began, and until when its people may work. */
export type Times = {
  readonly from: string;
  readonly until: string;
  readonly months: readonly string[];
  /** Dates for which rates are published. */
  readonly rated: readonly string[];
};

type Said = Pick<Action, 'operation' | 'id' | 'body'>;

const EVERYWHERE = { scope: 'all', level: 'hq' };

/** Purchases up to here the machine approves by itself. */
const AUTOMATIC = '60.00';

const rights = ({ from }: Times): readonly Said[] => {
  const validFrom = `${from}T00:00:00Z`;
  const grant = (right: object): Said => ({
    operation: 'decision-right.GrantDecisionRight',
    body: { ...right, validFrom },
  });
  const ofSites = SITES.map(({ id: scope, currency }) =>
    grant({
      ...{ id: `purchase.${scope}.automation`, topic: 'purchase', scope, holderRole: 'automation' },
      ...{ level: 'site', limit: { amount: AUTOMATIC, currency }, escalatesTo: 'buyer' },
    }),
  );
  const pairs = [
    ['purchase', 'coo'],
    ['promise', 'coo'],
    ['payment-release', 'controller'],
    ['hold-lift', 'quality-inspector'],
    ['material-waiver', 'site-manager'],
  ] as const;
  return [
    ...ofSites,
    ...pairs.map(([topic, holderRole]) =>
      grant({ ...EVERYWHERE, id: `${topic}.${holderRole}`, topic, holderRole }),
    ),
  ];
};

const entities = (): readonly Said[] =>
  SITES.map(({ company: id, name, currency, country }) => ({
    operation: 'legal-entity.RegisterLegalEntity',
    body: { id, name: `Trial ${name}`, currency, country, groupCurrency: 'EUR' },
  }));

const sites = (): readonly Said[] =>
  SITES.map(({ id, name, company: companyId, timeZone, gln }) => ({
    operation: 'site.RegisterSite',
    body: { id, name, companyId, timeZone, dayStart: '06:00', gln },
  }));

const items = (): readonly Said[] =>
  ITEMS.map(({ id, unit, gtin, made }) => ({
    operation: 'item.RegisterItem',
    body: { id, name: id, kind: made ? 'make' : 'buy', unit, tracking: 'lot', gtin },
  }));

const partners = (): readonly Said[] => [
  ...SUPPLIERS.map(({ id, currency }) => ({
    operation: 'supplier.ApproveSupplier',
    body: { id, name: id, currency, leadTime: 'P3D' },
  })),
  ...CUSTOMERS.map(({ id, currency, country, vatId }) => ({
    operation: 'customer.RegisterCustomer',
    body: { id, name: id, currency, country, ...(vatId !== undefined && { vatId }) },
  })),
  ...SITES.map(({ id: site, gln }) => ({
    operation: 'location.RegisterLocation',
    body: { id: `${site}.dock`, name: `${site} dock`, site, gln },
  })),
];

const prices = (): readonly Said[] =>
  SUPPLIERS.flatMap(({ id, currency }) =>
    BOUGHT.map(({ id: item, price }) => ({
      operation: 'supplier.AgreePrice',
      id,
      body: { item, price: { amount: price[currency], currency } },
    })),
  );

const making = ({ from }: Times): readonly Said[] => {
  const lines = PUMP_LINES.map(({ item, quantity }) => ({
    ...{ item: item.id, quantity: { value: quantity, unit: item.unit } },
    ...{ scrapFraction: '0', operation: OPERATION },
  }));
  const base = { value: '1', unit: PUMP.unit };
  const operation = {
    ...{ sequence: OPERATION, name: 'Assemble', workCenter: WORK_CENTER, skill: SKILL },
    ...{ setup: 'PT10M', runPerUnit: 'PT12M' },
  };
  return [
    {
      operation: 'bill-of-materials.ReleaseBillOfMaterials',
      body: { item: PUMP.id, version: 1, effectiveFrom: from, base, lines },
    },
    { operation: 'routing.ReleaseRouting', body: { item: PUMP.id, version: 1, operations: [operation] } },
    ...SITES.map(({ id: site }) => ({
      operation: 'equipment.RegisterEquipment',
      body: {
        ...{ id: unitAt(site), name: 'Assembly bench', site, workCenter: WORK_CENTER },
        path: `trial/${site}/hall/${WORK_CENTER}/1`,
      },
    })),
  ];
};

/** The one work unit of a site. */
export const unitAt = (site: string): string => `${site}.${WORK_CENTER}`;

const hired = ({ from }: Times): readonly Said[] =>
  SITES.flatMap(({ id: site, people, currency }) =>
    people.map((id) => ({
      operation: 'employee.HireEmployee',
      body: {
        ...{ id, name: id, site, position: 'Fitter', costCentre: 'PRODUCTION', start: from },
        hourlyCost: { amount: '30.00', currency },
      },
    })),
  );

const skills = ({ from, until }: Times): readonly Said[] =>
  SITES.flatMap(({ people }) => people).map((id) => ({
    operation: 'employee.GrantQualification',
    id,
    body: { skill: SKILL, level: 3, validFrom: from, validTo: until, evidence: 'Course' },
  }));

const quality = (): readonly Said[] => [
  {
    operation: 'control-plan.ReleaseControlPlan',
    body: {
      ...{ item: CAST.id, version: 1, trigger: 'receipt', sampleSize: 1 },
      characteristics: [{ ...WIDTH, name: 'Width', unit: 'MMT' }],
    },
  },
];

const books = ({ rated, months }: Times): readonly Said[] => [
  ...rated.flatMap((date) =>
    RATES.map((rate) => ({
      operation: 'exchange-rate.PublishRate',
      body: { date, ...rate, source: 'Trial bank' },
    })),
  ),
  ...SITES.flatMap(({ company }) =>
    months.map((period) => ({
      operation: 'fiscal-period.OpenFiscalPeriod',
      body: { company, period },
    })),
  ),
];

const costs = (): readonly Said[] =>
  SITES.flatMap(({ id: site, currency }) =>
    ITEMS.map(({ id: item, price }) => ({
      operation: 'standard-cost.ReleaseStandardCost',
      body: {
        ...{ site, item, cost: { amount: price[currency], currency } },
        labourRate: { amount: '38.00', currency },
        machineRate: { amount: '22.00', currency },
      },
    })),
  );

/** Bolts and steel of one site are replenished by themselves. */
const policies = (): readonly Said[] =>
  [BOLT, STEEL].map(({ id, unit }) => ({
    operation: 'item.SetPlanningPolicy',
    id,
    body: {
      ...{ site: 'lyon', leadTime: 'P3D', supplier: 'FORGE' },
      reorderPoint: { value: '9000', unit },
      orderQuantity: { value: '40', unit },
    },
  }));

const opening = (): readonly Said[] =>
  SITES.flatMap(({ id: site }) =>
    ITEMS.filter(({ id }) => OPENING[id] !== undefined).flatMap((item) =>
      HOT_LOTS.map((lot) => openingLot(item, { site, lot })),
    ),
  );

const openingLot = (
  { id: item, unit }: Item,
  { site, lot }: { readonly site: Site['id']; readonly lot: string },
): Said => ({
  operation: 'stock-item.ReceiveStock',
  body: {
    ...{ site, item, lot, quantity: { value: OPENING[item], unit } },
    source: { kind: 'count', id: `opening-${site}-${lot}` },
  },
});

/** All of it, wave by wave. */
export const founding = (times: Times): readonly (readonly Said[])[] => [
  entities(),
  sites(),
  [...rights(times), ...items(), ...partners(), ...books(times)],
  [...prices(), ...making(times), ...hired(times), ...quality(), ...costs()],
  skills(times),
  opening(),
  policies(),
];
