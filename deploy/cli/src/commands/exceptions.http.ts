/**
 * `gemba exceptions`: what processes were refused and a person has to decide: list it, ask for another try,
 * waive it.
 */
import { ask, exchange } from '../company/ask.http.js';
import type { Company } from '../company/company.http.js';
import { departments } from '../company/company.http.js';
import type { Said } from '../output/said.js';
import { Complaint, said } from '../output/said.js';
import { tableOf } from '../output/table.js';

type Listed = {
  readonly id: string;
  readonly site: string | null;
  readonly status: string;
  readonly process: string;
  readonly owner: string;
  readonly raisedAt: string;
  readonly attempts: number;
  readonly refusal: { readonly code: string; readonly detail: string };
  readonly atStake?: { readonly amount: string; readonly currency: string };
};

type Page = { readonly data: readonly Listed[]; readonly nextCursor: string | null };

const openAt = async (company: Company, service: string, cursor = ''): Promise<Listed[]> => {
  const more = cursor === '' ? '' : `&cursor=${cursor}`;
  const path = `/v1/exceptions?filter[state]=open&limit=200${more}`;
  // A department without processes has no exceptions, and no address for them.
  if (cursor === '' && (await exchange(company, { service, path })).status === 404) return [];
  const { data, nextCursor } = await ask<Page>(company, { service, path });
  return nextCursor === null ? [...data] : [...data, ...(await openAt(company, service, nextCursor))];
};

/** What is open in all departments, the oldest first. */
export const listExceptions = async (company: Company): Promise<Said> => {
  const all = (
    await Promise.all(
      departments(company).map(async (service) =>
        (await openAt(company, service)).map((each) => ({ service, ...each })),
      ),
    )
  )
    .flat()
    .toSorted((a, b) => (a.raisedAt < b.raisedAt ? -1 : 1));
  const rows = all.map(({ service, id, site, owner, raisedAt, attempts, refusal, atStake }) => ({
    exception: `${service}/${id}`,
    site: site ?? 'enterprise',
    owner,
    since: raisedAt,
    tries: attempts,
    'at stake': atStake ? `${atStake.amount} ${atStake.currency}` : '',
    why: `${refusal.code}: ${refusal.detail}`,
  }));
  return said(all, rows.length === 0 ? 'No exception is open.' : tableOf(rows));
};

const placeOf = (exception: string): { service: string; path: string } => {
  const [service, id, ...more] = exception.split('/');
  if (!service || !id || more.length > 0)
    throw new Complaint(
      `${exception} is no exception; "gemba exceptions list" names them as <service>/<id>.`,
    );
  return { service, path: `/v1/exceptions/${encodeURIComponent(id)}` };
};

/** Has the refused command tried again now. */
export const retryException = async (company: Company, exception: string): Promise<Said> => {
  const { service, path } = placeOf(exception);
  const done = await ask<object>(company, { service, path: `${path}/retry`, body: {} });
  return said(done, `${exception} is tried again; "gemba exceptions list" shows what came of it.`);
};

/** Decides that the refused command stays undone. */
export const waiveException = async (company: Company, exception: string, reason: string): Promise<Said> => {
  const { service, path } = placeOf(exception);
  const done = await ask<object>(company, { service, path: `${path}/waive`, body: { reason } });
  return said(done, `${exception} is waived.`);
};
