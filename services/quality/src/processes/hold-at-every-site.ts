/**
 * A whole lot that is held at one site is held at every site that has some of it, also at one that it reaches
 * later; where it is freed it is free at all of them.
 */
import { createHash } from 'node:crypto';
import { companyEvents } from '@gemba/contracts/events/company';
import type { LotTrailBegun } from '@gemba/contracts/events/recall';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { OF_HOLD, isOfWholeLot, qualityHold } from '../containment/quality-hold.js';
import { lotTrail, trailOfLot } from '../recall/lot-trail.js';

/** The hold that follows from another one at a site; as long as any id may be. */
export const holdAt = (hold: string, site: string): string =>
  `HLD-${createHash('sha256').update(`${hold}/${site}`).digest('hex').slice(0, 24)}`;

/** Nothing that was in stock before may be missing in what is found. */
const spread = ({ hold }: LotTrailBegun): readonly Sent[] =>
  hold === undefined ? [] : [{ ...send(qualityHold, [hold, 'SpreadHold'], {}), settled: true }];

export const holdAtEverySite = process('hold-at-every-site', {
  events: companyEvents,
  initial: {},
  owner: { role: 'quality-inspector' },
  on: {
    HoldPlaced: {
      about: ({ subject, data }) => (isOfWholeLot(data) ? subject : null),
      send: (_, { subject: hold, data: { item, lot } }) => [
        send(lotTrail, [trailOfLot({ item, lot }), 'BeginLotTrail'], { hold, item, lot }),
      ],
    },
    LotTrailBegun: { about: (e) => e.subject, send: (_, { data }) => spread(data) },
    LotTrailMoved: { about: (e) => e.subject, send: (_, { data: { follows } }) => follows.flatMap(spread) },
    HoldSpread: {
      about: (e) => e.subject,
      send: (_, { subject, data: { item, lot, sites, site: from } }) =>
        sites.map((site) => ({
          ...send(qualityHold, [holdAt(subject, site), 'PlaceHold'], {
            ...{ site, item, lot, reason: `Held at ${from}`, source: `${OF_HOLD}${subject}` },
          }),
          site,
        })),
    },
    HoldLifted: {
      about: ({ subject, data: { sites = [] } }) => (sites.length > 0 ? subject : null),
      send: (_, { subject, data: { lot, reason, sites = [] } }) =>
        sites.map((site) => send(qualityHold, [holdAt(subject, site), 'LiftHold'], { lot, reason })),
    },
  },
});
