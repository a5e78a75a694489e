/** A running company as the command line sees it: where its services are, and how to sign in. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SERVICES } from '@gemba/contracts/events/company';
import type { RunFile } from '@gemba/deploy-local/launcher/run-file.process';
import { Complaint } from '../output/said.js';
import { tokenByClient } from './sign-in.http.js';

export type Company = {
  /** Base URL by name of the service. */
  readonly urls: Readonly<Record<string, string>>;
  readonly dashboard: string;
  readonly issuer: string;
  /** A token of a client of the issuer; the command line's own unless told. */
  readonly token: (client?: string) => Promise<string>;
  /** The content of run.json where the company runs on this machine. */
  readonly run: RunFile | null;
};

export type Where = {
  /** Dashboard of a company elsewhere. */
  readonly url?: string | undefined;
  readonly state: string;
};

const OWN_CLIENT = 'gemba-cli';

/** Where the state of the company is, also when it does not run. */
export const stateFolder = (root: string): string => resolve(process.env.GEMBA_STATE ?? `${root}/.gemba`);

/** The running company of a state folder; null when it does not run. */
export const runFileIn = (state: string): RunFile | null => {
  const file = resolve(state, 'run.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as RunFile) : null;
};

const local = (run: RunFile): Company => ({
  urls: run.urls,
  dashboard: run.dashboard,
  issuer: run.issuer,
  run,
  token: (client = OWN_CLIENT) => {
    const secret = run.clients[client];
    if (secret === undefined) throw new Complaint(`The issuer has no client ${client}.`);
    return tokenByClient(run.issuer, client, secret);
  },
});

/** A company elsewhere is reached through its dashboard, by the credentials of the environment. */
const remote = async (url: string): Promise<Company> => {
  const base = url.replace(/\/$/, '');
  const answer = await fetch(`${base}/config.json`);
  if (!answer.ok) throw new Complaint(`${base}/config.json answered ${String(answer.status)}: is it Gemba?`);
  const { issuer } = (await answer.json()) as { issuer: string };
  const { GEMBA_CLIENT_ID: id = OWN_CLIENT, GEMBA_CLIENT_SECRET: secret } = process.env;
  return {
    urls: Object.fromEntries(SERVICES.map((name) => [name, `${base}/api/${name}`])),
    dashboard: base,
    issuer,
    run: null,
    token: (client = id) => {
      if (!secret) throw new Complaint('Set GEMBA_CLIENT_SECRET (and GEMBA_CLIENT_ID) to sign in there.');
      return tokenByClient(issuer, client, secret);
    },
  };
};

/** @throws Complaint when nothing runs. */
export const findCompany = async ({ url, state }: Where): Promise<Company> => {
  if (url !== undefined) return remote(url);
  const run = runFileIn(state);
  if (!run)
    throw new Complaint(
      `Gemba does not run here (${state}/run.json is missing). Start it with "npm start", ` +
        'set GEMBA_STATE to its state folder, or give --url of a dashboard.',
    );
  return local(run);
};

/** The URL of a service. @throws Complaint that lists those there are. */
export const urlOf = ({ urls }: Company, service: string): string => {
  const found = urls[service];
  if (found === undefined)
    throw new Complaint(`There is no service ${service}; there are: ${Object.keys(urls).join(', ')}.`);
  return found;
};

/** The services that have a log and answer by the platform: all but the dashboard. */
export const departments = ({ urls }: Company): string[] =>
  Object.keys(urls).filter((name) => name !== 'dashboard');
