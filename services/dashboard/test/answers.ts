/** Answers of the test company that need no server: lists of facts, profit and loss, tie-outs, health. */
import { chance, whole } from './chance.js';
import type { Definition } from './catalogue.js';
import {
  addDays,
  type Company,
  type Fact,
  compute,
  factsOf,
  type Question,
  siteIds,
  sum,
} from './figures.js';

type Asked = Record<string, string>;

function factRow(kpi: Definition, fact: Fact, index: number) {
  const name = fact.part === 'numerator' ? 'part' : 'whole';
  return {
    factId: `${kpi.id}-${String(index)}`,
    eventId: `0199-${String(index).padStart(8, '0')}`,
    service: kpi.service,
    streamId: `${kpi.service}-${fact.site}-${fact.day}`,
    streamVersion: 1 + Math.floor(chance(kpi.id, index) * 9),
    eventType: `${kpi.service}.${kpi.event}`,
    measure: `${kpi.id}.${name}`,
    value: String(fact.value),
    unit: kpi.unit === 'ratio' ? 'C62' : kpi.unit,
    currency: kpi.unit === 'money' ? 'EUR' : null,
    site: fact.site,
    businessDate: fact.day,
    occurredAt: `${fact.day}T10:00:00Z`,
    recordedAt: `${fact.day}T10:00:01Z`,
    dimensions: {},
  };
}

/** Newest first, page by page; the total is that of all pages. */
export function listFacts(company: Company, kpi: Definition, asked: Asked) {
  const part = asked.part === 'denominator' ? 'denominator' : 'numerator';
  const { site, from = '', to = '', limit = '50', cursor = '0' } = asked;
  const facts = factsOf(company, kpi, { site, from, to }).filter((fact) => fact.part === part);
  const end = Number(cursor) + Number(limit);
  const rows = facts.toReversed().map((fact, index) => factRow(kpi, fact, index));
  return {
    data: rows.slice(Number(cursor), end),
    total: { count: facts.length, value: String(sum(facts, part)) },
    hasMore: end < rows.length,
    nextCursor: end < rows.length ? String(end) : null,
  };
}

/** The figure with its parts; recomputed the same way, from the same facts. */
export function explain(company: Company, kpi: Definition, question: Question) {
  const { facts, value, numerator, denominator } = compute(company, kpi, question);
  const part = (name: string, of: Fact['part'], total: string) => {
    const count = facts.filter((fact) => fact.part === of).length;
    return { value: total, parts: [{ measure: `${kpi.id}.${name}`, value: total, facts: count }] };
  };
  const { id, name, formula, owner, unit, target, description } = kpi;
  return {
    ...{ kpi: id, name, formula, formulaVersion: 2, owner, unit, target, definition: description },
    targetSource: 'policy KPI-2026, version 3',
    numerator: part('part', 'numerator', numerator),
    denominator: denominator === null ? null : part('whole', 'denominator', denominator),
    value,
    recomputed: value,
    equal: true,
  };
}

type Kind = 'revenue' | 'cost' | 'expense' | 'profit';

const accounts: [account: string, name: string, kind: Kind][] = [
  ['7000', 'Sales', 'revenue'],
  ['6000', 'Material', 'cost'],
  ['6100', 'Direct labour', 'cost'],
  ['6200', 'Overhead', 'cost'],
  ['6300', 'Scrap', 'cost'],
  ['6400', 'Energy', 'expense'],
  ['6500', 'Administration', 'expense'],
];
const sizes = [1_000_000, 410_000, 190_000, 80_000, 14_000, 31_000, 96_000];

function line([account, name, kind]: (typeof accounts)[number], sites: string[]) {
  const size = sizes[accounts.findIndex(([number]) => number === account)] ?? 0;
  const numbers = sites.map(
    (site) => [site, Math.round(size * (0.7 + chance(account, site) * 0.5))] as const,
  );
  const group = numbers.reduce((total, [, value]) => total + value, 0);
  const amounts = Object.fromEntries(numbers.map(([site, value]) => [site, `${String(value)}.00`]));
  return { account, name, kind, amounts, group: `${String(group)}.00`, currency: 'EUR' };
}

/** The last line is what the others leave. */
export function profitAndLoss(site: string | undefined) {
  const sites = site ? [site] : siteIds;
  const lines = accounts.map((account) => line(account, sites));
  const left = (of: (one: (typeof lines)[number]) => string) =>
    lines.reduce((total, one) => total + (one.kind === 'revenue' ? 1 : -1) * Number(of(one)), 0).toFixed(2);
  const amounts = Object.fromEntries(sites.map((id) => [id, left((one) => one.amounts[id] ?? '0')]));
  const profit = {
    account: 'NOP',
    name: 'Net operating profit',
    kind: 'profit' as Kind,
    amounts,
    group: left((one) => one.group),
    currency: 'EUR',
  };
  return { sites, lines: [...lines, profit] };
}

function check(
  id: string,
  name: string,
  of: { scope: string; ways: [string, string]; values: [string, string]; unit: string },
) {
  const { scope, ways, values, unit } = of;
  const difference = (Number(values[0]) - Number(values[1])).toFixed(2);
  const sides = { left: { name: ways[0], value: values[0] }, right: { name: ways[1], value: values[1] } };
  return { id, name, scope, ...sides, difference, unit, ok: Number(difference) === 0 };
}

export const checks = [
  check('stock-ledger', 'Stock value', {
    scope: 'Lyon',
    ways: ['stock sub-ledger', 'accounts 3000–3199'],
    values: ['512400.00', '512400.00'],
    unit: 'EUR',
  }),
  check('stock-ledger-gdansk', 'Stock value', {
    scope: 'Gdańsk',
    ways: ['stock sub-ledger', 'accounts 3000–3199'],
    values: ['1204880.00', '1204880.00'],
    unit: 'PLN',
  }),
  check('epcis', 'Stock quantity', {
    scope: 'all sites',
    ways: ['stock table', 'warehouse events'],
    values: ['48210', '48208'],
    unit: 'C62',
  }),
  check('trial-balance', 'Trial balance', {
    scope: 'EUR',
    ways: ['debits', 'credits'],
    values: ['8120334.18', '8120334.18'],
    unit: 'EUR',
  }),
  check('group', 'Σ sites = group', {
    scope: 'profit and loss',
    ways: ['sites', 'group'],
    values: ['540100.00', '540100.00'],
    unit: 'EUR',
  }),
];

const services = ['production', 'supply-chain', 'quality', 'hr', 'finance', 'governance'];

export function trust() {
  const ago = (service: string) => new Date(Date.now() - whole(1, 200, service) * 1000).toISOString();
  return {
    lag: services.map((service) => ({
      topic: `gemba.${service}`,
      partitions: 12,
      lag: whole(0, 2, 'lag', service),
      lastEventAt: ago(service),
    })),
    consumers: [],
    parked: [
      {
        consumer: 'projection',
        service: 'quality',
        streamId: 'inspection-118',
        version: 4,
        type: 'quality.MeasurementRecorded',
        reason: 'the characteristic is not in the plan',
        parkedAt: `${addDays(new Date().toISOString().slice(0, 10), -1)}T14:00:00Z`,
      },
    ],
    sources: services.map((service) => ({
      service,
      status: service === 'hr' ? 'silent' : 'active',
      lastEventAt: ago(service),
      events: whole(400, 9000, 'events', service),
    })),
  };
}
