/** Starts the dashboard's web server from its environment and drains it on SIGTERM. */
import { fileURLToPath } from 'node:url';
import { dashboardServer } from './server.http.js';

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The dashboard needs the environment variable ${name}.`);
  return value;
}

/** An empty variable is one that is not set, as compose files have it. */
function perhaps(name: string): string | null {
  const value = process.env[name] ?? '';
  return value === '' ? null : value;
}

const app = await dashboardServer({
  issuer: required('OIDC_ISSUER'),
  clientId: process.env.DASHBOARD_CLIENT_ID ?? 'dashboard',
  services: JSON.parse(required('GEMBA_URLS')) as Record<string, string>,
  webRoot: fileURLToPath(new URL('./web/', import.meta.url)),
  doorWord: perhaps('GEMBA_DOOR_SECRET'),
  securityFolder: perhaps('GEMBA_SECURITY_FOLDER'),
  logLevel: process.env.LOG_LEVEL ?? 'info',
});

async function drain(): Promise<void> {
  await app.close();
  process.exit(0);
}
process.once('SIGTERM', () => void drain());
process.once('SIGINT', () => void drain());

await app.listen({ host: process.env.HOST ?? '127.0.0.1', port: Number(required('PORT')) });
