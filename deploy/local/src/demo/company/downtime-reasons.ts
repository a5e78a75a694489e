/** Why machines of the company stand: a tree as pump makers have it, by the losses of OEE. */
export type DowntimeReason = {
  readonly id: string;
  readonly name: string;
  readonly parent?: string;
  readonly loss: 'planned' | 'availability' | 'performance' | 'quality';
};

type Branch = readonly [id: string, name: string, loss: DowntimeReason['loss'], below: readonly Leaf[]];
type Leaf = readonly [id: string, name: string];

const BRANCHES: readonly Branch[] = [
  [
    ...(['breakdown', 'Breakdown', 'availability'] as const),
    [
      ['spindle-bearing', 'Spindle bearing'],
      ['drive-fault', 'Drive fault'],
      ['sensor-fault', 'Sensor fault'],
      ['coolant-leak', 'Coolant leak'],
    ],
  ],
  [
    ...(['waiting', 'Waiting', 'availability'] as const),
    [
      ['no-material', 'No material'],
      ['no-operator', 'No operator'],
      ['no-order', 'No order'],
    ],
  ],
  [
    ...(['minor-stop', 'Minor stop', 'performance'] as const),
    [
      ['jam', 'Jam cleared'],
      ['chips', 'Chips removed'],
      ['cleaning-of-sensor', 'Sensor cleaned'],
    ],
  ],
  [
    ...(['quality-stop', 'Quality stop', 'quality'] as const),
    [
      ['first-piece', 'First piece checked'],
      ['out-of-tolerance', 'Out of tolerance'],
    ],
  ],
  [
    ...(['planned-stop', 'Planned stop', 'planned'] as const),
    [
      ['maintenance', 'Maintenance'],
      ['end-of-shift', 'End of shift'],
      ['cleaning', 'Cleaning'],
      ['meeting', 'Team meeting'],
    ],
  ],
];

/** Each after the one that it is below. */
export const downtimeReasons: readonly DowntimeReason[] = BRANCHES.flatMap(([id, name, loss, below]) => [
  { id, name, loss },
  ...below.map(([leaf, called]) => ({ id: leaf, name: called, parent: id, loss })),
]);
