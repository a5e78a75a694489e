/** Faults of the network between services and engines: cut, stalled, slow, narrow, half-closed. */
import { SERVICES } from '@gemba/contracts/events/company';
import type { EngineName } from '../../../company/company.process.js';
import type { Trouble } from '../../../company/wire.process.js';
import type { Fault, Scene } from '../../fault/fault.js';
import { acknowledges, all, allAcknowledge, drained } from '../../fault/recovery.http.js';
import { healedBy, NOBODY } from '../../fault/targets.js';

type Kind = { readonly name: string; readonly about: string; readonly trouble: (scene: Scene) => Trouble };

const kinds: readonly Kind[] = [
  { name: 'cut', about: 'is dropped and refused', trouble: () => ({ kind: 'cut' }) },
  {
    name: 'stalled',
    about: 'lets nothing pass and tells nobody',
    trouble: ({ chance }) => ({
      kind: 'stalled',
      ways: chance.pick([['out'], ['in'], ['out', 'in']] as const),
    }),
  },
  {
    name: 'slow',
    about: 'delays everything by up to half a second',
    trouble: ({ chance }) => ({ kind: 'late', ms: chance.whole(50, 500) }),
  },
  {
    name: 'narrow',
    about: 'lets only some kilobytes a second pass',
    trouble: ({ chance }) => ({ kind: 'narrow', bytesPerSecond: chance.whole(4, 64) * 1024 }),
  },
  { name: 'half-closed', about: 'ends on one side only', trouble: () => ({ kind: 'half-closed' }) },
];

const between = (engine: EngineName, { name, about, trouble }: Kind): Fault => ({
  name: `${engine}-${name}`,
  about: `the connection of one service with the ${engine} ${about}`,
  targets: SERVICES,
  since: 'heal',
  strike: async (scene) => {
    const wire = scene.company.wire(scene.service, engine);
    wire.trouble(trouble(scene));
    const heal = async (): Promise<void> => {
      wire.mend();
      return Promise.resolve();
    };
    return Promise.resolve(healedBy(heal, () => all([acknowledges(scene, scene.service), drained(scene)])));
  },
});

/** All services lose one engine at once. */
const away = (engine: EngineName): Fault => ({
  name: `${engine}-away`,
  about: `no service reaches the ${engine}`,
  targets: NOBODY,
  since: 'heal',
  strike: async (scene) => {
    const wires = scene.company.services.map((service) => scene.company.wire(service, engine));
    for (const wire of wires) wire.trouble({ kind: 'cut' });
    const heal = async (): Promise<void> => {
      for (const wire of wires) wire.mend();
      return Promise.resolve();
    };
    return Promise.resolve(healedBy(heal, () => all([allAcknowledge(scene), drained(scene)])));
  },
});

export const network: readonly Fault[] = [
  ...kinds.map((kind) => between('database', kind)),
  ...kinds.map((kind) => between('broker', kind)),
  away('database'),
  away('broker'),
];
