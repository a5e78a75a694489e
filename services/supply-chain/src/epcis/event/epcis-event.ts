/**
 * One EPCIS event of a warehouse, kept as it was sent, and what it means for us; its id is the hash of its
 * eventID.
 *
 *   none ──capture──▶ captured ──capture again──▶ captured (a duplicate says nothing)
 *                         ├──capture the same, declaring an error──▶ captured, declared
 *                         └──capture other content──▶ captured, a conflict kept
 */
import type { EpcisAggregation, EpcisEventCaptured } from '@gemba/contracts/events/supply-chain/epcis';
import { EpcisLine, epcisEventEvents } from '@gemba/contracts/events/supply-chain/epcis';
import {
  IsDocument,
  IsId,
  IsRef,
  IsRefs,
  IsInstant,
  IsListOf,
  IsQuantity,
  IsText,
  IsWhole,
  Optional,
} from '@gemba/contracts/fields';
import { answers, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { registered, rows, stateOf } from '@gemba/decider/needs';
import type { Quantity } from '@gemba/measures/quantity';
import { isBound } from '@gemba/platform/access/principal';
import { present } from '../../facts/facts.js';
import type { PurchaseOrder } from '../../purchasing/order-state.js';
import { purchaseOrder } from '../../purchasing/purchase-order.js';
import { itemByGtinTable } from '../../tables/items.js';
import { locationByGlnTable } from '../../tables/places.js';
import type { GtinRow, LocationRow } from '../../tables/rows.js';
import type { EpcisEvent } from '../document/check.js';
import { contentOf, hashId, sha256 } from '../hash/hash-id.js';
import { canonicalTime } from '../hash/values.js';
import type { Match } from './matching.js';
import { aggregationIn, aggregationRefused, namedIn, placesOfThings } from './aggregation.js';
import type { ThingRow } from './aggregation.js';
import { matched, shortWord } from './matching.js';
import type { KnownOrders } from './reading.js';
import { glnsIn, itemsIn, ordersIn } from './reading.js';
import { readingsIn } from './sensors.js';

export class CaptureEpcisEvent {
  @IsText({ max: 120 }) captureJob!: string;
  @IsInstant() recordTime!: string;
  @IsDocument() document!: Record<string, unknown>;
  /** The sites to which the sender is bound; absent for one who is not. */
  @Optional() @IsRefs('site') sites?: string[];
}
export class RecordRefusedEffect {
  @IsRef('purchase-order') purchaseOrder!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({}) quantity!: Quantity;
  @IsText({ max: 40 }) code!: string;
  @IsText() detail!: string;
}

class RefusedGoods {
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  /** The code of the rule that refused them. */
  @IsText({ max: 40 }) code!: string;
}

type Capture = {
  readonly epcisId: string;
  /** What was captured under the id, as hashes of content. */
  readonly contents: readonly string[];
  /** Where it happened, or the sites of its sender. */
  readonly sites: readonly string[];
  /** The hash id of what was captured first. */
  readonly said: string;
  readonly conflicts: readonly string[];
  readonly refusals: readonly RefusedGoods[];
  /** Goods that came in by it. */
  readonly goods: readonly EpcisLine[];
};

const NOTHING: Capture = {
  ...{ epcisId: '', said: '' },
  ...{ contents: [], sites: [], conflicts: [], refusals: [], goods: [] },
};

/** What was captured under an id of EPCIS, and what came of it; `/epcis/events` answers the event itself. */
class EpcisEventAnswer {
  /** The sender's eventID, or the hash id where it gave none. */
  @IsText({ max: 400 }) epcisId!: string;
  /** The hash id of CBV 2.0 of what was captured first. */
  @IsText({ max: 400 }) hashId!: string;
  /** How many other contents were sent under the same id, and are kept for review. */
  @IsWhole() conflicts!: number;
  /** Goods that came in by it, and those that their order did not take. */
  @IsListOf(() => EpcisLine) goods!: readonly EpcisLine[];
  @IsListOf(() => RefusedGoods) refusals!: readonly RefusedGoods[];
}

const answered = ({ epcisId, said, conflicts, goods, refusals }: Capture): EpcisEventAnswer => ({
  ...{ epcisId, hashId: said, conflicts: conflicts.length, goods, refusals },
});

const MOST_REASON = 500;

/** The id under which an event is kept: its own, or the hash id where the sender gave none. */
export const epcisIdOf = (event: EpcisEvent): string =>
  typeof event.eventID === 'string' ? event.eventID : hashId(event);

/** The stream that an EPCIS event is kept in; its own id may have characters that ids of ours do not have. */
export const streamOf = (epcisId: string): string => sha256(epcisId);

type CaptureNeeds = {
  readonly items: Need<Readonly<Record<string, GtinRow>>>;
  readonly places: Need<Readonly<Record<string, LocationRow>>>;
} & Readonly<Record<`order ${string}`, Need<PurchaseOrder | undefined>>> &
  Readonly<Record<`thing ${string}`, Need<ThingRow | undefined>>>;

const isRefusalOf =
  ({ item, lot, code }: RefusedGoods) =>
  (each: RefusedGoods): boolean =>
    each.item === item && each.lot === lot && each.code === code;

const kept = (
  command: CaptureEpcisEvent,
  { lines, purchaseOrder: order, because, sites }: Match & { readonly sites: string[] },
  aggregation: EpcisAggregation | null,
) => {
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
      aggregation: aggregation ?? undefined,
      sites: sites.length === 0 ? undefined : sites,
      readings: readingsIn(event),
    }),
  });
};

const inWords = ({ item, lot, quantity: { value, unit } }: EpcisLine): string =>
  `${value} ${unit} of ${item} in lot ${lot}`;

type Places = Readonly<Record<string, LocationRow>>;

/** Who is bound to sites knows of what happened at one of these. */
const isSeenBy = ({ sites }: Capture, _: readonly string[], own: readonly string[]): boolean =>
  !isBound(own) || sites.some((site) => own.includes(site));

/** The sites of the places that an event names, as far as they are ours: first where it happened. */
const sitesOf = (event: EpcisEvent, places: Places): string[] => [
  ...new Set(glnsIn(event).flatMap((gln) => places[gln]?.site ?? [])),
];

/** Where it happened; or, where no place is known here, the sites to which its sender is bound. */
export const sitesFor = (
  event: EpcisEvent,
  places: Places,
  own: readonly string[] | null | undefined,
): string[] => {
  const sites = sitesOf(event, places);
  return sites.length > 0 ? sites : [...(own ?? [])];
};

/** Who is bound to sites reports what happened there. */
const notTheirs = (sites: readonly string[], own: readonly string[] | undefined): Rejection | null => {
  const other = own && sites.find((site) => !own.includes(site));
  if (other === undefined) return null;
  const detail = `It happened at the site ${other}, and its sender reports for ${(own ?? []).join(', ')}.`;
  return reject('SCM-EPCIS-SITE', detail, { status: 403, hint: `Send it as a client of ${other}.` });
};

/** An order of another site does not exist for who is bound to sites. */
const ordersFor = (own: readonly string[] | undefined, known: KnownOrders): KnownOrders => {
  if (own === undefined) return known;
  const isTheirs = (order: PurchaseOrder | undefined): boolean => own.includes(order?.placed?.site ?? '');
  return Object.fromEntries(
    (Object.entries(known) as [`order ${string}`, PurchaseOrder | undefined][]).filter(
      ([name, order]) => name.startsWith('order ') && isTheirs(order),
    ),
  );
};

type KnownHere = KnownOrders & {
  readonly items: Readonly<Record<string, GtinRow>>;
  readonly places: Places;
};

/** What the event means for us and for which sites; or why it is none for a sender of these sites. */
const matchFor = (
  event: EpcisEvent,
  own: string[] | undefined,
  known: KnownHere,
): (Match & { readonly sites: string[] }) | Rejection => {
  const { items, places } = known;
  const sites = sitesOf(event, places);
  const match = matched(event, { items, places, orders: ordersFor(own, known) });
  return notTheirs(sites, own) ?? { ...match, sites: sitesFor(event, places, own) };
};

const cannotTakeBack = (goods: readonly EpcisLine[]) =>
  reject(
    'SCM-EPCIS-EFFECT',
    `Goods came in by this report: ${goods.map(inWords).join(', ')}. ` +
      'A declaration cannot take them back yet; ' +
      'return them to the supplier or correct the stock, and report again what really came.',
  );

/** What came in by a report, unless its order refused it. */
const goodsOf = ({ match, bizStep, action, purchaseOrder: order, lines }: EpcisEventCaptured): EpcisLine[] =>
  match === 'matched' && bizStep === 'receiving' && action !== 'DELETE' && order !== undefined ? lines : [];

export const epcisEvent = decider('epcis-event', {
  path: 'epcis-events',
  opens: 'CaptureEpcisEvent',
  home: 'cause',
  seenBy: isSeenBy,
  commands: { CaptureEpcisEvent, RecordRefusedEffect },
  events: epcisEventEvents,
  initial: NOTHING,
  answers: answers(EpcisEventAnswer, answered),
  allow: { CaptureEpcisEvent: [], RecordRefusedEffect: [] },
  needs: {
    CaptureEpcisEvent: ({ document }: CaptureEpcisEvent): CaptureNeeds => {
      const event = document as EpcisEvent;
      return {
        ...Object.fromEntries(ordersIn(event).map((id) => [`order ${id}`, stateOf(purchaseOrder, id)])),
        ...Object.fromEntries(namedIn(event).map((epc) => [`thing ${epc}`, registered(placesOfThings, epc)])),
        items: rows(itemByGtinTable, [...new Set(itemsIn(event).map(({ gtin }) => gtin))]),
        places: rows(locationByGlnTable, glnsIn(event)),
      };
    },
  },
  decide: {
    CaptureEpcisEvent({ contents, said, conflicts, goods }, command, { known }) {
      const event = command.document as EpcisEvent;
      const content = contentOf(event);
      if ([...contents, ...conflicts].includes(content)) return [];
      const match = matchFor(event, command.sites, known);
      if (isRefused(match)) return match;
      const place = (epc: string): ThingRow | undefined => known[`thing ${epc}`];
      const aggregation = aggregationIn(event, place);
      const refused = aggregation && aggregationRefused(aggregation, place);
      if (contents.length === 0) return refused ?? [kept(command, match, aggregation)];
      const { document, captureJob } = command;
      if (hashId(event) !== said)
        return [happened('EpcisConflictKept', { epcisId: epcisIdOf(event), captureJob, document })];
      const because = [...match.because, 'an error was declared in it'];
      if (!('errorDeclaration' in event)) return [kept(command, { ...match, because }, null)];
      if (goods.length > 0) return cannotTakeBack(goods);
      return refused ?? [kept(command, match, aggregation)];
    },
    RecordRefusedEffect({ epcisId, refusals }, refusal) {
      return refusals.some(isRefusalOf(refusal))
        ? []
        : [happened('EpcisEffectRefused', { epcisId, ...refusal })];
    },
  },
  evolve: {
    EpcisEventCaptured: (state, captured): Capture => ({
      ...state,
      epcisId: captured.epcisId,
      goods: [...state.goods, ...goodsOf(captured)],
      contents: [...state.contents, contentOf(captured.document)],
      sites: [...new Set([...state.sites, ...(captured.sites ?? [])])],
      said: state.said === '' ? hashId(captured.document) : state.said,
    }),
    EpcisConflictKept: (state, { document }): Capture => ({
      ...state,
      conflicts: [...state.conflicts, contentOf(document)],
    }),
    EpcisEffectRefused: (state, { item, lot, code }): Capture => ({
      ...state,
      refusals: [...state.refusals, { item, lot, code }],
      goods: state.goods.filter((each) => each.item !== item || each.lot !== lot),
    }),
  },
});
