/** The operations of a noun: its commands, its list, its state and its history. */
import type { AnyDecider } from '@gemba/decider/decider';
import { keySchema } from '@gemba/contracts/fields';
import type { JsonSchema } from '@gemba/contracts/schema';
import { answerSchemaOf, schemaOf } from '@gemba/contracts/schema';
import { bodySchema } from '../../http/commands/body.js';
import { OfferedCommands } from '../../http/commands/described.js';
import { filterName, filtersOf } from '../../http/commands/filters.js';
import type { CommandRoute } from '../../http/commands/routes.js';
import { openApiPath, routesOf, wordsOf } from '../../http/commands/routes.js';
import { exampleOf } from '../examples/examples.js';
import { commandHeaders, doneSchema, eventSchema, page, ref } from './parts.js';
import {
  COMMAND_REFUSALS,
  LIST_REFUSALS,
  READ_REFUSALS,
  SHARED_CODES,
  refusals,
  ruleRefusals,
} from './problems.js';

type Named = Readonly<Record<string, unknown>>;
export type Operation = Named;
/** Path in the notation of OpenAPI → method → operation. */
export type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** Command → the codes with which its rule may refuse it. */
export type RefusalCodes = Readonly<Record<string, readonly string[]>>;

const idParameter = (of: AnyDecider): Named => ({
  name: 'id',
  in: 'path',
  required: true,
  description: `Id of the ${of.name.replaceAll('-', ' ')}.`,
  schema: keySchema,
  example: 'EXAMPLE-1',
});

const done = (of: AnyDecider, opens: boolean): Named => ({
  description: opens ? 'Begun.' : 'Done, or it was so already.',
  headers: { ...commandHeaders, ...(opens ? { Location: ref('headers', 'Location') } : {}) },
  content: {
    'application/json': {
      schema: ref('schemas', 'Done'),
      example: { ...(exampleOf(doneSchema) as Named), streamId: `${of.name}-EXAMPLE-1`, version: 1 },
    },
  },
});

/** A problem with one of the codes of the rule, or with one that all commands share. */
const refusalSchema = (codes: readonly string[]): JsonSchema => ({
  allOf: [ref('schemas', 'Problem')],
  properties: { code: { anyOf: [{ enum: codes }, { type: 'string', pattern: SHARED_CODES }] } },
});

const rolesIn = (of: AnyDecider, command: string): string => {
  const roles = of.allow[command] ?? [];
  return roles.length === 0
    ? 'Given by processes only.'
    : `Roles: ${roles.map((it) => `\`${it}\``).join(', ')}.`;
};

const refusalName = (command: string): string => `${command}Refusal`;

const commandOperation = (of: AnyDecider, route: CommandRoute, codes: RefusalCodes): Operation => ({
  operationId: route.operationId,
  tags: [of.name],
  summary: wordsOf(route.command),
  description: rolesIn(of, route.command),
  parameters: [
    ...(route.opens ? [] : [idParameter(of)]),
    ...['IdempotencyKey', 'IfMatch', 'OccurredAt', 'DryRun'].map((name) => ref('parameters', name)),
  ],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: ref('schemas', route.command),
        example: exampleOf(bodySchema(of, route)),
      },
    },
  },
  responses: {
    ...(route.opens ? { 201: done(of, true) } : {}),
    200: done(of, false),
    ...refusals(...COMMAND_REFUSALS),
    ...((codes[route.command] ?? []).length > 0 ? ruleRefusals(refusalName(route.command)) : {}),
  },
});

type Described = { readonly properties: Named; readonly required: readonly string[] };

/** The fields of an answer; of a noun that does not describe them only the names. */
const describedBy = ({ answers, initial }: AnyDecider): Described => {
  if (answers) return answerSchemaOf(answers.as) as Described;
  const names = Object.keys(initial as object);
  return { properties: Object.fromEntries(names.map((name) => [name, {}])), required: [] };
};

const stateSchema = (of: AnyDecider): JsonSchema => {
  const { properties, required } = describedBy(of);
  return {
    type: 'object',
    description: `State of a ${of.name.replaceAll('-', ' ')}.`,
    ...(of.answers ? { additionalProperties: false } : {}),
    required: ['id', 'version', 'site', ...required],
    properties: {
      id: { ...keySchema, examples: ['EXAMPLE-1'] },
      version: { type: 'integer', minimum: 1, description: 'Version of its stream.' },
      site: { type: ['string', 'null'], description: 'Home site; null for the enterprise.' },
      position: {
        type: 'integer',
        minimum: 1,
        description: 'In lists: place of its first event in the log.',
      },
      ...properties,
    },
  };
};

const stateExample = (of: AnyDecider): Named => ({
  id: 'EXAMPLE-1',
  version: 1,
  site: of.home === 'site' ? 'lyon' : null,
  ...(of.answers ? (exampleOf(schemaOf(of.answers.as)) as object) : (of.initial as object)),
});

/** `bills-of-materials` → `BillsOfMaterials`. */
const pascal = (name: string): string =>
  name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());

const stateName = (of: AnyDecider): string => `${pascal(of.name)}State`;

const json = (description: string, schema: Named, example: unknown): Named => ({
  description,
  content: { 'application/json': { schema, example } },
});

const filterParameter = (name: string): Named => ({
  name: filterName(name),
  in: 'query',
  required: false,
  description: `Only those with this ${name}, or one of several with commas between them.`,
  schema: { type: 'string' },
});

const offeredSchema = schemaOf(OfferedCommands);

const offersOf = (of: AnyDecider): Operation => {
  const noun = of.name.replaceAll('-', ' ');
  return {
    operationId: `read${pascal(of.name)}Commands`,
    tags: [of.name],
    summary: `List what you may do with a ${noun}`,
    description: 'Each command that your roles may give it, and whether it can be given as it stands.',
    parameters: [idParameter(of)],
    responses: {
      200: json('The commands.', offeredSchema, exampleOf(offeredSchema)),
      ...refusals(...READ_REFUSALS),
    },
  };
};

const reads = (of: AnyDecider): Paths => {
  const noun = of.name.replaceAll('-', ' ');
  const id = pascal(of.name);
  const tags = [of.name];
  const one = {
    ...json(`The ${noun}.`, ref('schemas', stateName(of)), stateExample(of)),
    headers: { ETag: ref('headers', 'ETag') },
  };
  const many = { data: [stateExample(of)], hasMore: false, nextCursor: null };
  return {
    [`/v1/${of.path}`]: {
      get: {
        operationId: `list${pascal(of.path)}`,
        tags,
        summary: `List ${of.path.replaceAll('-', ' ')}, newest first`,
        parameters: [
          ...['limit', 'cursor', 'site'].map((name) => ref('parameters', name)),
          ...filtersOf(of).map(filterParameter),
        ],
        responses: {
          200: json('A page.', page(ref('schemas', stateName(of))), many),
          ...refusals(...LIST_REFUSALS),
        },
      },
    },
    [`/v1/${of.path}/{id}`]: {
      get: {
        operationId: `read${id}`,
        tags,
        summary: `Read a ${noun}`,
        parameters: [idParameter(of)],
        responses: { 200: one, ...refusals(...READ_REFUSALS) },
      },
    },
    [`/v1/${of.path}/{id}/commands`]: { get: offersOf(of) },
    [`/v1/${of.path}/{id}/events`]: {
      get: {
        operationId: `read${id}History`,
        tags,
        summary: `Read the history of a ${noun}`,
        parameters: [idParameter(of), ref('parameters', 'from'), ref('parameters', 'limit')],
        responses: {
          200: json('Its events, oldest first.', page(ref('schemas', 'Event')), {
            data: [exampleOf(eventSchema)],
            hasMore: false,
          }),
          ...refusals(400, ...READ_REFUSALS),
        },
      },
    },
  };
};

/** All operations of a noun. */
export const nounPaths = (of: AnyDecider, codes: RefusalCodes): Paths => {
  const commands = routesOf(of).map((route) => ({
    [openApiPath(route.path)]: { post: commandOperation(of, route, codes) },
  }));
  return joined([reads(of), ...commands]);
};

/** Schemas that its operations refer to. */
export const nounSchemas = (
  of: AnyDecider,
  codes: RefusalCodes = {},
): Readonly<Record<string, JsonSchema>> => ({
  [stateName(of)]: stateSchema(of),
  ...Object.fromEntries(routesOf(of).map((route) => [route.command, bodySchema(of, route)])),
  ...Object.fromEntries(
    routesOf(of).flatMap(({ command }) => {
      const own = codes[command] ?? [];
      return own.length > 0 ? [[refusalName(command), refusalSchema(own)]] : [];
    }),
  ),
});

/** Puts operations of the same path together. */
export const joined = (all: readonly Paths[]): Paths => {
  const paths = new Map<string, Readonly<Record<string, Operation>>>();
  for (const [path, methods] of all.flatMap((each) => Object.entries(each)))
    paths.set(path, { ...paths.get(path), ...methods });
  return Object.fromEntries(paths);
};
