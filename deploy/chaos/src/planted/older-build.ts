/** The build before `ShipmentDelayed` had a second version: its rule says the first, it reads no other. */
import type { Change } from './bugs/bug.js';

const name = 'older-build';

export const olderBuild: readonly Change[] = [
  {
    name,
    file: 'libs/contracts/src/events/supply-chain/sales.ts',
    edits: [
      {
        find:
          'event(ShipmentDelayed).next(ShipmentDelayedV2, (older) => ({\n' +
          '    ...older,\n' +
          "    reason: 'other' as const,\n" +
          '  })),',
        replace: 'event(ShipmentDelayed),',
      },
    ],
  },
  {
    name,
    file: 'services/supply-chain/src/selling/shipment.ts',
    edits: [
      {
        find: "[happened('ShipmentDelayed', { eta, reason, cause })]",
        replace: "[happened('ShipmentDelayed', { eta, cause })]",
      },
    ],
  },
];
