/**
 * The HTTP server of a service: strict JSON, security headers, trace ids, problems also where no route is
 * reached.
 */
import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { traceOf } from '../observe/trace.http.js';
import { strictJson } from './request/strict-json.js';

/** Prepares Fastify below Nest. */
export const prepareHttp = async (app: NestFastifyApplication): Promise<void> => {
  const fastify = app.getHttpAdapter().getInstance();
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
    void reply.header('traceparent', traceOf(request).traceparent);
    done();
  });
};
