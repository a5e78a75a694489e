/** The terms of a monitoring rule that fit together. */
import type { MonitoringRuleDefined } from '@gemba/contracts/events/alert';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { compareDecimals } from '@gemba/measures/decimal';

type Terms = Pick<MonitoringRuleDefined, 'watch' | 'limit' | 'clears' | 'points'>;

const HINT = 'above and below have a limit; rising and falling have points; silent has neither.';

/** Which of the terms a kind of watch has, and which it must have. */
const HAS: Readonly<Record<Terms['watch'], readonly (keyof Terms)[]>> = {
  above: ['limit', 'clears'],
  below: ['limit', 'clears'],
  rising: ['points'],
  falling: ['points'],
  silent: [],
};

const misfit = (terms: Terms): Rejection | null => {
  const has = HAS[terms.watch];
  const needed = has[0];
  if (needed !== undefined && terms[needed] === undefined)
    return reject('GOV-RULE-TERMS', `A rule on ${terms.watch} needs ${needed}.`, { hint: HINT });
  const strange = (['limit', 'clears', 'points'] as const).find(
    (name) => terms[name] !== undefined && !has.includes(name),
  );
  return strange === undefined
    ? null
    : reject('GOV-RULE-TERMS', `A rule on ${terms.watch} has no ${strange}.`, { hint: HINT });
};

/** What clears a rule lies on the good side of its limit, or on it. */
const wrongSide = ({ watch, limit, clears }: Terms): Rejection | null => {
  if (limit === undefined || clears === undefined) return null;
  const beyond = compareDecimals(clears, limit) * (watch === 'above' ? 1 : -1);
  return beyond <= 0
    ? null
    : reject('GOV-RULE-TERMS', `What clears it lies beyond the limit of ${limit}.`, {
        violated: {
          rule: watch === 'above' ? 'at most the limit' : 'at least the limit',
          actual: clears,
          limit,
        },
      });
};

const emptyPeriod = (
  { validFrom, validTo }: Pick<MonitoringRuleDefined, 'validFrom' | 'validTo'>,
  at: string,
): Rejection | null => {
  if (Date.parse(validFrom) < Date.parse(at))
    return reject('GOV-RULE-PERIOD', 'A rule holds from now on at the earliest: nobody knew of it before.', {
      violated: { rule: 'not before now', actual: validFrom, limit: at },
    });
  return validTo !== undefined && Date.parse(validTo) <= Date.parse(validFrom)
    ? reject('GOV-RULE-PERIOD', 'It has to end after it begins.')
    : null;
};

export const termsRefused = (terms: MonitoringRuleDefined, at: string): Rejection | null =>
  misfit(terms) ?? wrongSide(terms) ?? emptyPeriod(terms, at);
