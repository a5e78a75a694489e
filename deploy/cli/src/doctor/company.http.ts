/** The doctor's look at the running company: engines, issuer, services, clocks. */
import { connect } from 'node:net';
import { look } from '../company/ask.http.js';
import type { Company } from '../company/company.http.js';
import type { Finding } from './finding.js';
import { well, wrong } from './finding.js';

const PATIENCE_MS = 2_000;
/** The Date header has whole seconds, so one of them means nothing. */
const SKEW_MS = 2_500;

const answers = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: PATIENCE_MS });
    const end = (found: boolean) => () => {
      socket.destroy();
      resolve(found);
    };
    socket.once('connect', end(true));
    socket.once('error', end(false));
    socket.once('timeout', end(false));
  });

const engine = async (check: string, address: string): Promise<Finding> => {
  const { hostname, port } = new URL(address);
  const place = `${hostname}:${port}`;
  if (await answers(hostname, Number(port))) return well(check, `${place} answers`);
  return wrong(
    check,
    `${place} does not answer`,
    'Restart Gemba; .gemba/logs has what the engine said last.',
  );
};

const engines = async ({ run }: Company): Promise<Finding[]> => {
  if (!run) return [];
  const [database] = Object.values(run.databaseUrls);
  return Promise.all([
    ...(database === undefined ? [] : [engine('postgresql', database)]),
    ...run.kafka.brokers.map((broker) => engine('kafka', `kafka://${broker}`)),
  ]);
};

const issuer = async (company: Company): Promise<Finding> => {
  try {
    await company.token();
    return well('sign-in', `${company.issuer} gives tokens`);
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return wrong(
      'sign-in',
      says,
      'Restart Gemba; for an issuer of your own check OIDC_ISSUER and the client.',
    );
  }
};

const service = async (company: Company, name: string): Promise<Finding> => {
  const answer = await look(company, { service: name, path: '/health/ready' });
  if (answer.kind === 'said' && answer.ok) return well(name, 'ready');
  const words = { said: 'not ready', slow: 'does not answer in time', away: 'does not answer' };
  const says = words[answer.kind];
  return wrong(name, says, `Look at "gemba status" and the end of .gemba/logs/${name}.log.`);
};

/** A service's clock against ours, in milliseconds; null when it cannot be told. */
const skewOf = async (company: Company, name: string): Promise<number | null> => {
  const before = Date.now();
  const answer = await look(company, { service: name, path: '/health/live' });
  const date = answer.kind === 'said' ? answer.date : null;
  return date ? Date.parse(date) - (before + Date.now()) / 2 : null;
};

const clocks = async (company: Company): Promise<Finding> => {
  const names = Object.keys(company.urls);
  const skews = await Promise.all(names.map((name) => skewOf(company, name)));
  const off = names.filter((_, at) => Math.abs(skews[at] ?? 0) > SKEW_MS);
  if (off.length === 0) return well('clocks', 'agree to the second');
  return wrong(
    'clocks',
    `off: ${off.join(', ')}`,
    'Synchronise the machines by NTP; tokens and business time need it.',
  );
};

export const companyFindings = async (company: Company): Promise<Finding[]> => [
  ...(await engines(company)),
  await issuer(company),
  ...(await Promise.all(Object.keys(company.urls).map((name) => service(company, name)))),
  await clocks(company),
];
