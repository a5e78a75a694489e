/**
 * The dashboard's web server: the built application, its configuration, and one door to every service's
 * API.
 */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import helmet from '@fastify/helmet';
import serveStatic from '@fastify/static';
import Fastify, { LogController, type FastifyInstance, type FastifyReply } from 'fastify';
import { securityLogOf } from '@gemba/platform/observe/security/security-log.process';
import { openDoor } from './door/door.http.js';

export type DashboardOptions = {
  /** Address of the OIDC issuer, as the browser reaches it. */
  issuer: string;
  clientId: string;
  /** Base address of each service; `/api/<name>/…` goes there. */
  services: Record<string, string>;
  /** Folder of the built application. */
  webRoot: string;
  logLevel: string;
  /** The word by which services know this server's door; null: they do not believe whom it saw. */
  doorWord: string | null;
  /** Folder of security logs; null: standard output. */
  securityFolder: string | null;
  /** How long a service may take to begin its answer, in milliseconds; ten minutes unless told. */
  patienceMs?: number;
};

const YEAR_SECONDS = 31_536_000;

/** As much as a service takes at once. */
const MOST_BYTES = 8 * 1024 * 1024;

/** A rebuild of all views may take minutes before it answers. */
const PATIENCE_MS = 10 * 60_000;

function problem(reply: FastifyReply, status: number, text: { title: string; detail: string }): FastifyReply {
  const body = { type: 'about:blank', status, ...text };
  return reply.code(status).type('application/problem+json').send(JSON.stringify(body));
}

/** Styles may be inline because the component and chart libraries set them; scripts never. */
async function guard(app: FastifyInstance, issuer: string): Promise<void> {
  await app.register(helmet, {
    strictTransportSecurity: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", new URL(issuer).origin],
        frameSrc: [new URL(issuer).origin],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  });
}

async function files(app: FastifyInstance, webRoot: string): Promise<void> {
  await app.register(serveStatic, {
    root: webRoot,
    wildcard: true,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const hashed = path.includes('/assets/');
      reply.header('cache-control', hashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const page = request.method === 'GET' && !/^\/(api|assets)\//.test(request.url);
    if (page) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return problem(reply, 404, {
      title: 'Not found',
      detail: `There is nothing at ${request.url.split('?')[0]}.`,
    });
  });
}

/** Builds the server; the caller listens and closes. Open event streams end when it closes. */
export async function dashboardServer(options: DashboardOptions): Promise<FastifyInstance> {
  const security = securityLogOf('dashboard', options.securityFolder, (error) => {
    app.log.error({ error: error.message }, 'the security log cannot be written; it goes on here');
  });
  const door = openDoor({
    word: options.doorWord,
    security,
    services: options.services,
    mostBytes: MOST_BYTES,
    patienceMs: options.patienceMs ?? PATIENCE_MS,
    warn: (fields, message) => app.log.warn(fields, message),
  });
  const app: FastifyInstance = Fastify({
    logger: { level: options.logLevel },
    forceCloseConnections: true,
    // What goes to a service never touches the framework: no parser, no limit and no error handler of it.
    serverFactory: (handle) =>
      createServer((request, response) => {
        if (!door.take(request, response)) handle(request, response);
      }),
    logController: new LogController({ disableRequestLogging: true }),
  });
  await guard(app, options.issuer);
  app.get('/config.json', (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ issuer: options.issuer, clientId: options.clientId }),
  );
  app.get('/health/live', () => ({ status: 'ok' }));
  app.get('/health/ready', (_request, reply) => {
    const built = existsSync(`${options.webRoot}/index.html`);
    return reply
      .code(built ? 200 : 503)
      .send({ status: built ? 'ok' : 'error', details: { application: built } });
  });
  app.addHook('onClose', async () => {
    door.close();
    await security.close();
  });
  await files(app, options.webRoot);
  return app;
}
