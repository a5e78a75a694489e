/** What of the local issuer is noted in the security log: who signed in, who could not, who signed out. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { SecurityEventName } from '@gemba/platform/observe/security/security-event';
import { confidentialClients, personaOf } from './personas.js';
import type { IssuerPlan } from './provider.http.js';

type Noted = { readonly event: SecurityEventName; readonly who: string | null; readonly status: number };

export const peerOf = ({ socket }: IncomingMessage): string => socket.remoteAddress ?? 'unknown';

/** Only names that there are: what is typed in the wrong field may be a password. */
const known = (name: string | null): string | null =>
  name !== null && (personaOf(name) !== undefined || confidentialClients.has(name)) ? name : null;

const traceIdOf = ({ headers }: IncomingMessage): string =>
  /^00-([0-9a-f]{32})-/.exec(String(headers.traceparent))?.[1] ?? randomBytes(16).toString('hex');

/** One line about a request; its path may name a secret of the interaction, so that only its kind is kept. */
export const note = (
  { request, plan }: { readonly request: IncomingMessage; readonly plan: Pick<IssuerPlan, 'security'> },
  { event, who, status }: Noted,
): void => {
  plan.security.note({
    event,
    outcome: status < 400 ? 'allowed' : 'refused',
    who: known(who),
    what: `${request.method ?? ''} /${request.url?.split(/[/?]/)[1] ?? ''}`,
    status,
    from: { peer: peerOf(request) },
    traceId: traceIdOf(request),
  });
};

/** The client that a token request says it is. */
const clientIn = ({ headers }: IncomingMessage): string | null => {
  const basic = /^Basic (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
  return Buffer.from(basic, 'base64').toString('utf8').split(':', 1)[0] ?? null;
};

/** Notes what the provider itself answers: programs that sign in with their secret, and sign-outs. */
export const listen = (provider: Provider, plan: IssuerPlan): void => {
  const about = ({ req: request }: KoaContextWithOIDC) => ({ request, plan });
  provider.on('grant.success', (context: KoaContextWithOIDC) => {
    const { client, params } = context.oidc;
    if (params?.grant_type !== 'client_credentials') return;
    note(about(context), { event: 'sign-in', who: client?.clientId ?? null, status: 200 });
  });
  provider.on('grant.error', (context: KoaContextWithOIDC, error: { readonly status?: number }) => {
    const who = context.oidc.client?.clientId ?? clientIn(context.req);
    note(about(context), { event: 'sign-in-refused', who, status: error.status ?? 400 });
  });
  provider.on('end_session.success', (context: KoaContextWithOIDC) => {
    const who = context.oidc.session?.accountId ?? null;
    note(about(context), { event: 'sign-out', who, status: 303 });
  });
};
