/** What the test company answers to why a figure moved: by its sites, and by the facts of the period. */
import type { Definition } from './catalogue.js';
import { addDays, compute, siteIds, type Company } from './figures.js';

type Asked = Record<string, string | undefined>;

const DAY_MS = 86_400_000;

/** Sites add the difference of their sums, by the whole below the line where there is one. */
export function why(company: Company, kpi: Definition, asked: Asked) {
  const { site, from = '', to = '', value } = asked;
  const length = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  const before = { from: addDays(from, -length), to: from };
  const sites = site ? [site] : siteIds;
  const [base, now] = [compute(company, kpi, { site, ...before }), compute(company, kpi, { site, from, to })];
  const part = (of: ReturnType<typeof compute>) => ({
    numerator: of.numerator,
    denominator: kpi.denominator ? of.denominator : null,
  });
  const share = (id: string) => {
    const [old, fresh] = [before, { from, to }].map((one) => compute(company, kpi, { site: id, ...one }));
    const [was, is] = [Number(old?.numerator), Number(fresh?.numerator)];
    const by = kpi.denominator ? is / Number(now.denominator) - was / Number(base.denominator) : is - was;
    const ratio = kpi.denominator ? by.toFixed(6) : null;
    return {
      ...{ key: id, contribution: by.toFixed(6), rate: ratio, mix: kpi.denominator ? '0' : null },
      ...{ base: part(old ?? base), now: part(fresh ?? now), facts: 14 },
    };
  };
  const rows = sites.map(share);
  const change = (Number(now.value) - Number(base.value)).toFixed(6);
  const told = rows.reduce((sum, { contribution }) => sum + Number(contribution), 0);
  const side = (of: ReturnType<typeof compute>, period: { from: string; to: string }) => ({
    ...{ site: site ?? null, ...period, at: null, knownAt: asked.baseKnownAt ?? null, value: of.value },
    ...part(of),
  });
  const above = { volume: '12', mix: '-3', rate: '-21' };
  return {
    ...{ kpi: kpi.id, unit: kpi.unit, currency: kpi.unit === 'money' ? 'EUR' : null },
    ...{ base: side(base, before), now: side(now, { from, to }), change },
    rounding: (Number(change) - told).toFixed(6),
    effects: kpi.denominator ? { rate: told.toFixed(6), mix: '0', above } : null,
    ...{ by: asked.by ?? 'site', dimensions: ['item', 'site', 'measure', 'event', 'day'] },
    ...{ rows, rest: { count: 0, contribution: '0' } },
    events: rows
      .filter(({ key }) => value === undefined || key === value)
      .map(({ key, contribution }) => ({
        ...{
          eventId: `0199-${key}`,
          service: kpi.service,
          streamId: `${kpi.service}-${key}`,
          streamVersion: 1,
        },
        ...{ eventType: `${kpi.service}.${kpi.event}`, site: key, businessDate: from },
        ...{ occurredAt: `${from}T10:00:00Z`, contribution, dimensions: { salesOrder: 'SO-7', line: '1' } },
      })),
    otherEvents: { count: 41, contribution: '0.001' },
  };
}
