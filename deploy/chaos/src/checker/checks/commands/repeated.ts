/** The same key gives the same answer, and nothing else under it is taken. */
import type { Operation } from '../../../load/history/operation.js';
import type { Check, Found } from '../../model/finding.js';
import type { Command } from './attempts.js';
import { CAPTURE, commandsIn, hadEffect, isDone, spoken } from './attempts.js';

const saidBy = ({ status, answer }: Operation): string =>
  JSON.stringify([status, answer?.id, answer?.streamId, answer?.version, answer?.events]);

const bodyOf = ({ body, path }: Operation): string => JSON.stringify([path, body]);

const differing = ({ attempts }: Command): readonly Found[] => {
  const [first, ...others] = attempts.filter(hadEffect);
  if (!first) return [];
  return others
    .filter((other) => saidBy(other) !== saidBy(first))
    .map((other) => ({
      what: `${spoken(other)} was answered otherwise than #${String(first.n)} under the same key.`,
      evidence: [first, other],
    }));
};

export const sameAnswer: Check = {
  name: 'same-key-same-answer',
  find: (of) => commandsIn(of).flatMap(differing),
};

/**
 * After an effect, the key is worth only its own body: the attempt began later and is done, so it was
 * taken.
 */
const takenInstead = ({ attempts }: Command): readonly Found[] => {
  const first = attempts.find(hadEffect);
  if (!first) return [];
  return attempts
    .filter((other) => isDone(other) && other.startedAt > first.endedAt && bodyOf(other) !== bodyOf(first))
    .map((other) => ({
      what: `${spoken(other)} was taken, though #${String(first.n)} had used its key for another body.`,
      evidence: [first, other],
    }));
};

export const otherBodyRefused: Check = {
  name: 'other-body-refused',
  find: (of) => commandsIn(of).flatMap(takenInstead),
};

/** A repeat of what had an effect is never refused for another reason than being under way. */
const refusedLater = ({ attempts }: Command): readonly Found[] => {
  const first = attempts.find(hadEffect);
  if (!first) return [];
  return attempts
    .filter(
      (other) =>
        other.outcome === 'refused' &&
        other.startedAt > first.endedAt &&
        bodyOf(other) === bodyOf(first) &&
        !['PLT-KEY-RUNNING', 'PLT-BUSY'].includes(other.code ?? '') &&
        other.status !== 401,
    )
    .map((other) => ({
      what: `${spoken(other)} was refused (${other.code ?? ''}), though #${String(first.n)} had been done.`,
      evidence: [first, other],
    }));
};

export const repeatNotRefused: Check = {
  name: 'repeat-not-refused',
  find: (of) => commandsIn(of).flatMap(refusedLater),
};

/** A report that is sent again under its key is the same job. */
export const sameJob: Check = {
  name: 'same-key-same-job',
  find: ({ operations }) => {
    const done = operations.filter((attempt) => attempt.operation === CAPTURE && isDone(attempt));
    return [...Map.groupBy(done, ({ key }) => key).values()].flatMap((attempts) => {
      const jobs = new Set(attempts.map(({ answer }) => (answer as { captureID?: string }).captureID));
      const bodies = new Set(attempts.map(bodyOf));
      const [first] = attempts;
      if (!first || (jobs.size === 1 && bodies.size === 1)) return [];
      return [{ what: `${spoken(first)} became more than one job.`, evidence: attempts }];
    });
  },
};
