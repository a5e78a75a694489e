/** The operation of a route that is written by hand, from what its decorators say. */
import type { DataClass, JsonSchema } from '@gemba/contracts/schema';
import { answerSchemaOf, answerSchemasOf, schemaOf } from '@gemba/contracts/schema';
import { exampleOf } from '../examples/examples.js';
import type { Paths } from './nouns.js';
import { openApiPath, wordsOf } from '../../http/commands/routes.js';
import { page, ref } from './parts.js';
import { SHARED_CODES, codedRefusals, refusals } from './problems.js';

type Named = Readonly<Record<string, unknown>>;

/** A parameter of a query: what it does, and what it may be; `style` as OpenAPI has it. */
export type QueryParameter = {
  readonly says: string;
  readonly schema: JsonSchema;
  readonly style?: 'form' | 'deepObject';
  readonly explode?: boolean;
  readonly required?: boolean;
};

/** The parameters of a query by name, optional unless told; what is only said is any text. */
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
  readonly answer?: DataClass | JsonSchema;
  /** The usual answer is a page of these, in the place of `answer`. */
  readonly pageOf?: DataClass;
  /** Other statuses that the usual answer may have, each with what it says. */
  readonly also?: Readonly<Record<number, string>>;
  /** By status, the codes with which it is refused beside those that all share; none where only by those. */
  readonly refusals?: Readonly<Record<number, readonly string[]>>;
  /** Where the last word of the path chooses what is answered: each word with what differs. */
  readonly each?: Readonly<Record<string, Omit<Description, 'each'>>>;
  /** Headers that it reads, by name, each with what it does. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The answer is a stream of server-sent events: each with what its data is. */
  readonly events?: Readonly<Record<string, { readonly says: string; readonly data: DataClass }>>;
  /** Media type of the answer; JSON unless told. */
  readonly media?: string;
};

export type WrittenRoute = {
  /** Class of the controller and name of the method: together the operation's id. */
  readonly controller: string;
  readonly name: string;
  /** Under which it stands in the document; the controller's unless told. */
  readonly tag?: string;
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

const isClass = (answer: Description['answer']): answer is DataClass => typeof answer === 'function';

/** The classes of its answer. */
const answeredBy = ({ answer, pageOf, events = {} }: Description): readonly DataClass[] => [
  ...(pageOf ? [pageOf] : []),
  ...(isClass(answer) ? [answer] : []),
  ...Object.values(events).map(({ data }) => data),
];

const named = (of: DataClass): Named => ref('schemas', of.name);

/** The schemas to which the answers of these routes refer. */
export const writtenSchemas = (routes: readonly WrittenRoute[]): Readonly<Record<string, JsonSchema>> =>
  answerSchemasOf(
    routes.flatMap(told).flatMap(({ description }) => answeredBy(description)),
    named,
  );

const pascal = (word: string): string =>
  word.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());

/** The routes as they are told: where a word of the path chooses the answer, one for each word. */
export const told = (route: WrittenRoute): readonly WrittenRoute[] => {
  const { each, ...common } = route.description;
  if (!each) return [route];
  return Object.entries(each).map(([word, differs]) => ({
    ...route,
    name: `${route.name}${pascal(word)}`,
    tag: word,
    path: route.path.replace(/:\w+/, word),
    description: { ...common, ...differs },
  }));
};

/** Limit, cursor and the like are described once for all. */
const SHARED = new Set(['limit', 'cursor']);

const queryParameters = (query: QueryParameters): Named[] =>
  Object.entries(query).map(([name, parameter]) => {
    if (SHARED.has(name)) return ref('parameters', name);
    const { says, ...how } =
      typeof parameter === 'string' ? { says: parameter, schema: { type: 'string' } } : parameter;
    return { name, in: 'query', required: false, description: says, ...how };
  });

const headerParameters = (headers: Readonly<Record<string, string>>): Named[] =>
  Object.entries(headers).map(([name, description]) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  }));

const requestBody = (body: DataClass): Named => {
  const schema = schemaOf(body);
  return {
    required: true,
    content: { 'application/json': { schema, example: exampleOf(schema) } },
  };
};

type Answered = { readonly schema: JsonSchema; readonly example?: unknown };

const exampleOfClass = (of: DataClass): unknown => exampleOf(answerSchemaOf(of));

const answered = ({ media = 'application/json', answer, pageOf }: Description): Answered => {
  if (pageOf) {
    const example = { data: [exampleOfClass(pageOf)], hasMore: false, nextCursor: null };
    return { schema: page(named(pageOf)), example };
  }
  if (isClass(answer)) return { schema: named(answer), example: exampleOfClass(answer) };
  if (answer !== undefined) return { schema: answer, example: exampleOf(answer) };
  return { schema: media === 'application/json' ? ANY_OBJECT : { type: 'string' } };
};

/** The messages of a stream, one after the other. */
const streamed = (events: NonNullable<Description['events']>): Answered => ({
  schema: {
    type: 'array',
    items: {
      oneOf: Object.entries(events).map(([event, { says, data }]) => ({
        type: 'object',
        description: says,
        required: ['event', 'data'],
        properties: {
          id: { type: 'string', description: 'Send the last one as Last-Event-ID.' },
          event: { type: 'string', enum: [event] },
          data: { type: 'string', contentMediaType: 'application/json', contentSchema: named(data) },
        },
      })),
    },
  },
  example: Object.entries(events)
    .map(([event, { data }]) => `event: ${event}\ndata: ${JSON.stringify(exampleOfClass(data))}\n\n`)
    .join(''),
});

const answerOf = ({ description }: WrittenRoute): Named => {
  const { media = 'application/json', events } = description;
  if (events) {
    return { description: 'The stream.', content: { 'text/event-stream': streamed(events) } };
  }
  return { description: 'The answer.', content: { [media]: answered(description) } };
};

const alsoOf = (route: WrittenRoute): Named =>
  Object.fromEntries(
    Object.entries(route.description.also ?? {}).map(([status, description]) => [
      status,
      { ...answerOf(route), description },
    ]),
  );

/** Statuses that say no; those with codes of the route's own come with them. */
const refusalsOf = (route: WrittenRoute): Named => {
  const own = Object.entries(codesOf(route.description)).map(([status, codes]) =>
    codes.length > 0 ? { [status]: codedRefusals(Number(status), codes) } : refusals(Number(status)),
  );
  return Object.assign({}, refusals(...statusesOf(route)), ...own) as Named;
};

const codesOf = ({ query, refusals: own = {} }: Description): Readonly<Record<string, readonly string[]>> => {
  if (!query) return own;
  const paged = Object.keys(query).some((name) => SHARED.has(name));
  const ofQuery = paged ? ['PLT-QUERY', 'PLT-PAGE'] : ['PLT-QUERY'];
  return { 400: ofQuery, ...own };
};

const shared = new RegExp(SHARED_CODES);

/** What an answer of this route may be refused with; its statuses, and the codes beside those all share. */
export const isRefusalOf = (route: WrittenRoute, status: number, code: string): boolean => {
  const codes = codesOf(route.description)[status];
  if (!codes && !statusesOf(route).includes(status)) return false;
  return shared.test(code) || (codes ?? []).includes(code);
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
  const { description, name, tag = groupOf(route.controller), open, path, status } = route;
  const { summary = wordsOf(name), query = {}, headers = {}, body } = description;
  return {
    operationId: idOf(route),
    tags: [tag],
    summary,
    description: rolesIn(route),
    ...(open ? { security: [] } : {}),
    parameters: [...pathParameters(path), ...queryParameters(query), ...headerParameters(headers)],
    ...(body ? { requestBody: requestBody(body) } : {}),
    responses: { [String(status)]: answerOf(route), ...alsoOf(route), ...refusalsOf(route) },
  };
};

/** The operations of a route. */
export const writtenPaths = (route: WrittenRoute): readonly Paths[] =>
  told(route).map((each) => ({ [openApiPath(each.path)]: { [each.method]: operationOf(each) } }));
