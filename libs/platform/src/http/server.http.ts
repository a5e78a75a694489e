/**
 * The HTTP server of a service: strict JSON, security headers, trace ids, problems also where no route is
 * reached.
 */
import type { Server } from 'node:http';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyHttpOptions, FastifyRequest } from 'fastify';
import { beginRequest, endRequest, traceOf } from '../observe/trace.http.js';
import { noteAnswer } from '../observe/security/noted.http.js';
import type { SecurityLog } from '../observe/security/security-log.process.js';
import type { Runtime } from '../runtime/runtime.module.js';
import { Problem } from './problems/problem.js';
import { clientFault, sendProblem } from './problems/problems.http.js';
import { checkAddress } from './request/asked.js';
import { methodsIn } from './request/methods.js';
import { strictJson } from './request/strict-json.js';

/** What a command may be; a thousand lines of an order are a third of it. */
const COMMAND_BYTES = 1024 * 1024;
/** What a document of a standard may be: a warehouse reports a day at once. */
const DOCUMENT_BYTES = 8 * 1024 * 1024;
/** Ids in addresses are percent-encoded, and those of EPCIS are addresses themselves. */
const MOST_OF_A_PARAMETER = 4_000;

/** How long a client may take to say what it wants: who is slower holds a connection and nothing else. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
const LOOK_MS = 2_000;

/** A shorter answer is in one packet either way. */
const COMPRESSED_FROM_BYTES = 2_048;
/** Brotli's own quality is for files that are written once: it would take longer than the answer saves. */
const BROTLI_QUALITY = 4;

const isDocument = (url: string | undefined): boolean => url?.startsWith('/epcis') ?? false;

const isOfSomebody = (url: string): boolean => url.startsWith('/v1') || isDocument(url);

/** JSON is UTF-8 (RFC 8259, 8.1); read as that, another charset would give other words. */
const wrongCharset = ({ headers }: FastifyRequest): Problem | undefined => {
  const charset = /;\s*charset=\s*"?([^";\s]+)/i.exec(headers['content-type'] ?? '')?.[1];
  if (charset === undefined || /^utf-?8$/i.test(charset)) return undefined;
  return new Problem(415, 'PLT-MEDIA-TYPE', `Send the body in UTF-8; ${charset.slice(0, 40)} is not read.`);
};

const wrongMethod = (request: FastifyRequest, taken: readonly string[]): Problem | undefined => {
  if (!request.is404 || taken.length === 0) return undefined;
  const headers = { Allow: taken.join(', ') };
  return new Problem(405, 'PLT-METHOD', `This address takes ${taken.join(', ')}.`, { headers });
};

/** How Fastify is set below Nest. */
export const serverOptions: FastifyHttpOptions<Server> = {
  bodyLimit: COMMAND_BYTES,
  forceCloseConnections: true,
  requestTimeout: REQUEST_MS,
  http: { headersTimeout: HEADERS_MS, connectionsCheckingInterval: LOOK_MS },
  routerOptions: { maxParamLength: MOST_OF_A_PARAMETER },
  // The router refuses some addresses before any hook has seen the request.
  frameworkErrors: (error, request, reply) => {
    sendProblem(error, { request, reply });
  },
  clientErrorHandler: clientFault,
};

/**
 * Prepares Fastify below Nest; answers the list of routes, which fills while Nest adds them: `GET
 * /v1/items/:id`.
 */
export const prepareHttp = async (
  app: NestFastifyApplication,
  { tracing, meters, config }: Pick<Runtime, 'tracing' | 'meters' | 'config'>,
  security: SecurityLog,
): Promise<readonly string[]> => {
  const routes: string[] = [];
  /** Made at the first request, when Nest has added all routes. */
  let taken: ReturnType<typeof methodsIn> | undefined;
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRoute', (route) => {
    const { method, url } = route;
    if (isDocument(url)) route.bodyLimit = DOCUMENT_BYTES;
    for (const each of [method].flat()) if (each !== 'HEAD') routes.push(`${each} ${url}`);
  });
  await fastify.register(helmet, { contentSecurityPolicy: false });
  await fastify.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: COMPRESSED_FROM_BYTES,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
    // A compressed body is refused: what it would become is not known before it is there.
    globalDecompression: false,
  });
  fastify.removeContentTypeParser(['application/json', 'text/plain']);
  fastify.addContentTypeParser(
    ['application/json', 'application/ld+json'],
    { parseAs: 'string' },
    (_request, body, done) => {
      try {
        done(null, body === '' ? {} : strictJson(body as string));
      } catch (error) {
        done(error as Error);
      }
    },
  );
  fastify.addHook('onRequest', (request, reply, done) => {
    beginRequest(request, tracing);
    void reply.header('traceparent', traceOf(request).traceparent);
    // What is told here is told to one person: no cache on the way keeps it.
    if (isOfSomebody(request.url)) void reply.header('cache-control', 'no-store');
    taken ??= methodsIn(routes);
    done(wrongCharset(request) ?? wrongMethod(request, taken(request.url)));
  });
  fastify.addHook('preValidation', ({ params, query, routeOptions }, _reply, done) => {
    try {
      checkAddress({ params, query }, isDocument(routeOptions.url));
      done();
    } catch (error) {
      done(error as Error);
    }
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    meters.answered({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime);
    endRequest(request, reply);
    noteAnswer({ request, reply }, security, config.doorWord);
    done();
  });
  return routes;
};
