/** A receiver that takes nothing any more is an exception: somebody owns it until it is sent to again. */
import { digestOf, uuidFrom } from '@gemba/event-store/ids';
import type { Runtime } from '@gemba/platform/runtime/runtime.module';
import type { Subscription } from './entities.sql.js';

const PROCESS = 'deliver-to-subscribers';
/** Whoever looks after interfaces. */
const OWNER = 'admin';

/** One for each time that it was given up. */
const exceptionFor = ({ id, failingSince }: Subscription): string =>
  uuidFrom('epcis-subscription', id, failingSince?.toISOString() ?? '');

const said = async (
  runtime: Runtime,
  of: Subscription,
  command: { readonly name: string; readonly data: unknown },
): Promise<void> => {
  const id = exceptionFor(of);
  const at = new Date().toISOString();
  const outcome = await runtime.execute(
    runtime.deciderNamed('exception'),
    { id, ...command },
    {
      commandId: uuidFrom('epcis-subscription', id, command.name),
      commandHash: digestOf(command.name),
      actor: { kind: 'system', id: `process:${PROCESS}` },
      roles: ['process'],
      ...{ at, now: at, correlationId: id, causationId: id, process: true },
      siteId: of.sites?.[0] ?? null,
    },
  );
  if (outcome.kind !== 'done')
    throw new Error(`An exception could not be stated: ${JSON.stringify(outcome)}.`);
};

export const givenUp = (runtime: Runtime, of: Subscription): Promise<void> => {
  const { id, owner, queryName, dest, attempts, error, failingSince } = of;
  const since = failingSince?.toISOString() ?? '';
  const path = `epcis/queries/${queryName}/subscriptions/${id}`;
  return said(runtime, of, {
    name: 'RaiseException',
    data: {
      process: PROCESS,
      cause: {
        eventId: id,
        streamId: `subscription-${id}`,
        type: 'deadline',
        occurredAt: since,
        correlationId: id,
      },
      command: { noun: 'subscription', id, name: 'SendEvents', data: { owner, queryName, dest }, path },
      refusal: {
        code: 'SCM-EPCIS-UNDELIVERED',
        detail: `${dest} takes no events: ${error ?? ''} It is not tried any more.`,
        hint: `Have the receiver mended, then POST /${path}/resume; nothing is lost until then.`,
      },
      ...{ usual: OWNER, attempts },
    },
  });
};

/** It is sent to again, or has ended. */
export const takenUp = (runtime: Runtime, of: Subscription): Promise<void> =>
  said(runtime, of, { name: 'ResolveException', data: { by: 'done', attempts: Math.max(1, of.attempts) } });
