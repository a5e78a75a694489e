/** Nothing is parked but what the trial itself put into the topics, and nothing overtakes what is parked. */
import type { Check, Found } from '../../model/finding.js';
import type { Case } from '../../model/case.js';
import { streamOf } from '../../model/case.js';
import type { Parked } from '../../model/snapshot.js';

const isForeign = ({ injected }: Case, { topic, partition, offset }: Parked): boolean =>
  injected.some(
    (record) =>
      record.what === 'junk' &&
      record.topic === topic &&
      record.partition === partition &&
      record.offset === offset,
  );

const all = (of: Case, which: 'parked' | 'evicted'): readonly Parked[] =>
  Object.values(of.consumers).flatMap((kept) => kept[which]);

const place = ({ consumer, service, streamId, version }: Parked): string =>
  `${consumer} ${service}/${streamId}@${String(version)}`;

export const nothingParked: Check = {
  name: 'nothing-parked',
  find: (of) =>
    [...all(of, 'parked'), ...all(of, 'evicted')]
      .filter((parked) => !isForeign(of, parked))
      .map((parked) => ({ what: `${place(parked)} is parked: ${parked.reason}`, evidence: parked })),
};

/**
 * A record that could not be read cannot have been applied, so every consumer of its topic has parked it,
 * once.
 */
export const unreadableParked: Check = {
  name: 'unreadable-parked',
  find: (of) =>
    Object.entries(of.topics).flatMap(([topic, { records }]) =>
      records
        .filter(({ event }) => event === null)
        .flatMap(({ partition, offset }) =>
          readersOf(of, topic).flatMap((consumer): readonly Found[] => {
            const kept = [...all(of, 'parked'), ...all(of, 'evicted')].filter(
              (each) =>
                each.consumer === consumer &&
                each.topic === topic &&
                each.partition === partition &&
                each.offset === offset,
            );
            if (kept.length === 1) return [];
            const where = `${topic}/${String(partition)}@${String(offset)}`;
            const what = `${where} cannot be read, and ${consumer} kept it ${String(kept.length)} times.`;
            return [{ what, evidence: kept }];
          }),
        ),
    ),
};

const readersOf = ({ consumers }: Case, topic: string): readonly string[] => [
  ...new Set(
    Object.values(consumers).flatMap(({ offsets }) =>
      offsets.filter((row) => row.topic === topic && row.partition >= 0).map(({ consumer }) => consumer),
    ),
  ),
];

/** The views state facts of later events of a stream only when none before them waits. */
export const nothingOvertakes: Check = {
  name: 'parked-not-overtaken',
  find: (of) => {
    const waiting = new Map<string, number>();
    for (const each of all(of, 'parked')) {
      const { consumer, version } = each;
      const stream = streamOf(each);
      if (consumer.endsWith('-views') && version > 0)
        waiting.set(stream, Math.min(version, waiting.get(stream) ?? version));
    }
    return of.views.facts.flatMap((fact) => {
      const parked = waiting.get(streamOf(fact));
      if (parked === undefined || fact.version < parked) return [];
      const applied = `${streamOf(fact)}@${String(fact.version)}`;
      const what = `${applied} was applied, while version ${String(parked)} is parked.`;
      return [{ what, evidence: fact }];
    });
  },
};
