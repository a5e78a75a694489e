/**
 * An example for every schema: what the schema itself shows, else a sample of the demo company by field
 * name.
 */
import type { JsonSchema } from '@gemba/contracts/schema';

const SAMPLES: Readonly<Record<string, string>> = {
  absence: 'ABS-2026-17',
  account: '1400',
  carrier: 'DHL Freight',
  cause: 'Seal pressed in dry',
  characteristic: 'SHAFT-DIAMETER',
  company: 'gemba-fr',
  companyId: 'gemba-fr',
  country: 'FR',
  customer: 'HYDRO-NORD',
  dayStart: '06:00',
  end: '14:00',
  family: 'PUMPS',
  gln: '3012345000015',
  gtin: '03012345678904',
  holderRole: 'buyer',
  id: 'EXAMPLE-1',
  line: '10',
  lot: 'L-PO-2026-118',
  name: 'Centrifugal pump 100',
  order: 'PRO-2026-118',
  path: '/line/10',
  period: '2026-03',
  person: 'emp-017',
  people: 'emp-017',
  position: 'Assembler',
  purchaseOrder: 'PO-2026-44',
  reason: 'The drawing was revised',
  salesOrder: 'SO-2026-310',
  scope: 'lyon',
  shipment: 'SHP-2026-92',
  site: 'lyon',
  skill: 'ASSEMBLY',
  start: '06:00',
  supplier: 'ACIERS-RHONE',
  topic: 'purchase',
  week: '2026-W10',
  weekdays: '1',
  holidays: '2026-05-01',
  workCenter: 'ASSEMBLY-1',
  workUnit: 'PRESS-2',
};

const BY_FORMAT: Readonly<Record<string, unknown>> = {
  date: '2026-03-02',
  'date-time': '2026-03-02T08:00:00+01:00',
  decimal: '12.5',
};

type Properties = Readonly<Record<string, JsonSchema>>;

const firstOf = (list: unknown): unknown => (Array.isArray(list) ? (list as unknown[])[0] : undefined);

/** Text that people write has a length of its own; words of the system have a pattern only. */
const isFree = ({ pattern, minLength }: JsonSchema): boolean =>
  pattern === undefined || minLength !== undefined;

const textFor = (schema: JsonSchema, name: string): string => {
  const sample = isFree(schema) ? (SAMPLES[name] ?? 'As agreed with the site') : 'EXAMPLE-1';
  const most = typeof schema.maxLength === 'number' ? schema.maxLength : sample.length;
  return sample.slice(0, most);
};

const objectFor = ({ properties }: JsonSchema): unknown =>
  Object.fromEntries(
    Object.entries((properties ?? {}) as Properties).map(([name, schema]) => [name, exampleOf(schema, name)]),
  );

const MADE: Readonly<Record<string, (schema: JsonSchema, name: string) => unknown>> = {
  object: objectFor,
  array: ({ items }, name) => [exampleOf((items ?? {}) as JsonSchema, name)],
  boolean: () => true,
  integer: ({ minimum }) => (typeof minimum === 'number' && minimum > 1 ? minimum : 1),
  number: () => 1,
  string: textFor,
};

/** The same name may hold an id here and free text elsewhere. */
const namedId = ({ pattern, maxLength }: JsonSchema, name: string): string | undefined => {
  const sample = SAMPLES[name];
  if (typeof pattern !== 'string' || sample === undefined) return undefined;
  const fits = typeof maxLength !== 'number' || sample.length <= maxLength;
  return fits && new RegExp(pattern, 'u').test(sample) ? sample : undefined;
};

const shownBy = (schema: JsonSchema, name: string): unknown => {
  const named = namedId(schema, name);
  return named ?? firstOf(schema.examples) ?? firstOf(schema.enum) ?? BY_FORMAT[String(schema.format)];
};

/** What may be null is shown with a value. */
const made = (schema: JsonSchema, name: string): unknown => {
  const [one] = [schema.anyOf ?? []].flat() as JsonSchema[];
  const [type] = [schema.type].flat();
  return type === undefined && one ? exampleOf(one, name) : (MADE[String(type)]?.(schema, name) ?? null);
};

/**
 * A value that the schema allows. `name` is the field that it stands in: where that holds the id of a lot,
 * it shows a lot.
 */
export const exampleOf = (schema: JsonSchema, name = ''): unknown => {
  const shown = shownBy(schema, name);
  return shown === undefined ? made(schema, name) : shown;
};
