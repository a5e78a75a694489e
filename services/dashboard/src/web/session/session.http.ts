/** Signs people in at the company's OIDC issuer (code with PKCE) and keeps their token fresh. */
import { UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { Refused } from '@gemba/client/problem';
import { forgetFloor } from '../workers/keeping.http.js';
import { t } from '../language/language.js';

export type Config = { issuer: string; clientId: string };
export type Person = { id: string; name: string; roles: string[] };
export type Session = {
  /** Nobody when the person has to sign in first. */
  person: Person | null;
  token: () => Promise<string>;
  signIn: (returnTo: string) => Promise<void>;
  signOut: () => Promise<void>;
};

const CALLBACK = '/signed-in';
const signedOut = new Refused({
  status: 401,
  title: t('session.youAreSignedOut'),
  detail: t('session.yourSignInHasEnded'),
});

async function readConfig(): Promise<Config> {
  const response = await fetch('/config.json');
  if (!response.ok) {
    throw new Refused({ status: response.status, title: t('session.theDashboardIsNotConfigured') });
  }
  return (await response.json()) as Config;
}

function managerOf({ issuer, clientId }: Config): UserManager {
  const redirect = `${location.origin}${CALLBACK}`;
  return new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: redirect,
    silent_redirect_uri: redirect,
    post_logout_redirect_uri: `${location.origin}/`,
    scope: 'openid profile offline_access',
    automaticSilentRenew: true,
    userStore: new WebStorageStateStore({ store: sessionStorage }),
  });
}

/** Ends a sign-in that has come back from the issuer, and puts the address back to where it began. */
async function finish(manager: UserManager): Promise<void> {
  if (location.pathname !== CALLBACK) return;
  const user = await manager.signinCallback();
  const state = user?.state as { returnTo?: string } | undefined;
  history.replaceState(null, '', state?.returnTo ?? '/');
}

function personOf(profile: Record<string, unknown>): Person {
  const roles = Array.isArray(profile.roles) ? profile.roles.map(String) : [];
  return { id: String(profile.sub), name: String(profile.name ?? profile.sub), roles };
}

/** A valid token; renewed when it has run out, refused when that is no longer possible. */
function tokenSource(manager: UserManager): () => Promise<string> {
  return async () => {
    const user = await manager.getUser();
    if (!user) throw signedOut;
    if (!user.expired) return user.access_token;
    // Without a network nothing but what this browser keeps is asked.
    if (!navigator.onLine) return user.access_token;
    const renewed = await manager.signinSilent().catch(() => Promise.reject(signedOut));
    if (!renewed) throw signedOut;
    return renewed.access_token;
  };
}

/** Reads the configuration, finishes a sign-in under way, and gives the session. */
export async function openSession(): Promise<Session> {
  const manager = managerOf(await readConfig());
  await finish(manager);
  const user = await manager.getUser();
  const known = user && (!user.expired || user.refresh_token);
  return {
    person: known ? personOf(user.profile) : null,
    token: tokenSource(manager),
    signIn: (returnTo) => manager.signinRedirect({ state: { returnTo } }),
    signOut: async () => {
      await forgetFloor();
      await manager.signoutRedirect();
    },
  };
}
