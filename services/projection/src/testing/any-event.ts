/** Events of every class of the public language, with values up to the bounds of their fields. */
import { schemasOf } from '@gemba/contracts/event';
import { company } from '@gemba/contracts/events/company';
import type { Delivered } from '@gemba/messaging/consumer/batch/batch-plan';
import { sealed } from './story.js';

export type Draw = () => number;

/** A sequence from 0 to below 1 that is the same for the same seed. */
export const drawing = (seed: number): Draw => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const pick = <T>(draw: Draw, from: readonly T[]): T => {
  const found = from[Math.floor(draw() * from.length)];
  if (found === undefined) throw new Error('There is nothing to pick from.');
  return found;
};

type Schema = {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxLength?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
};

const FORMATS: Readonly<Record<string, readonly string[]>> = {
  decimal: ['0', '1', '-1', '0.000001', '999999999.999999', '12.5'],
  date: ['0001-01-01', '2026-03-02', '2024-02-29', '9999-12-31'],
  'date-time': ['2026-03-02T08:00:00+01:00', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'],
  duration: ['PT90M', 'P3D', 'PT0S'],
};

const textOf = (draw: Draw, { maxLength = 500, examples = [] }: Schema): unknown => {
  const some = ['A1', 'lyon', 'BOLT', 'EUR', 'Żółć 😀', 'x'.repeat(maxLength), ...examples];
  // What the door refuses today may be in a log of yesterday.
  return pick(draw, draw() < 0.02 ? ['a\u0000b', 'half \ud83d'] : some);
};

const listOf = (draw: Draw, { minItems = 0, items = {} }: Schema): unknown[] =>
  Array.from({ length: Math.max(minItems, Math.floor(draw() * 3)) }, () => valueOf(draw, items));

const wholeOf = (draw: Draw, { minimum = 0, maximum = 9 }: Schema): number =>
  pick(draw, [minimum, minimum + 1, maximum]);

const recordOf = (draw: Draw, { properties = {}, required = [] }: Schema): object =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => required.includes(name) || draw() < 0.5)
      .map(([name, schema]) => {
        if (name === 'unit') return [name, pick(draw, ['C62', 'KGM'])];
        if (name === 'currency') return [name, pick(draw, ['EUR', 'PLN', 'JPY'])];
        return [name, valueOf(draw, schema)];
      }),
  );

const BY_TYPE: Readonly<Record<string, (draw: Draw, schema: Schema) => unknown>> = {
  object: recordOf,
  array: listOf,
  integer: wholeOf,
  boolean: (draw) => draw() < 0.5,
};

const valueOf = (draw: Draw, schema: Schema): unknown => {
  if (schema.enum) return pick(draw, schema.enum);
  const written = FORMATS[schema.format ?? ''];
  if (written) return pick(draw, written);
  return (BY_TYPE[schema.type ?? ''] ?? textOf)(draw, schema);
};

const USUAL = '2026-03-02T12:00:00.000Z';
const INSTANTS = [USUAL, '0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z', '0000-06-01T00:00:00.000Z'];

/** One event of each version of each class, each the first of its stream, in the order of the catalogue. */
export const anyEvents = (seed: number): readonly Delivered[] => {
  const draw = drawing(seed);
  const all: Delivered[] = [];
  for (const [type, { service, noun, type: of }] of company) {
    for (const [index, schema] of schemasOf(of).entries()) {
      const position = all.length + 1;
      const occurredAt = draw() < 0.05 ? pick(draw, INSTANTS) : USUAL;
      const site = pick(draw, ['lyon', 'porto', null]);
      const id = `${String(seed).padStart(8, '0')}-0000-7000-8000-${String(position).padStart(12, '0')}`;
      const event = {
        ...{ position, streamId: `${noun}-${String(position)}`, version: 1, eventId: id, type },
        ...{ schemaVersion: index + 1, occurredAt, recordedAt: '2026-03-02T12:00:01.000Z' },
        meta: {
          ...{ enterpriseId: 'gemba', companyId: site, siteId: site, siteTimeZone: 'Europe/Paris' },
          ...{ businessDate: occurredAt.slice(0, 10), actor: { kind: 'person' as const, id: 'tester' } },
          ...{ authority: { level: 'none' as const }, correlationId: id, causationId: id, commandId: id },
        },
        ...{ data: valueOf(draw, schema), prevHash: '0'.repeat(64) },
        ...{ topic: `gemba.${service}`, partition: 0, offset: String(position) },
      };
      all.push(sealed(event));
    }
  }
  return all;
};
