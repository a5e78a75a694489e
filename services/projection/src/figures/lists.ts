/**
 * A list is a table as people ask for it: fields to filter and sort by, and what is computed when it is
 * read.
 */
import type { Noun, Sensitivity } from '@gemba/contracts/access';
import { isShown, OVERSEERS } from '@gemba/contracts/access';
import type { DataClass } from '@gemba/contracts/schema';
import { sensitiveFields } from '@gemba/contracts/sensitive';
import { DecisionRow, ExceptionRow, SiteRow, TaskRow } from '../answers/rows/company.js';
import { AccountRow, CustomerInvoiceRow, JournalRow, SupplierInvoiceRow } from '../answers/rows/finance.js';
import { AlertRow, ImprovementCaseRow, MonitoringRuleRow, ObjectiveRow } from '../answers/rows/governance.js';
import { AbsenceRow, PersonRow } from '../answers/rows/people.js';
import { EquipmentRow, ProductionOrderRow } from '../answers/rows/production.js';
import { InspectionRow, NonconformanceRow } from '../answers/rows/quality.js';
import {
  OrderLineRow,
  PurchaseOrderRow,
  StockRow,
  StockTransferRow,
  SupplierScorecardRow,
  UnmatchedEpcisRow,
} from '../answers/rows/supply-chain.js';

export type FieldKind = 'text' | 'number' | 'flag';

/** `sql` reads the field of a row; `$1` is a JSON object with the business date of today by site. */
export type Field = { readonly sql: string; readonly kind: FieldKind };

export type List = {
  readonly name: string;
  /** What a row is answered as. */
  readonly row: DataClass;
  /** A select with the columns `key`, `site` and `row`. */
  readonly from: string;
  /** Allowed in filters, sorting and groups. */
  readonly fields: Readonly<Record<string, Field>>;
  /** Fields that are not stored but computed for each answer, because they depend on today. */
  readonly computed: readonly string[];
  /** Amounts in the currency of the row; they are converted before they are summed. */
  readonly money: readonly string[];
  /** An amount of each row that is also told in the currency of the group, under the second name. */
  readonly inGroup: readonly [of: string, as: string] | null;
  /** Whether a row is only for the role in its field `owner`, and for who oversees the site. */
  readonly owned: boolean;
  /** Field by which the list is sorted unless told; `-` for the largest first. */
  readonly sort: string;
  /** Who may read this noun may read the list. */
  readonly of: Noun;
  /** Fields that not every reader sees: they are left out, and the list cannot be asked by them. */
  readonly sensitive: ReadonlyMap<string, Sensitivity>;
};

const field = (name: string, kind: FieldKind): Field =>
  kind === 'number' ? { sql: `(row->>'${name}')::numeric`, kind } : { sql: `row->>'${name}'`, kind };

/** The business date of today at the site of the row. */
const TODAY = `($1::jsonb->>(row->>'site'))`;

/** Not done by its date: done later, or not done and the date has passed. */
const late = ({
  due,
  done,
  over,
}: {
  readonly due: string;
  readonly done?: string;
  readonly over?: string;
}): Field => {
  const by = done === undefined ? TODAY : `coalesce(${done}, ${TODAY})`;
  const open = over === undefined ? 'true' : `not (${over})`;
  return { sql: `coalesce(${by} > ${due} and ${open}, false)`, kind: 'flag' };
};

/** Whole hours from one moment to another, or to now. */
const hours = ({ since, until }: { readonly since: string; readonly until: string }): Field => ({
  sql: `floor(extract(epoch from
    coalesce((row->>'${until}')::timestamptz, now()) - (row->>'${since}')::timestamptz) / 3600)::numeric`,
  kind: 'number',
});

type Declared = {
  readonly row: DataClass;
  readonly of: Noun;
  readonly text: readonly string[];
  readonly number?: readonly string[];
  readonly money?: readonly string[];
  readonly late?: Parameters<typeof late>[0];
  readonly inGroup?: List['inGroup'];
  readonly owned?: boolean;
  readonly age?: { readonly since: string; readonly until: string };
  readonly sort: string;
};

const named = (names: readonly string[], kind: FieldKind): (readonly [string, Field])[] =>
  names.map((name) => [name, field(name, kind)] as const);

const list = (name: string, { text, number = [], money = [], sort, ...declared }: Declared): List => ({
  name,
  row: declared.row,
  of: declared.of,
  sensitive: sensitiveFields(declared.row),
  from: `select key, site, row from live.rows where table_name = '${name}'`,
  fields: {
    ...Object.fromEntries([...named(text, 'text'), ...named(number, 'number'), ...named(money, 'number')]),
    ...(declared.late && { late: late(declared.late) }),
    ...(declared.age && { ageHours: hours(declared.age) }),
  },
  computed: [...(declared.late ? ['late'] : []), ...(declared.age ? ['ageHours'] : [])],
  money,
  inGroup: declared.inGroup ?? null,
  owned: declared.owned ?? false,
  sort,
});

const OVER = `row->>'status' in ('received', 'completed', 'closed', 'cancelled')`;

/** Journal lines are the facts of the ledger, read as rows. */
const LEDGER_LINES = `
  select event_id || '.' || n as key, site,
         jsonb_build_object('id', substr(stream_id, length('journal-') + 1), 'date', business_date,
           'account', substr(measure, length('ledger/') + 1), 'site', site,
           'debit', greatest(value, 0)::text, 'credit', greatest(-value, 0)::text, 'balance', value::text,
           'currency', currency, 'groupAmount', group_value::text, 'sourceType', dimensions->>'sourceType',
           'order', dimensions->>'order', 'partner', dimensions->>'partner', 'item', dimensions->>'item',
           'eventId', event_id, 'streamId', stream_id, 'streamVersion', stream_version) as row
    from live.facts where measure like 'ledger/%'`;

const journals: List = {
  ...list('journals', {
    row: JournalRow,
    of: 'journal',
    text: ['id', 'date', 'account', 'site', 'sourceType', 'partner', 'item', 'order'],
    money: ['debit', 'credit', 'balance'],
    sort: '-date',
  }),
  from: LEDGER_LINES,
};

/** Sums of a measure of a supplier. */
const sumOf = (measure: string): string => `coalesce(sum(value) filter (where measure = '${measure}'), 0)`;

const share = (part: string, whole: string, decimals: number): string =>
  `round(${part} / nullif(${whole}, 0), ${String(decimals)})::text`;

const [TIMED, DAYS] = [sumOf('supplier-lines-timed'), sumOf('supplier-lead-time')];
const SQUARED = sumOf('supplier-lead-time-squared');

/**
 * The facts of each supplier and site, over the last 365 days and by month. The spread is the standard
 * deviation of all lines: √(mean of squares − square of mean). Amounts of a supplier are in one currency.
 */
const SUPPLIER_FACTS = `
  select supplier || '.' || site || '.' || period as key, site,
         jsonb_build_object('id', supplier || '.' || site || '.' || period, 'supplier', supplier,
           'site', site, 'period', period, 'lines', ${sumOf('supplier-lines')}::text,
           'otif', ${share(sumOf('supplier-lines-on-time-in-full'), sumOf('supplier-lines'), 4)},
           'ppm', ${share(`1000000 * ${sumOf('goods-rejected')}`, sumOf('goods-received'), 0)},
           'priceIndex',
             ${share(sumOf('ordered-with-agreement'), sumOf('ordered-at-agreed-prices'), 4)},
           'leadTime', ${share(DAYS, TIMED, 2)},
           'leadTimeSpread', round(sqrt(greatest(0 / nullif(${TIMED}, 0), ${SQUARED} / nullif(${TIMED}, 0)
             - (${DAYS} / nullif(${TIMED}, 0)) ^ 2)), 2)::text) as row
    from (select dimensions->>'supplier' as supplier, site, measure, value, period
            from live.facts,
                 lateral (values ('year'), (to_char(business_date::date, 'YYYY-MM'))) as of (period)
           where dimensions ? 'supplier' and business_date::date > current_date - 365
             and measure in ('supplier-lines', 'supplier-lines-on-time-in-full', 'supplier-lines-timed',
               'supplier-lead-time', 'supplier-lead-time-squared', 'goods-received', 'goods-rejected',
               'ordered-with-agreement', 'ordered-at-agreed-prices')) as told
   group by supplier, site, period`;

const scorecards: List = {
  ...list('supplier-scorecards', {
    row: SupplierScorecardRow,
    of: 'purchase-order',
    text: ['id', 'supplier', 'site', 'period'],
    number: ['lines', 'otif', 'ppm', 'priceIndex', 'leadTime', 'leadTimeSpread'],
    sort: 'supplier',
  }),
  from: SUPPLIER_FACTS,
};

const all: readonly List[] = [
  list('sites', {
    row: SiteRow,
    of: 'site',
    text: ['id', 'name', 'companyId', 'currency', 'timeZone'],
    sort: 'id',
  }),
  list('order-lines', {
    row: OrderLineRow,
    of: 'sales-order',
    text: [
      'id',
      'salesOrder',
      'customer',
      'item',
      'site',
      'requested',
      'promised',
      'expected',
      'brokenBy',
      'stage',
      'placedAt',
      'deliveredOn',
    ],
    number: ['quantity'],
    money: ['amount'],
    late: { due: `row->>'promised'`, done: `row->>'deliveredOn'`, over: `row->>'stage' = 'cancelled'` },
    sort: '-placedAt',
  }),
  list('stock', {
    row: StockRow,
    of: 'stock-item',
    text: ['id', 'site', 'item', 'lot', 'status', 'receivedAt', 'expiry'],
    number: ['quantity'],
    money: ['value'],
    sort: 'item',
  }),
  list('production-orders', {
    row: ProductionOrderRow,
    of: 'production-order',
    text: ['id', 'site', 'item', 'status', 'due', 'demand', 'createdAt', 'completedAt'],
    number: ['quantity', 'good', 'scrap'],
    late: { due: `row->>'due'`, over: OVER },
    sort: 'due',
  }),
  list('purchase-orders', {
    row: PurchaseOrderRow,
    of: 'purchase-order',
    text: ['id', 'site', 'supplier', 'status', 'approver', 'answerBy', 'promised', 'placedAt'],
    money: ['total'],
    late: { due: `row->>'promised'`, over: OVER },
    sort: '-placedAt',
  }),
  scorecards,
  list('stock-transfers', {
    row: StockTransferRow,
    of: 'stock-transfer',
    text: ['id', 'site', 'from', 'item', 'status', 'wanted', 'shippedOn', 'receivedOn'],
    number: ['quantity', 'shipped', 'inTransit', 'received', 'differences'],
    late: {
      due: `row->>'wanted'`,
      done: `row->>'receivedOn'`,
      over: `row->>'status' in ('refused', 'cancelled')`,
    },
    sort: 'wanted',
  }),
  list('nonconformances', {
    row: NonconformanceRow,
    of: 'nonconformance',
    text: ['id', 'site', 'item', 'lot', 'severity', 'source', 'status', 'disposition', 'registeredAt'],
    number: ['quantity'],
    sort: '-registeredAt',
  }),
  list('inspections', {
    row: InspectionRow,
    of: 'inspection',
    text: ['id', 'site', 'item', 'lot', 'trigger', 'status', 'openedAt'],
    number: ['quantity', 'measurements', 'outside'],
    sort: '-openedAt',
  }),
  list('people', {
    row: PersonRow,
    of: 'employee',
    text: ['id', 'name', 'site', 'position', 'absentFrom', 'absentUntil', 'validTo'],
    sort: 'name',
  }),
  list('absences', {
    row: AbsenceRow,
    of: 'absence',
    text: ['id', 'person', 'site', 'from', 'status', 'kind'],
    sort: '-from',
  }),
  list('equipment', {
    row: EquipmentRow,
    of: 'equipment',
    text: ['id', 'name', 'site', 'workCenter', 'state', 'since'],
    sort: 'id',
  }),
  list('accounts', {
    row: AccountRow,
    of: 'journal',
    text: ['id', 'account', 'site', 'currency'],
    money: ['debit', 'credit', 'balance'],
    sort: 'account',
  }),
  journals,
  list('customer-invoices', {
    row: CustomerInvoiceRow,
    of: 'customer-invoice',
    text: ['id', 'site', 'customer', 'salesOrder', 'status', 'issuedOn', 'due'],
    money: ['amount', 'net', 'tax', 'open'],
    late: { due: `row->>'due'`, over: `row->>'status' = 'paid'` },
    sort: '-issuedOn',
  }),
  list('supplier-invoices', {
    row: SupplierInvoiceRow,
    of: 'supplier-invoice',
    text: ['id', 'site', 'supplier', 'purchaseOrder', 'number', 'status', 'kind', 'receivedOn', 'due'],
    money: ['amount', 'difference'],
    late: { due: `row->>'due'`, over: `row->>'status' = 'paid'` },
    sort: '-receivedOn',
  }),
  list('unmatched-epcis', {
    row: UnmatchedEpcisRow,
    of: 'epcis-event',
    text: ['id', 'site', 'bizStep', 'epcisType', 'recordedAt', 'captureJob'],
    sort: '-recordedAt',
  }),
  {
    ...list('decisions', {
      row: DecisionRow,
      // Everybody may know that decisions are asked for; which ones, the role that is asked and overseers.
      of: 'decision-right',
      owned: true,
      text: ['id', 'noun', 'service', 'site', 'owner', 'command', 'askedBy', 'askedAt', 'answerBy'],
      money: ['amount'],
      age: { since: 'askedAt', until: 'answeredAt' },
      sort: 'askedAt',
    }),
    from: `select key, site, row from live.rows where table_name = 'decisions' and row->>'owner' is not null`,
  },
  list('tasks', {
    row: TaskRow,
    // As with decisions: whoever is asked can read what it is about, and so can who oversees the site.
    of: 'decision-right',
    owned: true,
    text: ['id', 'noun', 'service', 'site', 'owner', 'kind', 'about', 'askedAt', 'due'],
    age: { since: 'askedAt', until: 'answeredAt' },
    sort: 'askedAt',
  }),
  list('exceptions', {
    row: ExceptionRow,
    of: 'exception',
    owned: true,
    text: [
      ...['id', 'service', 'site', 'state', 'owner', 'process', 'code', 'raisedAt', 'nextTryAt', 'endedAt'],
      ...['noun', 'subject'],
    ],
    number: ['attempts'],
    money: ['atStake'],
    inGroup: ['atStake', 'atStakeInGroup'],
    age: { since: 'raisedAt', until: 'endedAt' },
    sort: 'raisedAt',
  }),
  list('monitoring-rules', {
    row: MonitoringRuleRow,
    of: 'monitoring-rule',
    text: ['id', 'kpi', 'site', 'severity', 'watch', 'owner', 'status', 'from', 'until'],
    number: ['breaches', 'daysInBreach'],
    sort: 'kpi',
  }),
  list('alerts', {
    row: AlertRow,
    of: 'alert',
    owned: true,
    text: [
      ...['id', 'rule', 'kpi', 'site', 'severity', 'watch', 'status', 'owner', 'assignee', 'answerBy'],
      ...['raisedAt', 'recoveredAt', 'endedAt'],
    ],
    age: { since: 'raisedAt', until: 'endedAt' },
    sort: '-raisedAt',
  }),
  list('improvement-cases', {
    row: ImprovementCaseRow,
    of: 'improvement-case',
    text: ['id', 'title', 'kpi', 'site', 'owner', 'status', 'verdict', 'openedAt', 'closedAt'],
    sort: '-openedAt',
  }),
  list('objectives', {
    row: ObjectiveRow,
    of: 'objective',
    text: ['id', 'title', 'level', 'site', 'owner', 'parent', 'kpi', 'due', 'verdict', 'status', 'outcome'],
    sort: 'due',
  }),
];

export const lists: ReadonlyMap<string, List> = new Map(all.map((each) => [each.name, each]));

/** The owners whose rows somebody with these roles sees; null for everybody's. */
export const ownersSeen = ({ owned }: List, roles: readonly string[]): readonly string[] | null =>
  !owned || OVERSEERS.some((role) => roles.includes(role)) ? null : roles;

/** The list as somebody with these roles may ask for it: without the fields that they are not shown. */
export const listFor = (list: List, roles: readonly string[]): List => {
  const fields = Object.entries(list.fields).filter(([name]) => !hiddenOf(list, roles).has(name));
  const money = list.money.filter((name) => !hiddenOf(list, roles).has(name));
  return { ...list, fields: Object.fromEntries(fields), money };
};

/** The fields of the list that somebody with these roles is not shown. */
export const hiddenOf = ({ sensitive }: List, roles: readonly string[]): ReadonlySet<string> =>
  new Set([...sensitive].flatMap(([name, sensitivity]) => (isShown(roles, sensitivity) ? [] : [name])));
