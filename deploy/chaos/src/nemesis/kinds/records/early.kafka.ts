/** Events that arrive before their turn: the newest of a log are published while its relay is held up. */
import { setTimeout as pause } from 'node:timers/promises';
import { messageOf, type EventHead } from '@gemba/messaging/cloud-event';
import { readLog } from '@gemba/messaging/relay/relay.sql';
import type { Fault, Scene } from '../../fault/fault.js';
import { acknowledges, all, drained } from '../../fault/recovery.http.js';
import { BUSY, healedBy } from '../../fault/targets.js';
import type { Injected } from '../../fault/notes.js';
import { inject } from './inject.kafka.js';

const POINT = 'relay.afterPublish';
const LOOK_MS = 50;
/** Longest wait of the held relay; it is let go as soon as the fault is healed and the wait is over. */
const HELD_MS = 3_000;
/** What the relay may have read ahead before it was held is left to it. */
const MOST = 40;

/** Waits until the relay stands at the fail point, and answers how far the log had grown by then. */
async function held({ company, service, stores, holdMs }: Scene): Promise<number> {
  const before = (await company.tell(service, { order: 'say' })).struck[POINT] ?? 0;
  const blow = { kind: 'delay', ms: HELD_MS } as const;
  await company.tell(service, { order: 'arm', point: POINT, blow, skip: 0 });
  const deadline = performance.now() + holdMs;
  for (;;) {
    const { struck } = await company.tell(service, { order: 'say' });
    if ((struck[POINT] ?? 0) > before) return (await stores.now()).heads.get(service) ?? 0;
    if (performance.now() > deadline) throw new Error(`${service} published nothing`);
    await pause(LOOK_MS);
  }
}

type Sent = { readonly head: EventHead; readonly data: string };

const sooner = (
  { name, about, what }: Pick<Fault, 'name' | 'about'> & { readonly what: Injected['what'] },
  altered: (sent: Sent) => Sent,
): Fault => ({
  name,
  about,
  targets: BUSY,
  since: 'heal',
  strike: async (scene) => {
    const { company, service, stores } = scene;
    const head = await held(scene);
    // Half of the hold lets new events come, the other half sends them while the relay still stands.
    await pause(HELD_MS / 2);
    const events = await readLog(stores.pool(service), head, MOST);
    const spoken = events.filter(({ head: { streamId } }) => !streamId.startsWith('process-'));
    const messages = spoken
      .toReversed()
      .map(altered)
      .map(({ head: of, data }) => messageOf(of, Buffer.from(data)));
    await inject(scene, { topic: `gemba.${service}`, what }, messages);
    const heal = async (): Promise<void> => {
      await company.insist(service, { order: 'disarm' });
    };
    return healedBy(heal, () => all([acknowledges(scene, service), drained(scene)]));
  },
});

/** Every digit of the content is another one, so whoever believes it counts and pays something else. */
const withOtherDigits = ({ head, data }: Sent): Sent => ({
  head,
  data: data.replace(/"(\d+(?:\.\d+)?)"/g, (_, digits: string) => `"${digits.replace(/[0-8]$/, '9')}"`),
});

export const early: readonly Fault[] = [
  sooner(
    {
      name: 'records-too-early',
      about: 'the newest events are published in reverse order, before those ahead of them',
      what: 'early',
    },
    (sent) => sent,
  ),
  sooner(
    {
      name: 'records-altered',
      about: 'the newest events are published with changed numbers, before the relay sends them as they are',
      what: 'altered',
    },
    withOtherDigits,
  ),
];
