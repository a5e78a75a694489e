/**
 * The HTTP server of a service: strict JSON, security headers, trace ids, problems also where no route is
 * reached.
 */
import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { beginRequest, endRequest, traceOf } from '../observe/trace.http.js';
import type { Runtime } from '../runtime/runtime.module.js';
import { strictJson } from './request/strict-json.js';

/**
 * Prepares Fastify below Nest; answers the list of routes, which fills while Nest adds them: `GET
 * /v1/items/:id`.
 */
export const prepareHttp = async (
  app: NestFastifyApplication,
  { tracing, meters }: Pick<Runtime, 'tracing' | 'meters'>,
): Promise<readonly string[]> => {
  const routes: string[] = [];
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) if (each !== 'HEAD') routes.push(`${each} ${url}`);
  });
  await fastify.register(helmet, { contentSecurityPolicy: false });
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
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    meters.answered({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime);
    endRequest(request, reply);
    done();
  });
  return routes;
};
