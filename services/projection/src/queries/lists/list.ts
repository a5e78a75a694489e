/**
 * A list is a table as people ask for it: fields to filter and sort by, and what is computed when it is
 * read.
 */

export type FieldKind = 'text' | 'number' | 'flag';

/** `sql` reads the field of a row; `$1` is a JSON object with the business date of today by site. */
export type Field = { readonly sql: string; readonly kind: FieldKind };

export type List = {
  readonly name: string;
  /** A select with the columns `key`, `site` and `row`. */
  readonly from: string;
  /** Allowed in filters, sorting and groups. */
  readonly fields: Readonly<Record<string, Field>>;
  /** Fields that are not stored but computed for each answer, because they depend on today. */
  readonly computed: readonly string[];
  /** Amounts in the currency of the row; they are converted before they are summed. */
  readonly money: readonly string[];
  /** Field by which the list is sorted unless told; `-` for the largest first. */
  readonly sort: string;
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

type Declared = {
  readonly text: readonly string[];
  readonly number?: readonly string[];
  readonly money?: readonly string[];
  readonly late?: Parameters<typeof late>[0];
  readonly sort: string;
};

const named = (names: readonly string[], kind: FieldKind): (readonly [string, Field])[] =>
  names.map((name) => [name, field(name, kind)] as const);

const list = (name: string, { text, number = [], money = [], sort, ...declared }: Declared): List => ({
  name,
  from: `select key, site, row from live.rows where table_name = '${name}'`,
  fields: {
    ...Object.fromEntries([...named(text, 'text'), ...named(number, 'number'), ...named(money, 'number')]),
    ...(declared.late && { late: late(declared.late) }),
  },
  computed: declared.late ? ['late'] : [],
  money,
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
    text: ['id', 'date', 'account', 'site', 'sourceType', 'partner', 'item', 'order'],
    money: ['debit', 'credit', 'balance'],
    sort: '-date',
  }),
  from: LEDGER_LINES,
};

const all: readonly List[] = [
  list('sites', { text: ['id', 'name', 'companyId', 'currency', 'timeZone'], sort: 'id' }),
  list('order-lines', {
    text: [
      'id',
      'salesOrder',
      'customer',
      'item',
      'site',
      'requested',
      'promised',
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
    text: ['id', 'site', 'item', 'lot', 'status', 'receivedAt', 'expiry'],
    number: ['quantity'],
    money: ['value'],
    sort: 'item',
  }),
  list('production-orders', {
    text: ['id', 'site', 'item', 'status', 'due', 'demand', 'createdAt', 'completedAt'],
    number: ['quantity', 'good', 'scrap'],
    late: { due: `row->>'due'`, over: OVER },
    sort: 'due',
  }),
  list('purchase-orders', {
    text: ['id', 'site', 'supplier', 'status', 'approver', 'promised', 'placedAt'],
    money: ['total'],
    late: { due: `row->>'promised'`, over: OVER },
    sort: '-placedAt',
  }),
  list('nonconformances', {
    text: ['id', 'site', 'item', 'lot', 'severity', 'source', 'status', 'disposition', 'registeredAt'],
    number: ['quantity'],
    sort: '-registeredAt',
  }),
  list('inspections', {
    text: ['id', 'site', 'item', 'lot', 'trigger', 'status', 'openedAt'],
    number: ['quantity', 'measurements', 'outside'],
    sort: '-openedAt',
  }),
  list('people', { text: ['id', 'name', 'site', 'position', 'absentUntil', 'validTo'], sort: 'name' }),
  list('absences', { text: ['id', 'person', 'site', 'from', 'status', 'kind'], sort: '-from' }),
  list('equipment', { text: ['id', 'name', 'site', 'workCenter', 'state', 'since'], sort: 'id' }),
  list('accounts', {
    text: ['id', 'account', 'site', 'currency'],
    money: ['debit', 'credit', 'balance'],
    sort: 'account',
  }),
  journals,
  list('customer-invoices', {
    text: ['id', 'site', 'customer', 'salesOrder', 'status', 'issuedOn', 'due'],
    money: ['amount', 'net', 'tax', 'open'],
    late: { due: `row->>'due'`, over: `row->>'status' = 'paid'` },
    sort: '-issuedOn',
  }),
  list('supplier-invoices', {
    text: ['id', 'site', 'supplier', 'purchaseOrder', 'number', 'status', 'kind', 'receivedOn', 'due'],
    money: ['amount', 'difference'],
    late: { due: `row->>'due'`, over: `row->>'status' = 'paid'` },
    sort: '-receivedOn',
  }),
  list('unmatched-epcis', {
    text: ['id', 'site', 'bizStep', 'epcisType', 'recordedAt', 'captureJob'],
    sort: '-recordedAt',
  }),
];

export const lists: ReadonlyMap<string, List> = new Map(all.map((each) => [each.name, each]));
