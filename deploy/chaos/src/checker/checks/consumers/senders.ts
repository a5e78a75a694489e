/**
 * Processes and timers act once: their commands are named after their cause, and no deadline is left over.
 */
import type { Check, Found } from '../../model/finding.js';
import { named } from '../../model/case.js';
import { uuidOf } from '../../model/identity.js';
import type { StoredEvent } from '../../model/snapshot.js';

const PROCESS = 'process:';
const MOST_COMMANDS = 60;
const MOST_OTHERWISE = 4;

function* pathsOf(): Generator<string> {
  yield 'remember';
  for (let index = 0; index < MOST_COMMANDS; index += 1) {
    const path = `/${String(index)}`;
    yield path;
    for (let other = 0; other < MOST_OTHERWISE; other += 1) yield `${path}/otherwise/${String(other)}`;
  }
}

const isNamedAfterCause = (meta: StoredEvent['meta']): boolean => {
  const name = meta.actor.id.slice(PROCESS.length);
  for (const path of pathsOf()) if (uuidOf(name, meta.causationId, path) === meta.commandId) return true;
  return false;
};

const EXCEPTION = 'exception-';
const MOST_ATTEMPTS = 200;

/** What is said of an exception is named after it and after the attempt that it tells of. */
const isNamedAfterException = ({ streamId, meta }: StoredEvent): boolean => {
  const id = streamId.slice(EXCEPTION.length);
  return ['raise', 'resolve'].some((step) =>
    Array.from({ length: MOST_ATTEMPTS }, (_, at) => `${step}/${String(at + 1)}`).some(
      (each) => uuidOf('exception', id, each) === meta.commandId,
    ),
  );
};

const isNamed = (event: StoredEvent): boolean =>
  event.streamId.startsWith(EXCEPTION) ? isNamedAfterException(event) : isNamedAfterCause(event.meta);

/** Otherwise a repeat of the cause would have a second effect. */
export const commandsNamed: Check = {
  name: 'process-commands-named',
  find: ({ events }) =>
    events
      .filter((event) => event.meta.actor.id.startsWith(PROCESS) && !isNamed(event))
      .map((event) => ({
        what: `${named(event)} has an id of ${event.meta.actor.id} that does not follow from its cause.`,
        evidence: event,
      })),
};

type Remembered = { readonly kind: string; readonly deadline?: string; readonly at?: string };

/** A deadline passes once in the memory of its process. */
export const timersOnce: Check = {
  name: 'timers-fire-once',
  find: (of) => {
    const passed = of
      .of('Remembered')
      .filter(({ data }) => (data as Remembered).kind === 'passed')
      .map((event) => {
        const { deadline = '', at = '' } = event.data as Remembered;
        return { event, name: `${event.streamId} ${deadline} ${at}` };
      });
    return [...Map.groupBy(passed, ({ name }) => name)]
      .filter(([, same]) => same.length > 1)
      .map(([name, same]) => ({ what: `The deadline ${name} passed more than once.`, evidence: same }));
  },
};

/** Timers look twice a second; what was due that long before the end has been acted on. */
const GRACE_MS = 10_000;

export const noDeadlineLeft: Check = {
  name: 'no-deadline-left',
  find: ({ consumers, readAt }) =>
    Object.entries(consumers).flatMap(([service, { deadlines }]) =>
      deadlines
        .filter(({ at }) => Date.parse(at) < Date.parse(readAt) - GRACE_MS)
        .map((deadline): Found => ({
          what: `${service}: a deadline of ${deadline.process} passed at ${deadline.at} and nobody acted.`,
          evidence: deadline,
        })),
    ),
};
