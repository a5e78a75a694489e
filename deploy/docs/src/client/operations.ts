/** What an operation of an OpenAPI document takes and answers, as the typed client has it. */
import type { JsonSchema } from '@gemba/contracts/schema';
import type { OpenApi } from '@gemba/platform/spec/openapi/document';
import type { Referred } from './types.js';
import { typeOf } from './types.js';

type Named = Readonly<Record<string, unknown>>;
export type Operation = Named & {
  readonly tags: readonly string[];
  readonly parameters?: readonly Named[];
  readonly requestBody?: Named;
  readonly responses: Readonly<Record<string, Named>>;
};

type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly style?: string;
  readonly schema: JsonSchema;
};

/** Follows a reference within the document. */
const resolved = (document: OpenApi, value: Named): Named => {
  if (typeof value.$ref !== 'string') return value;
  const steps = value.$ref.split('/').slice(1);
  return steps.reduce<unknown>((at, key) => (at as Named)[key], document) as Named;
};

/** In an address a list is text, and a number is written like one. */
const textType = (schema: JsonSchema): string =>
  schema.type === 'array' ? 'string' : typeOf(schema, () => undefined);

const queryField = ({ name, required = false, style, schema }: Parameter): readonly string[] => {
  if (style !== 'deepObject')
    return [`readonly '${name}'${required ? '' : '?'}: ${textType(schema)} | undefined`];
  const fields = Object.keys(schema.properties ?? {});
  return fields.map((field) => `readonly '${name}[${field}]'?: string | undefined`);
};

const parametersOf = (document: OpenApi, { parameters = [] }: Operation): readonly string[] => {
  const all = parameters.map((each) => resolved(document, each) as unknown as Parameter);
  const query = all.filter((each) => each.in === 'query');
  const path = all.filter((each) => each.in === 'path').map(({ name }) => `readonly ${name}: string`);
  const mark = query.some(({ required }) => required) ? '' : '?';
  return [
    ...(path.length > 0 ? [`readonly path: { ${path.join('; ')} }`] : []),
    ...(query.length > 0 ? [`readonly query${mark}: { ${query.flatMap(queryField).join('; ')} }`] : []),
  ];
};

type Content = readonly [media: string, schema: JsonSchema];

const contentOf = (holder: Named): Content | undefined => {
  const [entry] = Object.entries((holder.content ?? {}) as Readonly<Record<string, Named>>);
  return entry && [entry[0], entry[1].schema as JsonSchema];
};

type Message = { readonly properties: Readonly<Record<string, JsonSchema>> };

/** The messages of a stream by their event, each with its data. */
const eventsOf = ({ items }: JsonSchema, referred: Referred): string => {
  const { oneOf } = items as { readonly oneOf: readonly Message[] };
  const fields = oneOf.map(({ properties: { event, data } }) => {
    const name = typeOf(event ?? {}, referred).replaceAll("'", '');
    return `readonly ${name}: ${typeOf((data?.contentSchema ?? {}) as JsonSchema, referred)}`;
  });
  return `readonly events: { ${fields.join('; ')} }`;
};

const answerOf = (document: OpenApi, { responses }: Operation, referred: Referred): string => {
  const good = Object.entries(responses).find(([status]) => status.startsWith('2'));
  const content = good && contentOf(resolved(document, good[1]));
  if (!content) return 'readonly answer: undefined';
  const [media, schema] = content;
  if (media === 'text/event-stream') return eventsOf(schema, referred);
  return `readonly answer: ${typeOf(schema, referred)}`;
};

/** The codes of its own with which it is refused. */
const refusalOf = (document: OpenApi, { responses }: Operation): readonly string[] => {
  const codes = Object.entries(responses).flatMap(([status, response]) => {
    if (status < '400') return [];
    const schema = resolved(document, contentOf(resolved(document, response))?.[1] ?? {});
    const { code } = (schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>;
    const [own] = (code?.anyOf ?? []) as readonly { readonly enum?: readonly string[] }[];
    return own?.enum ?? [];
  });
  const own = [...new Set(codes)].filter((code) => !/^(?:ACC|PLT)-/.test(code)).toSorted();
  return own.length > 0 ? [`readonly refusal: ${own.map((code) => `'${code}'`).join(' | ')}`] : [];
};

const bodyOf = ({ requestBody }: Operation, referred: Referred): readonly string[] => {
  const content = requestBody && contentOf(requestBody);
  return content ? [`readonly body: ${typeOf(content[1], referred)}`] : [];
};

/** The type of an operation: `path`, `query` and `body` that it takes, its `answer`, codes of `refusal`. */
export const operationType = (document: OpenApi, operation: Operation, referred: Referred): string =>
  `{ ${[
    ...parametersOf(document, operation),
    ...bodyOf(operation, referred),
    answerOf(document, operation, referred),
    ...refusalOf(document, operation),
  ].join('; ')} }`;
