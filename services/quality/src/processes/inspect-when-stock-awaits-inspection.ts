/** When stock arrives that has to be inspected first, its inspection is opened by the plan in force. */
import type { StockReceived } from '@gemba/contracts/events/supply-chain/stock';
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { inspection } from '../inspection/inspection.js';
import { inspectionId } from '../inspection/inspection-id.js';

const triggerOf = ({ kind }: StockReceived['source']) =>
  kind === 'production-order' ? 'completion' : 'receipt';

const document = ({ kind, id, line }: StockReceived['source']): string =>
  [kind, id, line].filter((part) => part !== undefined).join('/');

export const inspectWhenStockAwaitsInspection = process('inspect-when-stock-awaits-inspection', {
  events: companyEvents,
  initial: {},
  owner: { role: 'quality-inspector' },
  on: {
    StockReceived: {
      about: ({ data: { status, lot } }) => (status === 'inspection' ? lot : null),
      send: (_, { data: { site, item, lot, quantity, source }, eventId }) => {
        const trigger = triggerOf(source);
        const goods = { site, item, lot, quantity, trigger, source: document(source) } as const;
        const lotToInspect = { ...goods, receipt: eventId };
        const id = inspectionId(lot, trigger);
        const open = (of: string) => send(inspection, [of, 'OpenInspection'], lotToInspect);
        return [
          {
            ...open(id),
            // More of the same lot arrived: it gets an inspection of its own, named after the event.
            otherwise: { 'QAL-INS-STATE': () => [open(`${id}.${eventId.slice(-12)}`)] },
          },
        ];
      },
    },
  },
});
