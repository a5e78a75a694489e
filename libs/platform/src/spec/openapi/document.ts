/** The OpenAPI 3.1 document of a service: nouns from their deciders, the rest from the decorators. */
import type { AnyDecider } from '@gemba/decider/decider';
import type { WrittenRoute } from './written.js';
import { writtenPaths, writtenSchemas } from './written.js';
import type { Paths, RefusalCodes } from './nouns.js';
import { joined, nounPaths, nounSchemas } from './nouns.js';
import { doneSchema, eventSchema, headers, parameters, problemSchema, ref } from './parts.js';
import { problemResponses } from './problems.js';

export type Described = {
  readonly service: string;
  readonly deciders: readonly AnyDecider[];
  readonly routes: readonly WrittenRoute[];
  readonly refusals: RefusalCodes;
  /** Who gives the tokens: base URL. */
  readonly issuer: string;
};

export type OpenApi = {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Paths;
} & Readonly<Record<string, unknown>>;

/** Version of the interface, which is also in its paths. */
const VERSION = '1.0.0';

const ABOUT = `Commands are \`POST\` with an \`Idempotency-Key\`; a repeat with the same key answers the same.
Every "no" is a problem (RFC 9457) with a stable \`code\`. Quantities and money are decimal strings with
their unit. Answers carry the version of the stream as \`ETag\`; with \`If-Match\` a command decides on
exactly that version.`;

const isAddressed = (node: object): node is { readonly $id: string } =>
  '$id' in node && typeof node.$id === 'string';

/** What has an address of its own, as a document within a document has, is written once and referred to. */
const writtenOnce = <T>(node: T, addressed: Map<string, object>): T => {
  if (typeof node !== 'object' || node === null) return node;
  const once = (each: unknown): unknown => writtenOnce(each, addressed);
  if (Array.isArray(node)) return node.map(once) as unknown as T;
  if (isAddressed(node)) {
    const name = nameOf(node.$id);
    addressed.set(name, node);
    return ref('schemas', name) as T;
  }
  return Object.fromEntries(Object.entries(node).map(([key, part]) => [key, once(part)])) as T;
};

/** `urn:gemba:document` is `Document`. */
const nameOf = (address: string): string => {
  const name = address.slice(address.lastIndexOf(':') + 1);
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
};

/** All of a service's interface. Operations and schemas come in the order of the department's table. */
export const openApiOf = (described: Described): OpenApi => {
  const addressed = new Map<string, object>();
  const { paths, components, ...rest } = writtenOnce(documentOf(described), addressed);
  const schemas = { ...components.schemas, ...Object.fromEntries(addressed) };
  return { ...rest, paths, components: { ...components, schemas } };
};

const documentOf = ({ service, deciders, routes, refusals, issuer }: Described) => ({
  openapi: '3.1.0',
  info: { title: `Gemba ${service}`, version: VERSION, description: ABOUT },
  servers: [{ url: '/' }],
  security: [{ bearer: [] }, { openId: [] }],
  tags: deciders.map(({ name }) => ({ name })),
  paths: joined([...deciders.map((of) => nounPaths(of, refusals)), ...routes.flatMap(writtenPaths)]),
  components: {
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      openId: {
        type: 'openIdConnect',
        openIdConnectUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
      },
    },
    schemas: {
      Problem: problemSchema,
      Done: doneSchema,
      Event: eventSchema,
      ...Object.fromEntries(deciders.flatMap((each) => Object.entries(nounSchemas(each, refusals)))),
      ...writtenSchemas(routes),
    },
    parameters,
    headers,
    responses: problemResponses,
  },
});
