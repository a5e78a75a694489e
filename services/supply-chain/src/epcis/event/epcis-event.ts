/**
 * One EPCIS event of a warehouse, kept as it was sent, and what it means for us; its id is the hash of its
 * eventID.
 *
 *   none ──capture──▶ captured ──capture again──▶ captured (a duplicate says nothing)
 *                         ├──capture the same, declaring an error──▶ captured, declared
 *                         └──capture other content──▶ captured, a conflict kept
 */
import { epcisEventEvents } from '@gemba/contracts/events/supply-chain/epcis';
import { IsDocument, IsId, IsInstant, IsText } from '@gemba/contracts/fields';
import { decider } from '@gemba/decider/decider';
import { happened } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { rows, stateOf } from '@gemba/decider/needs';
import { present } from '../../facts/facts.js';
import type { PurchaseOrder } from '../../purchasing/order-state.js';
import { purchaseOrder } from '../../purchasing/purchase-order.js';
import type { GtinRow, LocationRow } from '../../tables/rows.js';
import type { EpcisEvent } from '../document/check.js';
import { contentOf, hashId, sha256 } from '../hash/hash-id.js';
import { canonicalTime } from '../hash/values.js';
import type { Match } from './matching.js';
import { matched, shortWord } from './matching.js';
import { glnIn, itemsIn, ordersIn } from './reading.js';

export class CaptureEpcisEvent {
  @IsText({ max: 120 }) captureJob!: string;
  @IsInstant() recordTime!: string;
  @IsDocument() document!: Record<string, unknown>;
}
export class RecordRefusedEffect {
  @IsId() purchaseOrder!: string;
  @IsId() item!: string;
  @IsId() lot!: string;
  @IsText({ max: 40 }) code!: string;
  @IsText() detail!: string;
}

type Capture = {
  readonly epcisId: string;
  /** What was captured under the id, as hashes of content. */
  readonly contents: readonly string[];
  /** The hash id of what was captured first. */
  readonly said: string;
  readonly conflicts: readonly string[];
  readonly refusals: readonly string[];
};

const NOTHING: Capture = { epcisId: '', contents: [], said: '', conflicts: [], refusals: [] };

const MOST_REASON = 500;

/** The id under which an event is kept: its own, or the hash id where the sender gave none. */
export const epcisIdOf = (event: EpcisEvent): string =>
  typeof event.eventID === 'string' ? event.eventID : hashId(event);

/** The stream that an EPCIS event is kept in; its own id may have characters that ids of ours do not have. */
export const streamOf = (epcisId: string): string => sha256(epcisId);

type CaptureNeeds = {
  readonly items: Need<Readonly<Record<string, GtinRow>>>;
  readonly places: Need<Readonly<Record<string, LocationRow>>>;
} & Readonly<Record<`order ${string}`, Need<PurchaseOrder | undefined>>>;

const refusalOf = ({ item, lot, code }: { item: string; lot: string; code: string }): string =>
  `${item} ${lot} ${code}`;

const kept = (command: CaptureEpcisEvent, { lines, purchaseOrder: order, because }: Match) => {
  const event = command.document as EpcisEvent;
  const reason = because.join('; ').slice(0, MOST_REASON);
  return happened('EpcisEventCaptured', {
    epcisId: epcisIdOf(event),
    epcisType: event.type,
    eventTime: canonicalTime(String(event.eventTime)),
    recordTime: command.recordTime,
    captureJob: command.captureJob,
    document: { ...event, eventID: epcisIdOf(event) },
    match: reason === '' ? ('matched' as const) : ('unmatched' as const),
    lines: [...lines],
    ...present({
      action: typeof event.action === 'string' ? event.action : undefined,
      bizStep: shortWord('bizStep', event.bizStep),
      disposition: shortWord('disposition', event.disposition),
      unmatchedBecause: reason === '' ? undefined : reason,
      purchaseOrder: order ?? undefined,
    }),
  });
};

export const epcisEvent = decider('epcis-event', {
  path: 'epcis-events',
  opens: 'CaptureEpcisEvent',
  home: 'enterprise',
  commands: { CaptureEpcisEvent, RecordRefusedEffect },
  events: epcisEventEvents,
  initial: NOTHING,
  allow: { CaptureEpcisEvent: [], RecordRefusedEffect: [] },
  needs: {
    CaptureEpcisEvent: ({ document }: CaptureEpcisEvent): CaptureNeeds => {
      const event = document as EpcisEvent;
      const gln = glnIn(event);
      return {
        ...Object.fromEntries(ordersIn(event).map((id) => [`order ${id}`, stateOf(purchaseOrder, id)])),
        items: rows('item-by-gtin', [...new Set(itemsIn(event).map(({ gtin }) => gtin))]),
        places: rows('location-by-gln', gln === null ? [] : [gln]),
      };
    },
  },
  decide: {
    CaptureEpcisEvent({ contents, said, conflicts }, command, { known }) {
      const event = command.document as EpcisEvent;
      const content = contentOf(event);
      if (contents.includes(content) || conflicts.includes(content)) return [];
      const match = matched(event, { items: known.items, places: known.places, orders: known });
      if (contents.length === 0) return [kept(command, match)];
      const { document, captureJob } = command;
      if (hashId(event) !== said)
        return [happened('EpcisConflictKept', { epcisId: epcisIdOf(event), captureJob, document })];
      const because = [...match.because, 'an error was declared in it'];
      return [kept(command, 'errorDeclaration' in event ? match : { ...match, because })];
    },
    RecordRefusedEffect({ epcisId, refusals }, refusal) {
      return refusals.includes(refusalOf(refusal))
        ? []
        : [happened('EpcisEffectRefused', { epcisId, ...refusal })];
    },
  },
  evolve: {
    EpcisEventCaptured: (state, { epcisId, document }): Capture => ({
      ...state,
      epcisId,
      contents: [...state.contents, contentOf(document)],
      said: state.said === '' ? hashId(document) : state.said,
    }),
    EpcisConflictKept: (state, { document }): Capture => ({
      ...state,
      conflicts: [...state.conflicts, contentOf(document)],
    }),
    EpcisEffectRefused: (state, refusal): Capture => ({
      ...state,
      refusals: [...state.refusals, refusalOf(refusal)],
    }),
  },
});
