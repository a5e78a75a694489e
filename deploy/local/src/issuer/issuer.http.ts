/**
 * Serves the local issuer: the sign-in page, its health, and everything else by the OpenID Connect
 * provider.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { Attempts } from './attempts.js';
import { listen, note, peerOf } from './noted.http.js';
import { personas } from './personas.js';
import { page, signInPage } from './pages.js';
import { createProvider, type IssuerPlan } from './provider.http.js';

/**
 * Listens on the loopback address. Refuses to exist in production, where a company has an issuer of its
 * own.
 */
export async function startIssuer(plan: IssuerPlan, port: number): Promise<Server> {
  if (process.env.NODE_ENV === 'production') {
    throw new Error(
      'The local issuer is for demonstration and tests. In production set OIDC_ISSUER to your own.',
    );
  }
  const provider = createProvider(plan);
  const attempts = new Attempts();
  listen(provider, plan);
  const handle = provider.callback();
  const server = createServer((request, response) => {
    answer({ request, response, provider, plan, handle, attempts }).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent)
        sendPage(response, 400, page('This sign-in is over', ['Go back and sign in again.']));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly provider: Provider;
  readonly plan: IssuerPlan;
  readonly attempts: Attempts;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => unknown;
};

async function answer(exchange: Exchange): Promise<void> {
  const { request, response, handle, plan } = exchange;
  const path = request.url ?? '/';
  // Chrome applies form-action to where the form's answer redirects to, so the dashboard is named.
  const formTargets = ["'self'", ...plan.dashboards].join(' ');
  response.setHeader(
    'content-security-policy',
    `default-src 'none'; style-src 'unsafe-inline'; form-action ${formTargets}; ` +
      "frame-ancestors 'none'; base-uri 'none'",
  );
  response.setHeader('x-content-type-options', 'nosniff');
  if (path.startsWith('/health/')) sendJson(response, { status: 'ok' });
  else if (path.startsWith('/sign-in/')) await signIn(exchange);
  else handle(request, response);
}

async function signIn(exchange: Exchange): Promise<void> {
  const { request, response, provider, plan, attempts } = exchange;
  const { uid } = await provider.interactionDetails(request, response);
  const form = { action: `/sign-in/${uid}`, personas };
  if (request.method !== 'POST') {
    sendPage(response, 200, signInPage({ ...form, chosen: undefined, problem: undefined }));
    return;
  }
  const fields = new URLSearchParams(await limitedBody(request));
  const chosen = fields.get('persona') ?? '';
  const refuse = (status: number, problem: string): void => {
    sendPage(response, status, signInPage({ ...form, chosen, problem }));
  };
  const attempt = { person: chosen, source: peerOf(request) };
  const now = plan.now();
  const seconds = Math.ceil(attempts.waits(attempt, now) / 1000);
  if (seconds > 0) {
    note(exchange, { event: 'sign-in-slowed', who: chosen, status: 429 });
    response.setHeader('retry-after', String(seconds));
    refuse(429, `Too many wrong passwords. Wait ${String(seconds)} s, then try again.`);
    return;
  }
  if (!isSame(fields.get('password') ?? '', plan.credentials.passwords[chosen])) {
    attempts.wrong(attempt, now);
    note(exchange, { event: 'sign-in-refused', who: chosen, status: 401 });
    refuse(401, 'This is not the password of that person.');
    return;
  }
  attempts.right(attempt, now);
  note(exchange, { event: 'sign-in', who: chosen, status: 303 });
  await provider.interactionFinished(request, response, { login: { accountId: chosen } });
}

const MOST_BYTES = 10_000;

async function limitedBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) throw new Error('The sign-in form is larger than a form can be.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Compared by digest, so that the time it takes tells nothing about the password. */
function isSame(given: string, right: string | undefined): boolean {
  if (right === undefined) return false;
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(given), digest(right));
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  response
    .writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .end(html);
}

function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
