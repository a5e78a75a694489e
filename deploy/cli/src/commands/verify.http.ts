/** `gemba verify` and `gemba seal`: is every log what it was, and what is kept outside to prove it. */
import { ask } from '../company/ask.http.js';
import type { Company } from '../company/company.http.js';
import { departments } from '../company/company.http.js';
import type { Said } from '../output/said.js';
import { said } from '../output/said.js';
import { tableOf } from '../output/table.js';

type Verified = {
  readonly events: number;
  readonly seals: readonly { readonly place: string; readonly seals: number; readonly upTo: number }[];
  readonly flaws: readonly { readonly streamId: string; readonly version: number; readonly flaw: string }[];
};

/** Not well when a single event was changed, removed or put in. */
export const verify = async (company: Company): Promise<Said> => {
  const all = await Promise.all(
    departments(company).map(async (service) => ({
      service,
      ...(await ask<Verified>(company, { service, path: '/v1/log/verification' })),
    })),
  );
  const rows = all.map(({ service, events, seals, flaws }) => ({
    service,
    events,
    'sealed up to': Math.max(...seals.map(({ upTo }) => upTo)),
    flaws: flaws.length,
  }));
  const flaws = all.flatMap(({ service, flaws: found }) => found.map((flaw) => ({ service, ...flaw })));
  const text = flaws.length === 0 ? tableOf(rows) : `${tableOf(rows)}\n\n${tableOf(flaws)}`;
  return said(all, text, flaws.length === 0);
};

type Sealed = { readonly seal: { readonly position: number; readonly digest: string } | null };

/** Seals every log now. Whoever notes the digests elsewhere can prove later what was there. */
export const seal = async (company: Company): Promise<Said> => {
  const all = await Promise.all(
    departments(company).map(async (service) => ({
      service,
      ...(await ask<Sealed>(company, { service, path: '/v1/log/seals', body: {} })),
    })),
  );
  const rows = all.map(({ service, seal: made }) => ({
    service,
    'up to': made?.position ?? 'sealed already',
    digest: made?.digest ?? '',
  }));
  return said(all, tableOf(rows), true);
};
