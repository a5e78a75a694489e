/**
 * The dashboard's web server: the built application, its configuration, and one door to every service's
 * API.
 */
import { existsSync } from 'node:fs';
import helmet from '@fastify/helmet';
import proxy from '@fastify/http-proxy';
import serveStatic from '@fastify/static';
import Fastify, { LogController, type FastifyInstance, type FastifyReply } from 'fastify';

export type DashboardOptions = {
  /** Address of the OIDC issuer, as the browser reaches it. */
  issuer: string;
  clientId: string;
  /** Base address of each service; `/api/<name>/…` goes there. */
  services: Record<string, string>;
  /** Folder of the built application. */
  webRoot: string;
  logLevel: string;
};

const YEAR_SECONDS = 31_536_000;

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

/** Bodies and streams pass untouched; the answers of a service keep its own headers. */
async function doors(app: FastifyInstance, services: Record<string, string>): Promise<void> {
  for (const [name, upstream] of Object.entries(services)) {
    await app.register(proxy, {
      upstream,
      prefix: `/api/${name}`,
      http: { requestOptions: { timeout: 0 } },
      replyOptions: {
        onError: (reply, { error }) => {
          app.log.warn({ service: name, error: error.message }, 'service unreachable');
          const detail = `The ${name} service did not answer. It may be starting; try again in a moment.`;
          void problem(reply as FastifyReply, 503, { title: 'Service unavailable', detail });
        },
      },
    });
  }
}

async function files(app: FastifyInstance, webRoot: string): Promise<void> {
  await app.register(serveStatic, {
    root: webRoot,
    wildcard: true,
    cacheControl: false,
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
  const app = Fastify({
    logger: { level: options.logLevel },
    forceCloseConnections: true,
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
  await doors(app, options.services);
  await files(app, options.webRoot);
  return app;
}
