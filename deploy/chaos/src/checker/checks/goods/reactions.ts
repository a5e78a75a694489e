/**
 * Every event that a process has to react to has its reaction, once: nothing is skipped and nothing done
 * twice.
 */
import type { Check, Found } from '../../model/finding.js';
import { named } from '../../model/case.js';
import type { Case } from '../../model/case.js';
import type { StoredEvent } from '../../model/snapshot.js';
import { RULES } from './rules.js';
import type { Rule } from './rules.js';

const reactionsTo = (
  of: Case,
  { effects, counts = () => true }: Rule,
  cause: StoredEvent,
): readonly StoredEvent[] =>
  (of.byCause.get(cause.eventId) ?? []).filter((event) => effects.includes(event.type) && counts(event));

const wrong = (of: Case, rule: Rule, cause: StoredEvent): Found | null => {
  const due = rule.due(cause, of);
  if (due === null) return null;
  const found = reactionsTo(of, rule, cause);
  const isRight = found.length === due && (rule.fits?.(cause, found) ?? true);
  if (isRight) return null;
  const wanted = `${String(due)} ${rule.effects.join(' or ')}`;
  const what = `${named(cause)} asks for ${wanted}; there are ${String(found.length)}.`;
  return { what, evidence: { cause, found } };
};

export const reactions: Check = {
  name: 'every-event-has-its-reaction',
  find: (of) => RULES.flatMap((rule) => of.of(rule.on).flatMap((cause) => wrong(of, rule, cause) ?? [])),
};
