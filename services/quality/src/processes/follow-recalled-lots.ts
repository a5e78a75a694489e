/**
 * A recalled lot is found at all sites, and in all that was made of it, held wherever it lies, and looked for
 * again as soon as something of it moves.
 */
import { createHash } from 'node:crypto';
import { companyEvents } from '@gemba/contracts/events/company';
import type { LotTrailBegun, RecalledLot } from '@gemba/contracts/events/recall';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { qualityHold } from '../containment/quality-hold.js';
import { lotTrail, trailOfLot, trailOfOrder, trailOfShipment } from '../recall/lot-trail.js';
import { recall } from '../recall/recall.js';

const begin = (id: string, { item, lot }: RecalledLot, of: string): Sent =>
  send(lotTrail, [id, 'BeginLotTrail'], { recall: of, item, lot });

const begunFor = (of: string, lots: readonly RecalledLot[]): readonly Sent[] =>
  lots.map((lot) => begin(trailOfLot(lot), lot, of));

const moved = (id: string): Sent => send(lotTrail, [id, 'MoveLotTrail'], {});

/** Nothing that was said before may be missing in what is found. */
const trace = (of: string, { item, lot }: RecalledLot): Sent => ({
  ...send(recall, [of, 'TraceRecall'], { item, lot }),
  settled: true,
});

const traces = (follows: readonly LotTrailBegun[]): readonly Sent[] =>
  follows.flatMap((each) => (each.recall === undefined ? [] : [trace(each.recall, each)]));

/** The hold of a lot at a site for a recall; as long as any id may be. */
const holdFor = (of: string, { item, lot }: RecalledLot, site: string): string =>
  `RCL-${createHash('sha256').update([of, item, lot, site].join('/')).digest('hex').slice(0, 24)}`;

const hold = (of: string, { item, lot }: RecalledLot, site: string): Sent => ({
  ...send(qualityHold, [holdFor(of, { item, lot }, site), 'PlaceHold'], {
    ...{ site, item, lot, reason: `Recall ${of}`, source: `recall/${of}` },
  }),
  site,
  // Dispositions of a nonconformance have set it free since.
  otherwise: { 'QAL-HLD-STATE': () => [] },
});

const lotMoved = {
  about: ({ data }: { readonly data: RecalledLot }) => trailOfLot(data),
  send: (_: object, { data }: { readonly data: RecalledLot }) => [moved(trailOfLot(data))],
};

const orderMoved = {
  about: ({ subject }: { readonly subject: string }) => trailOfOrder(subject),
  send: (_: object, { subject }: { readonly subject: string }) => [moved(trailOfOrder(subject))],
};

const shipmentMoved = {
  about: ({ subject }: { readonly subject: string }) => trailOfShipment(subject),
  send: (_: object, { subject }: { readonly subject: string }) => [moved(trailOfShipment(subject))],
};

export const followRecalledLots = process('follow-recalled-lots', {
  events: companyEvents,
  initial: {},
  owner: { role: 'quality-inspector' },
  on: {
    RecallOpened: {
      about: (e) => e.subject,
      send: (_, { subject, data: { lots } }) => begunFor(subject, lots),
    },
    RecallWidened: {
      about: (e) => e.subject,
      send: (_, { subject, data: { lots } }) => begunFor(subject, lots),
    },
    LotTrailBegun: {
      about: (e) => e.subject,
      send: (_, { data }) => traces([data]),
    },
    LotTrailMoved: {
      about: (e) => e.subject,
      send: (_, { data: { follows } }) => traces(follows),
    },
    RecallTraced: {
      about: (e) => e.subject,
      send: (_, { subject, data }) => [
        ...data.stock.map(({ site }) => hold(subject, data, site)),
        ...data.used.map(({ order }) => begin(trailOfOrder(order), data, subject)),
        ...data.shipped.map(({ shipment }) => begin(trailOfShipment(shipment), data, subject)),
        ...begunFor(subject, data.became),
      ],
    },
    StockReceived: {
      about: ({ data }) => trailOfLot(data),
      send: (_, { data }) => [
        moved(trailOfLot(data)),
        ...(data.source.kind === 'production-order' ? [moved(trailOfOrder(data.source.id))] : []),
      ],
    },
    StockIssued: lotMoved,
    StockAdjusted: lotMoved,
    StockStatusChanged: lotMoved,
    TransferDifferenceResolved: lotMoved,
    ProductionOrderCompleted: orderMoved,
    ProductionOrderCancelled: orderMoved,
    ShipmentPlanned: shipmentMoved,
    ShipmentDespatched: shipmentMoved,
  },
});
