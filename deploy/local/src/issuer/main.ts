/**
 * The local issuer as a process: PORT, OIDC_ISSUER, GEMBA_DASHBOARDS (origins, comma separated) and
 * GEMBA_STATE.
 */
import { join } from 'node:path';
import { securityLogOf } from '@gemba/platform/observe/security/security-log.process';
import { loadCredentials } from './credentials.process.js';
import { startIssuer } from './issuer.http.js';
import { openStore } from './store.process.js';

const { PORT = '', OIDC_ISSUER = '', GEMBA_DASHBOARDS = '', GEMBA_STATE = '' } = process.env;
const { GEMBA_SECURITY_FOLDER = '' } = process.env;
const folder = GEMBA_SECURITY_FOLDER === '' ? null : GEMBA_SECURITY_FOLDER;
const plan = {
  issuer: OIDC_ISSUER,
  dashboards: GEMBA_DASHBOARDS.split(','),
  credentials: await loadCredentials(GEMBA_STATE),
  store: openStore(join(GEMBA_STATE, 'sign-ins.json')),
  security: securityLogOf('issuer', folder, (error) => {
    console.error(`The security log cannot be written: ${error.message}; it goes on here.`);
  }),
  now: Date.now,
};
const server = await startIssuer(plan, Number(PORT));
console.log(JSON.stringify({ level: 'info', msg: `Issuer ${OIDC_ISSUER} is ready.` }));

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server.close();
    server.closeIdleConnections();
    // A browser keeps connections open that it may never use again.
    setTimeout(() => {
      server.closeAllConnections();
    }, 1000).unref();
  });
}
