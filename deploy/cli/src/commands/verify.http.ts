/** `gemba verify`: walks the hash chain of every stream of every log. */
import { ask } from '../company/ask.http.js';
import type { Company } from '../company/company.http.js';
import { departments } from '../company/company.http.js';
import type { Said } from '../output/said.js';
import { said } from '../output/said.js';
import { tableOf } from '../output/table.js';

type Verified = {
  readonly events: number;
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
  const rows = all.map(({ service, events, flaws }) => ({ service, events, flaws: flaws.length }));
  const flaws = all.flatMap(({ service, flaws: found }) => found.map((flaw) => ({ service, ...flaw })));
  const text = flaws.length === 0 ? tableOf(rows) : `${tableOf(rows)}\n\n${tableOf(flaws)}`;
  return said(all, text, flaws.length === 0);
};
