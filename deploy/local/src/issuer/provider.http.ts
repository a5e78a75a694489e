/** The OpenID Connect provider of a local Gemba: what it issues, to whom, and for how long. */
import {
  Provider,
  type AccountClaims,
  type AdapterFactory,
  type Configuration,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import type { SecurityLog } from '@gemba/platform/observe/security/security-log.process';
import type { Credentials } from './credentials.process.js';
import { confidentialClients, personaOf, type Identity } from './personas.js';
import { page } from './pages.js';

export type IssuerPlan = {
  /** Its own public URL, the `iss` of every token. */
  readonly issuer: string;
  /** Where the dashboard is served: it may be signed in to, and may ask from the browser. */
  readonly dashboards: readonly string[];
  readonly credentials: Credentials;
  readonly store: AdapterFactory;
  readonly security: SecurityLog;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
};

const HOUR = 3600;
const FORTNIGHT = 14 * 24 * HOUR;
/** Resource indicator (RFC 8707) of all Gemba services together; their tokens have the audience `gemba`. */
const RESOURCE = 'urn:gemba';
const SCOPE = 'gemba';

export function createProvider(plan: IssuerPlan): Provider {
  return new Provider(plan.issuer, {
    ...clientsOf(plan),
    ...tokens,
    ...behaviour(plan),
    ...pages,
    adapter: plan.store,
    jwks: { keys: [...plan.credentials.keys] as NonNullable<Configuration['jwks']>['keys'] },
    cookies: { keys: [...plan.credentials.cookieKeys], short: { path: '/' } },
  });
}

function clientsOf({ dashboards, credentials }: IssuerPlan): Configuration {
  return {
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clients: [
      {
        client_id: 'dashboard',
        client_name: 'Gemba',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: dashboards.map((origin) => `${origin}/signed-in`),
        post_logout_redirect_uris: dashboards.map((origin) => `${origin}/`),
      },
      ...[...confidentialClients.keys()].map((id) => ({
        client_id: id,
        client_secret: credentials.clients[id] ?? '',
        token_endpoint_auth_method: 'client_secret_basic' as const,
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
      })),
    ],
  };
}

/**
 * All access tokens are JSON Web Tokens for the audience `gemba` that say who acts, in which roles and
 * where.
 */
const tokens: Configuration = {
  scopes: ['openid', 'profile', 'offline_access'],
  claims: { openid: ['sub', 'name', 'roles', 'sites'], profile: [] },
  conformIdTokenClaims: false,
  enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
  ttl: {
    AccessToken: HOUR,
    ClientCredentials: HOUR,
    IdToken: HOUR,
    AuthorizationCode: 60,
    Interaction: HOUR,
    Session: FORTNIGHT,
    Grant: FORTNIGHT,
    RefreshToken: FORTNIGHT,
  },
  extraTokenClaims: (_context, token) => {
    const identity =
      token.kind === 'AccessToken'
        ? personaOf(token.accountId)
        : confidentialClients.get(token.clientId ?? '');
    return identity && claimsOf(identity);
  },
  formats: {
    customizers: {
      // A persona's client acts as the persona, so both ways of signing in give the same subject.
      jwt: (_context, token, { payload }) => {
        payload.sub = confidentialClients.get(token.clientId ?? '')?.id ?? payload.sub;
      },
    },
  },
};

function claimsOf({
  name,
  kind,
  roles,
  sites,
}: Identity): Pick<Identity, 'name' | 'kind' | 'roles' | 'sites'> {
  return { name, kind, roles, sites };
}

function behaviour({ dashboards }: IssuerPlan): Configuration {
  return {
    pkce: { required: () => true },
    clientBasedCORS: (_context, origin) => dashboards.includes(origin),
    findAccount: (_context, id) => accountOf(id),
    loadExistingGrant: grantEverything,
    issueRefreshToken: (_context, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true },
      userinfo: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: askToSignOut, postLogoutSuccessSource: sayGoodbye },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: SCOPE,
          audience: 'gemba',
          accessTokenFormat: 'jwt',
          accessTokenTTL: HOUR,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
  };
}

function accountOf(id: string) {
  const persona = personaOf(id);
  if (!persona) return undefined;
  const claims: AccountClaims = { sub: id, ...claimsOf(persona) };
  return { accountId: id, claims: () => claims };
}

/** Nobody is asked for consent: the dashboard and the issuer belong to the same company. */
async function grantEverything({ oidc }: KoaContextWithOIDC) {
  const clientId = oidc.client?.clientId ?? '';
  const granted = oidc.session?.grantIdFor(clientId);
  if (granted) return oidc.provider.Grant.find(granted);
  const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session?.accountId ?? '' });
  grant.addOIDCScope('openid profile offline_access');
  grant.addResourceScope(RESOURCE, SCOPE);
  await grant.save();
  return grant;
}

const pages: Configuration = {
  interactions: { url: (_context, { uid }) => `/sign-in/${uid}` },
  renderError: (context, out) => {
    context.type = 'html';
    context.body = page('That did not work', [out.error_description ?? out.error]);
  },
};

function askToSignOut(context: KoaContextWithOIDC, form: string): void {
  context.body = page('Sign out of Gemba?', [], {
    html: `${form}<button form="op.logoutForm" name="logout" value="yes" autofocus>Sign out</button>`,
  });
}

function sayGoodbye(context: KoaContextWithOIDC): void {
  context.body = page('You are signed out', ['You can close this page.']);
}
