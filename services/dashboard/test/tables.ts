/** The tables of the test company: sites, orders, stock, people, machines, invoices, accounts. */
import { chance, pick, whole } from './chance.js';
import { addDays, siteIds } from './figures.js';

export type Row = Record<string, unknown>;

const names: Record<string, string> = { lyon: 'Lyon', porto: 'Porto', gdansk: 'Gdańsk' };
const zones: Record<string, string> = {
  lyon: 'Europe/Paris',
  porto: 'Europe/Lisbon',
  gdansk: 'Europe/Warsaw',
};
const items = [
  'PUMP-40',
  'PUMP-65',
  'VALVE-12',
  'MOTOR-2K',
  'SEAL-KIT',
  'HOUSING-A',
  'IMPELLER-7',
  'SHAFT-30',
];
const customers = ['Aquanord', 'Hydro Iberia', 'Bałtyk Water', 'Rhône Énergie', 'Porto Marine'];
const stages = ['placed', 'promised', 'produced', 'despatched', 'delivered', 'invoiced', 'paid', 'cancelled'];
const cells = ['CNC', 'ASSY', 'WELD', 'TEST'];
const skills = ['assembly', 'cnc-milling', 'welding', 'inspection', 'forklift', 'planning'];
const first = [
  'Anna',
  'Miguel',
  'Claire',
  'Tomasz',
  'Inês',
  'Luc',
  'Zofia',
  'João',
  'Marie',
  'Piotr',
  'Sofia',
  'Paul',
];
const last = ['Martin', 'Silva', 'Kowalska', 'Bernard', 'Ferreira', 'Nowak', 'Dubois', 'Santos'];

function sites(): Row[] {
  return siteIds.map((id) => ({
    id,
    name: names[id],
    timeZone: zones[id],
    currency: id === 'gdansk' ? 'PLN' : 'EUR',
    companyId: id === 'gdansk' ? 'Nordpomp Polska' : 'Nordpomp SAS',
    modes: {
      purchasing: id === 'lyon' ? 'centralised' : 'hybrid',
      quality: 'decentralised',
      scheduling: id === 'gdansk' ? 'centralised' : 'decentralised',
    },
  }));
}

function times(placed: string, reached: number): Row {
  const steps = stages.slice(0, reached + 1).map((stage, index) => {
    return [`${stage}At`, `${addDays(placed, Math.round(index * 1.6))}T09:${String(10 + index)}:00Z`];
  });
  return Object.fromEntries(steps) as Row;
}

function orderLine(today: string, index: number): Row {
  const placed = addDays(today, -whole(0, 44, 'placed', index));
  const old = (Date.parse(today) - Date.parse(placed)) / 86_400_000;
  const stage =
    chance('cancel', index) < 0.03 ? 7 : Math.min(6, Math.floor(old / 4 + chance('stage', index) * 2));
  const promised = addDays(placed, whole(5, 9, 'promise', index));
  return {
    id: `SO-${String(4100 + index)}-1`,
    salesOrder: `SO-${String(4100 + index)}`,
    customer: pick(customers, 'customer', index),
    item: pick(items.slice(0, 4), 'item', index),
    quantity: String(whole(2, 60, 'quantity', index)),
    unit: 'C62',
    site: pick(siteIds, 'site', index),
    requested: promised,
    promised,
    stage: stages[stage],
    amount: `${String(whole(900, 18_000, 'amount', index))}.50`,
    currency: 'EUR',
    late: stage < 4 && promised < today,
    ...times(placed, Math.min(stage, 6)),
  };
}

function lot(today: string, index: number): Row {
  const received = addDays(today, -Math.floor(chance('age', index) ** 2 * 240));
  return {
    site: pick(siteIds, 'lot-site', index),
    item: pick(items, 'lot-item', index),
    lot: `L${String(26_000 + index)}`,
    status: chance('lot-status', index) < 0.86 ? 'released' : pick(['inspection', 'hold'], 'held', index),
    quantity: String(whole(4, 900, 'lot-quantity', index)),
    unit: 'C62',
    value: `${String(whole(300, 21_000, 'lot-value', index))}.00`,
    currency: 'EUR',
    receivedAt: `${received}T07:30:00Z`,
    expiry: chance('expires', index) < 0.2 ? addDays(today, whole(5, 200, 'expiry', index)) : null,
  };
}

function person(today: string, index: number): Row {
  const held = skills.filter((skill) => chance(skill, index) < 0.34);
  const until = chance('absent', index) < 0.12 ? addDays(today, whole(0, 4, 'until', index)) : null;
  return {
    id: `P-${String(100 + index)}`,
    name: `${pick(first, 'first', index)} ${pick(last, 'last', index)}`,
    site: siteIds[index % 3],
    start: addDays(today, -400),
    lastDay: null,
    skills: held,
    certificates: held.map((skill) => ({
      skill,
      validFrom: addDays(today, -400),
      validTo: addDays(today, 200),
    })),
    away: until === null ? [] : [{ from: addDays(today, -1), to: until }],
    absentFrom: until === null ? null : addDays(today, -1),
    absentUntil: until,
  };
}

function absenceOf(today: string, { name, site, absentUntil }: Row, index: number): Row {
  const delegations =
    index % 3 === 2 ? [] : [{ to: `${pick(first, 'sub', index)} ${pick(last, 'sub', index)}` }];
  return {
    id: `A-${String(index)}`,
    person: name,
    site,
    from: addDays(today, -1),
    expectedTo: absentUntil,
    status: delegations.length ? 'covered' : 'reported',
    delegations,
  };
}

function productionOrder(today: string, index: number): Row {
  const quantity = whole(20, 200, 'po', index);
  const done = chance('done', index);
  return {
    id: `PO-${String(880 + index)}`,
    site: siteIds[index % 3],
    item: pick(items, 'po-item', index),
    quantity: String(quantity),
    good: String(Math.round(quantity * done * 0.97)),
    scrap: String(Math.round(quantity * done * 0.03)),
    unit: 'C62',
    status: done > 0.95 ? 'completed' : done > 0.2 ? 'released' : 'planned',
    due: addDays(today, whole(-2, 9, 'due', index)),
  };
}

function machine(index: number): Row {
  const state =
    chance('machine', index) < 0.7 ? 'producing' : pick(['setup', 'idle', 'downUnplanned'], 'why', index);
  const since = new Date(Date.now() - whole(3, 400, 'since', index) * 60_000).toISOString();
  return {
    id: `nordpomp/${siteIds[index % 3] ?? ''}/hall-1/${pick(cells, index)}-${String(index)}`,
    site: siteIds[index % 3],
    state,
    since,
  };
}

function invoice(today: string, index: number, party: 'customer' | 'supplier'): Row {
  const blocked = party === 'supplier' && chance('blocked', index) < 0.25;
  return {
    id: `${party === 'customer' ? 'CI' : 'SI'}-${String(700 + index)}`,
    [party]:
      party === 'customer'
        ? pick(customers, 'ci', index)
        : pick(['Stalmet', 'Fundição Norte', 'Acier Rhône'], 'si', index),
    site: pick(siteIds, party, index),
    amount: `${String(whole(800, 42_000, party, 'amount', index))}.00`,
    currency: 'EUR',
    due: addDays(today, whole(-12, 30, party, 'due', index)),
    status: blocked ? 'blocked' : pick(['open', 'paid', 'open'], party, 'status', index),
    reason: blocked ? 'price differs from the order by 4.2 %' : null,
  };
}

function account([number, name, amount]: [string, string, number], site: string): Row {
  const value = `${String(Math.abs(amount))}.00`;
  const side = amount >= 0 ? { debit: value, credit: '0.00' } : { debit: '0.00', credit: value };
  return {
    account: number,
    name,
    site,
    ...side,
    balance: `${String(amount)}.00`,
    currency: 'EUR',
    groupAmount: `${String(amount)}.00`,
  };
}

const list = (count: number, make: (index: number) => Row) =>
  Array.from({ length: count }, (_, index) => make(index));

/** All tables by name, counted back from today. */
export function tablesOf(today: string): Record<string, Row[]> {
  const people = list(36, (index) => person(today, index));
  const absent = people.filter(({ absentUntil }) => absentUntil !== null);
  const books: [string, string, number][] = [
    ['3000', 'Raw materials', 640_000],
    ['3100', 'Finished goods', 520_000],
    ['1200', 'Receivables', 310_000],
    ['4400', 'Payables', -270_000],
    ['7000', 'Sales', -1_200_000],
  ];
  return {
    sites: sites(),
    'order-lines': list(260, (index) => orderLine(today, index)),
    stock: list(140, (index) => lot(today, index)),
    people,
    absences: absent.map((row, index) => absenceOf(today, row, index)),
    'production-orders': list(36, (index) => productionOrder(today, index)),
    equipment: list(24, machine),
    nonconformances: list(11, (index) => ({
      id: `NC-${String(300 + index)}`,
      site: siteIds[index % 3],
      item: pick(items, 'nc', index),
      lot: `L${String(26_000 + index)}`,
      reason: pick(['diameter out of limits', 'surface', 'wrong material'], 'r', index),
      status: index % 4 ? 'open' : 'contained',
    })),
    'customer-invoices': list(22, (index) => invoice(today, index, 'customer')),
    'supplier-invoices': list(18, (index) => invoice(today, index, 'supplier')),
    accounts: siteIds.flatMap((site) => books.map((book) => account(book, site))),
    journals: list(20, (index) => ({
      id: `J-${String(index)}`,
      date: addDays(today, -index),
      ...account(['7000', 'Sales', -whole(900, 9000, 'j', index)], siteIds[index % 3] ?? ''),
    })),
    'unmatched-epcis': list(2, (index) => ({
      eventId: `ni:///sha-256;${String(index)}ab34`,
      bizStep: 'receiving',
      reason: 'the place is not known',
      recordedAt: `${addDays(today, -3)}T08:00:00Z`,
    })),
  };
}
