/** What was acknowledged is in the store, once and as it was said. */
import type { Operation } from '../../../load/history/operation.js';
import type { Check, Found } from '../../model/finding.js';
import type { Case } from '../../model/case.js';
import { isDone, spoken, CAPTURE } from './attempts.js';

type Said = NonNullable<NonNullable<Operation['answer']>['events']>[number];

const missing = (of: Case, attempt: Operation, said: Said): Found | null => {
  const stored = of.byId.get(said.eventId);
  const streamId = attempt.answer?.streamId;
  const isIt =
    stored?.service === attempt.service &&
    stored.streamId === streamId &&
    stored.version === said.version &&
    `${stored.service}.${stored.type}` === said.type;
  return isIt
    ? null
    : {
        what: `${spoken(attempt)} was acknowledged with ${said.type}, which is not in the store so.`,
        evidence: { attempt, stored: stored ?? null },
      };
};

export const acknowledgedStored: Check = {
  name: 'acknowledged-stored',
  find: (of) =>
    of.operations
      .filter((attempt) => isDone(attempt) && attempt.operation !== CAPTURE)
      .flatMap((attempt) =>
        (attempt.answer?.events ?? []).flatMap((said) => missing(of, attempt, said) ?? []),
      ),
};

/** Everything that the store has of the command was in its answer. */
export const acknowledgedWhole: Check = {
  name: 'acknowledged-whole',
  find: (of) =>
    of.operations.filter(isDone).flatMap((attempt) => {
      const said = new Set((attempt.answer?.events ?? []).map(({ eventId }) => eventId));
      const [first] = said;
      const commandId = first === undefined ? undefined : of.byId.get(first)?.meta.commandId;
      const more = (of.byCommand.get(commandId ?? '') ?? []).filter(({ eventId }) => !said.has(eventId));
      if (more.length === 0) return [];
      const what = `${spoken(attempt)} did more than it was acknowledged for.`;
      return [{ what, evidence: { attempt, more } }];
    }),
};

type Sent = { readonly epcisBody: { readonly eventList: readonly { readonly eventID: string }[] } };
type Captured = { readonly epcisId: string };

/** A service whose clock is behind takes now for the future, and says so: then nothing of it may be kept. */
const isRefusedAsFuture = ({ answer }: Operation, index: number): boolean =>
  answer?.errors?.some(({ pointer }) => pointer === `/epcisBody/eventList/${String(index)}/eventTime`) ===
  true;

/** A report that was taken is kept once, and one that was refused is not. */
export const reportsKept: Check = {
  name: 'reports-kept',
  find: (of) => {
    const kept = Map.groupBy(of.of('EpcisEventCaptured'), ({ data }) => (data as Captured).epcisId);
    return of.operations
      .filter((attempt) => attempt.operation === CAPTURE && isDone(attempt))
      .flatMap((attempt) =>
        (attempt.body as Sent).epcisBody.eventList.flatMap(({ eventID }, index) => {
          const count = (kept.get(eventID) ?? []).length;
          const isRefused = isRefusedAsFuture(attempt, index);
          if (count === (isRefused ? 0 : 1)) return [];
          const was = isRefused ? 'refused' : 'taken';
          const what = `${spoken(attempt)} was ${was}, but ${eventID} is kept ${String(count)} times.`;
          return [{ what, evidence: { attempt, kept: kept.get(eventID) ?? [] } }];
        }),
      );
  },
};
