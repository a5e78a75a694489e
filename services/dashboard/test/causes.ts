/** What a broken promise of the test company came of: a machine that failed, and something that is hidden. */

const step = (role: string, depth: number, told: object) => ({
  ...{ role, depth, hidden: false, more: false, version: 1, site: 'lyon', level: 'none', right: null },
  ...{ occurredAt: '2026-03-02T08:00:00.000Z', actorKind: 'person', actor: 'mia', delegatedFrom: null },
  ...told,
});

const eventOf = (id: string, service: string, [type, noun, subject]: readonly [string, string, string]) => ({
  ...{ event: `019c9a3e-5d10-7cc1-9d0a-6f1f3c2b7a${id}`, service, streamId: `${noun}-${subject}` },
  ...{ type, noun, subject },
});

const nothing = Object.fromEntries(
  [
    ...['event', 'service', 'streamId', 'version', 'type', 'noun', 'subject', 'site', 'occurredAt'],
    ...['actorKind', 'actor', 'level', 'right', 'delegatedFrom'],
  ].map((name) => [name, null]),
);

const held = { level: 'site', right: 'production.stop', delegatedFrom: 'P-7' } as const;
const BY_ITSELF = { actorKind: 'system', actor: 'process:hold-order-when-machine-fails' } as const;

export const causes = {
  steps: [
    step('asked', 0, eventOf('01', 'supply-chain', ['SalesOrderPromiseBroken', 'sales-order', 'SO-7'])),
    step('cause', 1, {
      ...eventOf('02', 'production', ['ProductionOrderHeld', 'production-order', 'WO-9']),
      ...{ ...held, ...BY_ITSELF },
    }),
    step('cause', 2, eventOf('03', 'production', ['EquipmentStateChanged', 'equipment', 'LATHE-1'])),
    step('cause', 1, { ...nothing, hidden: true }),
    step('effect', 1, {
      ...eventOf('04', 'supply-chain', ['ShipmentDelayed', 'shipment', 'S-1']),
      more: true,
    }),
  ],
  links: [
    { cause: 1, effect: 0 },
    { cause: 2, effect: 1 },
    { cause: 3, effect: 0 },
    { cause: 0, effect: 4 },
  ],
};

const NONE = { about: null, from: null, to: null, lateDays: null, hours: null, amount: null, currency: null };

/** What held a production order up: the machine on which it runs stood. */
export const delay = {
  ...{ line: null, order: 'WO-9' },
  steps: [
    {
      ...{ ...NONE, kind: 'production-order', id: 'WO-9', heldUp: null, site: 'lyon', about: 'PUMP-100' },
      lateDays: '3',
    },
    {
      ...{
        ...NONE,
        kind: 'breakdown',
        id: 'LATHE-1',
        heldUp: 0,
        site: 'lyon',
        about: 'SPINDLE',
        hours: '48',
      },
      ...{ from: '2026-03-02T08:00:00.000Z', to: '2026-03-04T08:00:00.000Z' },
    },
  ],
};
