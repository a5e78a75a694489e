/** `gemba views`: rebuild the read models beside the live ones, and compare. */
import { setTimeout as pause } from 'node:timers/promises';
import { ask } from '../company/ask.http.js';
import type { Company } from '../company/company.http.js';
import type { Said } from '../output/said.js';
import { said } from '../output/said.js';

/** `filling` until it ended; only `live` ended as it should. */
type Rebuild = {
  readonly id: number;
  readonly state: 'filling' | 'live' | 'different' | 'failed' | 'interrupted';
} & Readonly<Record<string, unknown>>;

const service = 'projection';
const LOOK_MS = 500;

type Report = {
  readonly live: { readonly hash: string };
  readonly differences: readonly { readonly name: string }[];
};

/** What a person wants to know of a report; all its parts are in the answer for machines. */
const inShort = ({ report, ...rest }: Rebuild): Readonly<Record<string, unknown>> => {
  if (!report) return rest;
  const { live, differences } = report as Report;
  const names = differences.map(({ name }) => name).join(', ');
  return { ...rest, hash: live.hash, differences: names === '' ? 'none, to the byte' : names };
};

const linesOf = (record: Readonly<Record<string, unknown>>): string =>
  Object.entries(record)
    .map(
      ([name, value]) => `${name.padEnd(12)}  ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
    .join('\n');

/** Waits for the end; well when the new build holds the same as the old, or was expected to differ. */
export const rebuildViews = async (company: Company, expect: string): Promise<Said> => {
  let rebuild = await ask<Rebuild>(company, {
    service,
    path: '/v1/views/rebuild',
    body: { expect },
  });
  while (rebuild.state === 'filling') {
    await pause(LOOK_MS);
    rebuild = await ask<Rebuild>(company, { service, path: `/v1/views/rebuild/${String(rebuild.id)}` });
  }
  return said(rebuild, linesOf(inShort(rebuild)), rebuild.state === 'live');
};

export const hashViews = async (company: Company): Promise<Said> => {
  const build = await ask<Readonly<Record<string, unknown>>>(company, { service, path: '/v1/views/hash' });
  const { parts: _, ...short } = build;
  return said(build, linesOf(short));
};
