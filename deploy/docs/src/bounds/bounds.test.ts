/**
 * What the documents promise of a command or an event is what is taken, no more and no less: for each of
 * them, values by chance and every bound broken by one.
 */
import { describe, expect, it } from '@jest/globals';
import { companySets } from '@gemba/contracts/events/company';
import { flawIn } from '@gemba/contracts/recordable';
import type { DataClass, JsonSchema } from '@gemba/contracts/schema';
import { schemaOf, shaped } from '@gemba/contracts/schema';
import type { AnyDecider } from '@gemba/decider/decider';
import { openedBy } from '@gemba/platform/http/commands/opened';
import { routesOf } from '@gemba/platform/http/commands/routes';
import { Problem } from '@gemba/platform/http/problems/problem';
import { validated } from '@gemba/platform/http/request/validation';
import { nounSchemas } from '@gemba/platform/spec/openapi/nouns';
import { told } from '@gemba/platform/spec/openapi/written';
import { writtenRoutes } from '@gemba/platform/spec/openapi/written.http';
import { projection } from '@gemba/projection-service/projection.module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { departments } from '../departments.js';
import { allowedBy } from './allowed.js';
import { brokenBy } from './broken.js';
import { EDGES } from './edges.js';

/** The same values in every run; a failure names it, with the path to the value. */
const SEED = 20_260_301;
const RUNS = 12;
const BROKEN_RUNS = 1;

const ajv = new Ajv2020({ strict: false, validateFormats: false });

type Case = {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly takes: (value: unknown) => boolean;
};

/** Whether it is done without being told that what was sent is not as it must be. */
const isDone = (work: () => unknown): boolean => {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === 'PLT-INVALID') return false;
    throw error;
  }
};

const takesAt =
  (of: AnyDecider, command: DataClass, opens: boolean) =>
  (value: unknown): boolean =>
    isDone(() => (opens ? openedBy(of, command, value) : validated(command, value)));

const commandCases = (of: AnyDecider): readonly Case[] => {
  const [routes, schemas] = [routesOf(of), nounSchemas(of)];
  return Object.entries(of.commands).map(([name, command]) => {
    const opens = routes.find((route) => route.command === name)?.opens ?? false;
    return { name, schema: schemas[name] ?? schemaOf(command), takes: takesAt(of, command, opens) };
  });
};

/** Texts are recorded in their one spelling, of which no expression can tell. */
const isRecordable = (of: DataClass, value: unknown): boolean => flawIn(of, shaped(of, value)) === null;

const eventCases: readonly Case[] = companySets.flatMap(({ service, types }) =>
  Object.entries(types).flatMap(([name, { versions }]) =>
    versions.map(({ of }, index) => ({
      name: `${service}.${name}.v${String(index + 1)}`,
      schema: schemaOf(of),
      takes: (value: unknown) => isRecordable(of, value),
    })),
  ),
);

const bodyCases: readonly Case[] = [...departments, projection].flatMap(({ controllers }) =>
  writtenRoutes(controllers)
    .flatMap(told)
    .flatMap(({ name, description: { body } }) =>
      body
        ? [{ name, schema: schemaOf(body), takes: (value: unknown) => isDone(() => validated(body, value)) }]
        : [],
    ),
);

const cases: readonly Case[] = [
  ...new Map(
    [
      ...departments.flatMap(({ deciders }) => deciders).flatMap(commandCases),
      ...eventCases,
      ...bodyCases,
    ].map((each) => [each.name, each]),
  ).values(),
];

/** The value with another one somewhere in it, as often in its depth as at its top. */
const withStranger = (value: unknown, at: number, stranger: unknown): unknown => {
  if (Array.isArray(value) && value.length > 0) {
    const index = at % value.length;
    return value.with(index, withStranger(value[index], at >> 3, stranger)) as unknown[];
  }
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return stranger;
  const names = Object.keys(value);
  const name = names[at % names.length] ?? '';
  const inner = (value as Readonly<Record<string, unknown>>)[name];
  return { ...value, [name]: withStranger(inner, at >> 3, stranger) };
};

const strangers = fc.oneof(fc.constantFrom(...EDGES), fc.string({ unit: 'binary' }), fc.jsonValue());

describe('what is promised is what is taken', () => {
  it('of every command and every event', () => {
    expect(cases.length).toBeGreaterThan(250);
    expect(bodyCases.length).toBeGreaterThan(0);
  });

  it.each(cases)('$name', ({ schema, takes }) => {
    const allows = ajv.compile(schema);
    const good = fc.property(allowedBy(schema), (value) => {
      expect({ allowed: allows(value), taken: takes(value) }).toEqual({ allowed: true, taken: true });
    });
    fc.assert(good, { seed: SEED, numRuns: RUNS });

    const broken = fc.property(allowedBy(schema, true), (value) => {
      const apart = brokenBy(schema, value).filter((each) => allows(each.value) || takes(each.value));
      expect(apart).toEqual([]);
    });
    fc.assert(broken, { seed: SEED, numRuns: BROKEN_RUNS });

    const strange = fc.property(allowedBy(schema, true), fc.nat(), strangers, (value, at, stranger) => {
      const other = withStranger(value, at, stranger);
      expect({ other, taken: takes(other) }).toEqual({ other, taken: allows(other) });
    });
    fc.assert(strange, { seed: SEED, numRuns: RUNS });
  });
});
