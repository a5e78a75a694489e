/**
 * Founds the company: who it is, who may decide, what it makes of what, from whom, for whom, and with
 * whom.
 */
import { multiplyMoney } from '@gemba/measures/money';
import type { Command, CompanyClient } from '../client/company-client.http.js';
import { standardCost } from '../company/costs.js';
import { downtimeReasons } from '../company/downtime-reasons.js';
import { customers, supplierOf, suppliers } from '../company/partners.js';
import { peopleOf } from '../company/people.js';
import { machinesOf } from '../company/plants.js';
import { bought, gtinOf, listPrice, made, pumps, services, storageLimits } from '../company/products.js';
import type { MadeItem } from '../company/products.js';
import { controlPlans } from '../company/quality-plans.js';
import { modes, rightsAt, rightsEverywhere } from '../company/rights.js';
import type { Site } from '../company/sites.js';
import { legalEntities, locationsOf, sites } from '../company/sites.js';
import { pieces, together } from '../world/stage.js';

/** Where and when the company is founded. */
export type Founding = {
  readonly company: CompanyClient;
  /** Business time of everything that is said. */
  readonly at: string;
  readonly date: string;
};

/** Other services hear of a site and an item a moment after their owners have said so. */
const NOT_HEARD = ['PLT-SITE-UNKNOWN', 'SCM-ITEM-UNKNOWN', 'QAL-GDS-ITEM'];

type Said = Omit<Command, 'at' | 'patient'>;

const say = ({ company, at }: Founding, commands: readonly Said[]) =>
  together(commands, (command) => company.send({ ...command, at, patient: NOT_HEARD }));

const minutes = (count: number): string => `PT${String(count)}M`;

export const found = async (founding: Founding): Promise<void> => {
  await govern(founding);
  await say(founding, [...items(), ...partners(), ...calendars(), ...plans(), ...reasons('top')]);
  await say(founding, [
    ...boms(founding.date),
    ...routings(),
    ...storage(),
    ...prices(),
    ...machines(),
    ...reasons('below'),
    ...people(founding.date),
  ]);
  await say(founding, [...skills(founding.date), ...costs(), ...returnPolicies()]);
};

const govern = async (founding: Founding): Promise<void> => {
  const { at } = founding;
  const service = 'governance';
  await say(
    founding,
    legalEntities.map((body) => ({ service, path: 'legal-entities', body })),
  );
  await say(
    founding,
    sites.map(({ id, name, companyId, country, timeZone, gln }) => ({
      service,
      path: 'sites',
      body: { id, name, companyId, country, timeZone, dayStart: '06:00', gln },
    })),
  );
  await say(founding, [
    ...[...sites.flatMap(rightsAt), ...rightsEverywhere].map((right) => ({
      service,
      path: 'decision-rights',
      body: { ...right, validFrom: at },
    })),
    ...modes.map((mode) => ({
      service,
      path: 'operating-modes',
      body: { ...mode, effectiveFrom: at },
      key: `mode/${mode.topic}/${mode.site}`,
    })),
  ]);
};

const items = (): readonly Said[] => [
  ...bought.map(({ id, name, unit, shelfLife }) => ({
    ...{ service: 'production', path: 'items' },
    body: {
      ...{ id, name, kind: 'buy', unit, tracking: 'lot', gtin: gtinOf(id), family: 'parts' },
      ...(shelfLife === undefined ? {} : { shelfLife }),
    },
  })),
  ...services.map(({ id, name }) => ({
    ...{ service: 'production', path: 'items' },
    body: { id, name, kind: 'service', unit: 'C62', tracking: 'none', family: 'services' },
  })),
  ...made.map(({ id, name }) => ({
    ...{ service: 'production', path: 'items' },
    body: { id, name, kind: 'make', unit: 'C62', tracking: 'lot', gtin: gtinOf(id), family: 'pumps' },
  })),
];

const bom = ({ id: item, lines }: MadeItem, effectiveFrom: string) => ({
  ...{ item, version: 1, effectiveFrom, base: pieces(1) },
  lines: lines.map(({ item: part, quantity, scrapFraction, operation }) => {
    const unit = bought.find(({ id }) => id === part)?.unit ?? 'C62';
    return { item: part, quantity: { value: quantity, unit }, scrapFraction, operation };
  }),
});

const boms = (date: string): readonly Said[] =>
  made.map((each) => ({
    service: 'production',
    path: 'bills-of-materials',
    body: bom(each, date),
    key: `bom/${each.id}`,
  }));

const routings = (): readonly Said[] =>
  [...made, ...services].map(({ id, operations }) => ({
    service: 'production',
    path: 'routings',
    body: {
      item: id,
      version: 1,
      operations: operations.map(({ setup, runPerUnit, ...rest }) => ({
        ...rest,
        setup: minutes(setup),
        runPerUnit: minutes(runPerUnit),
      })),
    },
    key: `routing/${id}`,
  }));

const calendars = (): readonly Said[] =>
  sites.flatMap((site) => [
    {
      service: 'production',
      path: 'work-calendars',
      body: { site: site.id, shifts: site.shifts, holidays: site.holidays },
      key: `calendar/${site.id}`,
    },
    ...locationsOf(site).map((body) => ({ service: 'supply-chain', path: 'locations', body })),
  ]);

const machines = (): readonly Said[] =>
  sites.flatMap(machinesOf).map((body) => ({ service: 'production', path: 'equipment', body }));

/** Those at the top of the tree come first, then those that are below them. */
const reasons = (where: 'top' | 'below'): readonly Said[] =>
  downtimeReasons
    .filter(({ parent }) => (parent === undefined) === (where === 'top'))
    .map((body) => ({ service: 'production', path: 'downtime-reasons', body }));

const partners = (): readonly Said[] => [
  ...suppliers.map(({ id, name, currency, days, gln }) => ({
    ...{ service: 'supply-chain', path: 'suppliers' },
    body: { id, name, currency, leadTime: `P${String(days)}D`, gln },
  })),
  ...customers.map(({ id, name, currency, country, vatId }) => ({
    ...{ service: 'supply-chain', path: 'customers' },
    body: { id, name, currency, country, vatId },
  })),
];

const prices = (): readonly Said[] =>
  suppliers.flatMap(({ id, currency, items: delivered }) =>
    delivered.map((item) => ({
      service: 'supply-chain',
      path: `suppliers/${id}/agree-price`,
      body: {
        item,
        price: { amount: bought.find((each) => each.id === item)?.price[currency] ?? '', currency },
      },
      key: `price/${id}/${item}`,
    })),
  );

const plans = (): readonly Said[] =>
  controlPlans.map((plan) => ({
    service: 'quality',
    path: 'control-plans',
    body: { ...plan, version: 1 },
    key: `plan/${plan.item}/${plan.trigger}`,
  }));

const storage = (): readonly Said[] =>
  Object.entries(storageLimits).map(([item, limits]) => ({
    service: 'quality',
    path: 'storage-conditions',
    body: { item, limits },
    key: `storage/${item}`,
  }));

const people = (date: string): readonly Said[] =>
  sites.flatMap(peopleOf).map(({ id, name, site, position, costCentre, hourlyCost }) => ({
    service: 'hr',
    path: 'employees',
    body: { id, name, site, position, costCentre, hourlyCost, start: date },
  }));

const skills = (date: string): readonly Said[] => {
  const year = Number(date.slice(0, 4));
  const period = { validFrom: date, validTo: `${String(year + 2)}-12-31` };
  return sites.flatMap(peopleOf).flatMap(({ id, skills: held }) =>
    held.map((skill, index) => ({
      service: 'hr',
      path: `employees/${id}/grant-qualification`,
      body: { skill, level: index === 0 ? 4 : 3, ...period, evidence: `Certificate of ${skill}` },
      key: `skill/${id}/${skill}`,
    })),
  );
};

const costs = (): readonly Said[] =>
  sites.flatMap((site) => [...bought, ...made, ...services].map(({ id }) => cost(id, site)));

const cost = (item: string, site: Site): Said => {
  const { currency, id, labourRate, machineRate } = site;
  return {
    service: 'finance',
    path: 'standard-costs',
    body: {
      ...{ site: id, item, cost: standardCost(item, site) },
      labourRate: { amount: labourRate, currency },
      machineRate: { amount: machineRate, currency },
    },
    key: `cost/${id}/${item}`,
  };
};

/** Planning policies of bought items: with nothing in stock each leads to its first purchase order. */
export const setPolicies = (founding: Founding) =>
  say(
    founding,
    sites.flatMap(({ id: site, currency }) =>
      bought.map(({ id: item, unit, stock: [point, order] }) => {
        const supplier = supplierOf(item, currency);
        return {
          service: 'production',
          path: `items/${item}/set-planning-policy`,
          body: {
            site,
            reorderPoint: { value: String(point), unit },
            orderQuantity: { value: String(order), unit },
            leadTime: `P${String(supplier.days)}D`,
            supplier: supplier.id,
          },
          key: `policy/${site}/${item}`,
        };
      }),
    ),
  );

/** A pump that is as new is sold again, one that is worn goes for its bronze and iron. */
const returnPolicies = (): readonly Said[] =>
  sites.flatMap((site) => pumps.map(({ id }) => returnPolicy(id, site)));

const returnPolicy = (item: string, site: Site): Said => {
  const cost = standardCost(item, site);
  const price = { amount: listPrice[item]?.[site.currency] ?? cost.amount, currency: site.currency };
  const share = (factor: string) => multiplyMoney(cost, factor);
  return {
    service: 'supply-chain',
    path: 'return-policies',
    body: {
      ...{ site: site.id, item },
      options: [
        { kind: 'restock', worstGrade: 'A', price, cost: share('0.06') },
        { kind: 'recycle', worstGrade: 'scrap', price: share('0.11'), cost: share('0.02') },
      ],
    },
    key: `return-policy/${site.id}/${item}`,
  };
};
