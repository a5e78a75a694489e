/** Each event is in the views exactly as often as one application gives, and sums are sums of facts. */
import type { Check, Found } from '../../model/finding.js';
import { isInternal, junkKeys, named, streamOf, topicOf } from '../../model/case.js';
import type { Case } from '../../model/case.js';
import { add, decimal, ZERO } from '../../model/decimals.js';
import type { Decimal } from '../../model/decimals.js';
import type { Fact, StoredEvent } from '../../model/snapshot.js';
import { expectedFacts } from './expected.js';

const wrongCount = (event: StoredEvent, facts: readonly Fact[]): Found | null => {
  const due = expectedFacts(event);
  const numbers = new Set(facts.map(({ n }) => n));
  const isWhole = [...numbers].every((n) => n >= 1 && n <= facts.length) && numbers.size === facts.length;
  if (isWhole && (due === null || due === facts.length)) return null;
  const what = `${named(event)} states ${String(facts.length)} facts, one application ${String(due)}.`;
  return { what, evidence: { event, facts } };
};

export const factsOnce: Check = {
  name: 'facts-once',
  find: (of) => {
    const byEvent = Map.groupBy(of.views.facts, ({ eventId }) => eventId);
    const known = of.events
      .filter((event) => !isInternal(event))
      .flatMap((event) => wrongCount(event, byEvent.get(event.eventId) ?? []) ?? []);
    const unknown = [...byEvent]
      .filter(([eventId]) => !of.byId.has(eventId))
      .map(([eventId, facts]) => ({
        what: `The views state facts of ${eventId}, which nobody stored.`,
        evidence: facts,
      }));
    return [...known, ...unknown];
  },
};

/**
 * Records that are events of nobody's streams: the views hear them, and put aside those that cannot be
 * applied.
 */
const foreignHeard = (of: Case, service: string): number => {
  const nobodys = junkKeys(of);
  const parked = new Set((of.consumers.projection?.parked ?? []).map(({ streamId }) => streamId));
  const records = of.topics[topicOf(service)]?.records ?? [];
  return records.filter(({ key, event }) => event && key && nobodys.has(key) && !parked.has(key)).length;
};

export const appliedOnce: Check = {
  name: 'views-applied-once',
  find: (of) =>
    Object.entries(of.logs).flatMap(([service, { events }]) => {
      const published = events.filter((event) => !isInternal(event)).length + foreignHeard(of, service);
      const applied = of.views.sources[service] ?? 0;
      if (published === applied) return [];
      const both = `${String(applied)} events of ${service}, which published ${String(published)}`;
      const what = `The views have applied ${both}.`;
      return [{ what, evidence: { service, published, applied } }];
    }),
};

type Placed = Pick<Fact, 'measure' | 'businessDate' | 'site' | 'unit'> & {
  readonly currency: string | null;
  readonly groupCurrency: string | null;
};

const keyOf = ({ measure, businessDate, site, unit, currency, groupCurrency }: Placed): string =>
  [measure, businessDate, site, unit, currency ?? '', groupCurrency ?? ''].join(' ');

export const rollUpsSum: Check = {
  name: 'roll-ups-are-sums',
  find: ({ views }) => {
    const sums = new Map<string, Decimal>();
    for (const fact of views.facts) add(sums, keyOf(fact), decimal(fact.value));
    const shown = new Map(views.rollUps.map((each) => [keyOf(each), decimal(each.sum)]));
    return [...new Set([...sums.keys(), ...shown.keys()])].flatMap((key) => {
      const [mine, theirs] = [sums.get(key) ?? ZERO, shown.get(key) ?? ZERO];
      if (mine.equals(theirs)) return [];
      return [
        {
          what: `The roll-up ${key} shows ${theirs.toFixed()}, its facts sum to ${mine.toFixed()}.`,
          evidence: { key },
        },
      ];
    });
  },
};

/** A fact names the stream and version of its event. */
export const factsPlaced: Check = {
  name: 'facts-name-their-event',
  find: (of: Case) =>
    of.views.facts.flatMap((fact) => {
      const event = of.byId.get(fact.eventId);
      if (!event || (streamOf(event) === streamOf(fact) && event.version === fact.version)) return [];
      return [{ what: `A fact of ${named(event)} says it is of ${fact.streamId}.`, evidence: fact }];
    }),
};
