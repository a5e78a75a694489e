/** Events as the product writes them: full metadata, a realistic body, sealed into their chain. */
import type { NewEvent } from '@gemba/event-store/append/appender.sql';
import { sealOf } from '@gemba/event-store/log/chain';
import { v7 } from 'uuid';

const meta = (commandId: string): string =>
  JSON.stringify({
    enterpriseId: 'demo',
    companyId: 'gemba-france',
    siteId: 'lyon',
    siteTimeZone: 'Europe/Paris',
    businessDate: '2026-03-02',
    actor: { kind: 'person', id: 'p-1017' },
    authority: { level: 'site', rightId: 'stock-adjustment', policyVersion: 3 },
    correlationId: commandId,
    causationId: commandId,
    commandId,
    traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  });

const DATA = JSON.stringify({
  item: 'pump-housing',
  site: 'lyon',
  location: 'lyon-main',
  lot: 'L-2026-0302-7',
  kind: 'receipt',
  quantity: { value: '12.500', unit: 'KGM' },
  value: { amount: '118.75', currency: 'EUR' },
  reference: 'purchase-order-PO-17',
});

export type Place = { readonly streamId: string; readonly version: number; readonly prevHash: string };

/** The event that follows at this place. `commandId` is a UUID. */
export const eventAt = ({ streamId, version, prevHash }: Place, commandId: string): NewEvent => {
  const now = new Date().toISOString();
  const event = {
    streamId,
    version,
    eventId: v7(),
    type: 'supply-chain.StockReceived',
    schemaVersion: 1,
    occurredAt: now,
    recordedAt: now,
    meta: meta(commandId),
    data: DATA,
  };
  return { ...event, prevHash, hash: sealOf(event, prevHash) };
};
