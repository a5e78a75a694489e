/** The operation of a route that is written by hand, from what its decorators say. */
import type { DataClass, JsonSchema } from '@gemba/contracts/schema';
import { schemaOf } from '@gemba/contracts/schema';
import { exampleOf } from '../examples.js';
import type { Paths } from './nouns.js';
import { openApiPath, wordsOf } from './nouns.js';
import { ref } from './parts.js';
import { refusals } from './problems.js';

type Named = Readonly<Record<string, unknown>>;

/** A parameter of a query: what it does, and what it may be; `style` as OpenAPI has it. */
export type QueryParameter = {
  readonly says: string;
  readonly schema: JsonSchema;
  readonly style?: 'form' | 'deepObject';
  readonly explode?: boolean;
};

/** The parameters of a query by name, all of them optional; what is only said is any text. */
export type QueryParameters = Readonly<Record<string, string | QueryParameter>>;

/** What a controller says about a route. */
export type Description = {
  /** One line, as in a table of contents; the name of the method in words unless told. */
  readonly summary?: string;
  readonly detail?: string;
  /** Kept where the query is parsed, so that what is read and what is described are the same. */
  readonly query?: QueryParameters;
  /** The JSON body that it takes. */
  readonly body?: DataClass;
  /** The body of the usual answer; any JSON object unless told. */
  readonly answer?: JsonSchema;
  /** Media type of the answer; JSON unless told. */
  readonly media?: string;
};

export type WrittenRoute = {
  /** Class of the controller and name of the method: together the operation's id. */
  readonly controller: string;
  readonly name: string;
  /** Lower case, as OpenAPI has it. */
  readonly method: string;
  readonly path: string;
  readonly open: boolean;
  readonly roles: readonly string[];
  /** Status of the usual answer. */
  readonly status: number;
  readonly description: Description;
};

const ANY_OBJECT: JsonSchema = { type: 'object' };

const groupOf = (controller: string): string =>
  controller
    .replace(/(Interface|Controller)$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();

const pathParameters = (path: string): Named[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
    example: exampleOf({ type: 'string', pattern: '.' }, name),
  }));

/** Limit, cursor and the like are described once for all. */
const SHARED = new Set(['limit', 'cursor']);

const queryParameters = (query: QueryParameters): Named[] =>
  Object.entries(query).map(([name, parameter]) => {
    if (SHARED.has(name)) return ref('parameters', name);
    const { says, ...how } =
      typeof parameter === 'string' ? { says: parameter, schema: { type: 'string' } } : parameter;
    return { name, in: 'query', required: false, description: says, ...how };
  });

const requestBody = (body: DataClass): Named => {
  const schema = schemaOf(body);
  return {
    required: true,
    content: { 'application/json': { schema, example: exampleOf(schema) } },
  };
};

const answerOf = ({ description }: WrittenRoute): Named => {
  const { media = 'application/json', answer } = description;
  const schema = answer ?? (media === 'application/json' ? ANY_OBJECT : { type: 'string' });
  const example = answer === undefined ? {} : { example: exampleOf(schema) };
  return { description: 'The answer.', content: { [media]: { schema, ...example } } };
};

const statusesOf = (route: WrittenRoute): number[] => {
  const { open, path, description, roles, method } = route;
  const reads = method === 'get';
  return [
    ...(description.query || !reads ? [400] : []),
    ...(open ? [] : [401]),
    ...(roles.length > 0 ? [403] : []),
    ...(path.includes(':') ? [404] : []),
    ...(reads ? [] : [413, 415]),
    ...[500, 503],
  ];
};

const rolesIn = ({ open, roles, description }: WrittenRoute): string => {
  const who =
    roles.length === 0 ? 'Anybody signed in.' : `Roles: ${roles.map((it) => `\`${it}\``).join(', ')}.`;
  return [description.detail, open ? 'Open: needs no token.' : who].filter(Boolean).join(' ');
};

const idOf = ({ controller, name }: WrittenRoute): string =>
  `${groupOf(controller)}-${name}`.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const operationOf = (route: WrittenRoute): Named => {
  const { description, name, controller, open, path, status } = route;
  const { summary = wordsOf(name), query = {}, body } = description;
  return {
    operationId: idOf(route),
    tags: [groupOf(controller)],
    summary,
    description: rolesIn(route),
    ...(open ? { security: [] } : {}),
    parameters: [...pathParameters(path), ...queryParameters(query)],
    ...(body ? { requestBody: requestBody(body) } : {}),
    responses: { [String(status)]: answerOf(route), ...refusals(...statusesOf(route)) },
  };
};

export const writtenPath = (route: WrittenRoute): Paths => ({
  [openApiPath(route.path)]: { [route.method]: operationOf(route) },
});
