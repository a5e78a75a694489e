/**
 * The documents of the real departments hold: valid OpenAPI, examples that the commands themselves accept.
 */
import { describe, expect, it } from '@jest/globals';
import { exampleOf } from '@gemba/platform/spec/examples/examples';
import { openApiOf } from '@gemba/platform/spec/openapi/document';
import { routesOf } from '@gemba/platform/http/commands/routes';
import { validated } from '@gemba/platform/http/request/validation';
import { companySets } from '@gemba/contracts/events/company';
import type { DataClass } from '@gemba/contracts/schema';
import { fieldsOf, schemaOf } from '@gemba/contracts/schema';
import { sensitiveFields } from '@gemba/contracts/sensitive';
import type { AnyDecider } from '@gemba/decider/decider';
import { companyRefusals } from '@gemba/platform/spec/openapi/refusals.process';
import { writtenRoutes } from '@gemba/platform/spec/openapi/written.http';
import { told } from '@gemba/platform/spec/openapi/written';
import { nounSchemas } from '@gemba/platform/spec/openapi/nouns';
import { projection } from '@gemba/projection-service/projection.module';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { Validator } from '@seriousme/openapi-schema-validator';
import { departments } from './departments.js';

const commands = departments.flatMap(({ deciders }) =>
  deciders.flatMap((of) => Object.entries(of.commands).map(([name, command]) => ({ name, command }))),
);

type Refused = { readonly properties?: { readonly code: { readonly anyOf: readonly [{ enum: string[] }] } } };

const services = [...departments, projection];

/** Handlers of a controller that read a query. */
const readersOfQuery = (controller: object): readonly string[] =>
  Object.getOwnPropertyNames((controller as { prototype: object }).prototype).filter((name) => {
    const given = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as object;
    return Object.keys(given).some((key) => key.startsWith(`${String(RouteParamtypes.QUERY)}:`));
  });

const questions = services.flatMap(({ controllers }) =>
  writtenRoutes(controllers).flatMap((route) => {
    const of = controllers.find((each) => each.name === route.controller);
    if (!of || !readersOfQuery(of).includes(route.name)) return [];
    return told(route).map(({ path, description }) => ({ path, query: description.query }));
  }),
);

/** Each once: several departments have exceptions. */
const nouns = [
  ...new Map(departments.flatMap(({ deciders }) => deciders).map((of) => [of.name, of])).values(),
].map((of) => ({ noun: of.name, of }));

/** Places in a schema that say nothing of what stands there. */
const undescribed = (schema: unknown, at = ''): readonly string[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  if (!Array.isArray(schema) && Object.keys(schema).length === 0) return [at];
  return Object.entries(schema).flatMap(([name, inner]) => undescribed(inner, `${at}/${name}`));
};

/** Fields that must be there though not every reader is shown them. */
const neededThoughHidden = (schema: unknown, at = ''): readonly string[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {}, required = [] } = schema as { properties?: object; required?: unknown };
  const hidden = Object.entries(properties).filter(([, field]) => 'x-sensitivity' in (field as object));
  return [
    ...hidden.filter(([name]) => [required].flat().includes(name)).map(([name]) => `${at}/${name}`),
    ...Object.entries(schema).flatMap(([name, inner]) => neededThoughHidden(inner, `${at}/${name}`)),
  ];
};

/** What of an event is sensitive is so in the answer, under the same name. */
const exposed = (of: AnyDecider, as: DataClass): readonly string[] => {
  const kept = allFields(as);
  const said = companySets.find((set) => set.noun === of.name)?.types ?? {};
  const hidden = Object.values(said).flatMap((type) => [...sensitiveFields(type.latest)]);
  return hidden.filter(([name, why]) => kept.has(name) && kept.get(name) !== why).map(([name]) => name);
};

/** Names of the fields at any depth, each with its sensitivity. */
const allFields = (of: DataClass): Map<string, string | undefined> =>
  new Map(
    [...fieldsOf(of)].flatMap(([name, { of: inner, sensitivity }]) => [
      [name, sensitivity] as const,
      ...(inner ? allFields(inner) : []),
    ]),
  );

describe('what is answered', () => {
  it.each(nouns)('P21: of $noun is described to its last field', ({ of }) => {
    const schemas = nounSchemas(of);
    const state = Object.entries(schemas).find(([name]) => name.endsWith('State'))?.[1];
    expect(of.answers).toBeDefined();
    expect(undescribed(state)).toEqual([]);
    expect(neededThoughHidden(state)).toEqual([]);
    const own = of.answers ? [...fieldsOf(of.answers.as).keys()] : [];
    expect(own.filter((name) => ['id', 'version', 'site', 'position'].includes(name))).toEqual([]);
  });

  it.each(nouns)('P21: of $noun hides what its events hide', ({ of }) => {
    expect(of.answers && exposed(of, of.answers.as)).toEqual([]);
  });
});

const given = departments.flatMap(({ name: service, deciders }) =>
  deciders.flatMap((of) => routesOf(of).map(({ command }) => ({ service, of, command }))),
);

describe('the departments', () => {
  it.each(given)('P19: $service says with which codes $command is refused', ({ service, of, command }) => {
    const codes = companyRefusals()[service] ?? {};
    const { properties } = (nounSchemas(of, codes)[`${command}Refusal`] ?? {}) as Refused;
    expect(codes[command]).toBeDefined();
    expect(properties?.code.anyOf[0].enum ?? []).toEqual(codes[command]);
  });

  it.each(commands)('show an example of $name that it accepts', ({ command }) => {
    const example = exampleOf(schemaOf(command)) as object;
    expect({ ...validated(command, example) }).toEqual(example);
  });

  it('P21: describe the parameters of every query that a route reads', () => {
    expect(questions.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/epcis/events', '/v1/tables/stock', '/v1/kpi-values']),
    );
    expect(questions.filter(({ query }) => query === undefined)).toEqual([]);
  });

  it.each(services)(
    '$name has a valid OpenAPI document',
    async ({ name: service, deciders, controllers }) => {
      const routes = writtenRoutes(controllers);
      const refusals = companyRefusals()[service] ?? {};
      const described = { service, deciders, routes, refusals, issuer: 'https://issuer.example' };
      const plain = JSON.parse(JSON.stringify(openApiOf(described))) as Record<string, unknown>;
      expect(await new Validator().validate(plain)).toEqual({ valid: true });
    },
  );
});
