/** A hold of a whole lot is at every site that has some of it, and ends at all of them. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { send } from '@gemba/decider/process';
import { heard, spec, story } from '@gemba/decider/testing';
import { NOWHERE } from '../tables/whereabouts.js';
import { qualityHold } from '../containment/quality-hold.js';
import { lotTrail, trailOfLot } from '../recall/lot-trail.js';
import { holdAt, holdAtEverySite } from './hold-at-every-site.js';

const lot = { item: 'CAST', lot: 'C-1' };
const here = { site: 'lyon', ...lot };
const placed = { ...here, reason: 'Cracks', source: 'dock' };
const subject = { subject: 'H-1' };
const when = story(holdAtEverySite).when;
const follows = { ...lot, hold: 'H-1' };

describe('hold at every site', () => {
  it('follows a whole lot, and no part of one, and nothing that follows from elsewhere', () => {
    const begin = send(lotTrail, [trailOfLot(lot), 'BeginLotTrail'], follows);
    when(heard('HoldPlaced', placed, subject)).sends(begin);
    when(heard('HoldPlaced', { ...placed, quantity: { value: '1', unit: 'C62' } }, subject)).sends();
    when(heard('HoldPlaced', { ...placed, source: 'quality-hold/H-0' }, subject)).sends();
    when(heard('HoldPlaced', { ...placed, source: 'recall/R-1' }, subject)).sends();
  });

  it('looks where the lot is, at once and whenever it moves', () => {
    const spread = send(qualityHold, ['H-1', 'SpreadHold'], {});
    when(heard('LotTrailBegun', follows)).sends(spread);
    when(heard('LotTrailMoved', { follows: [follows, { ...lot, recall: 'R-1' }] })).sends(spread);
  });

  it('holds at the other sites, and lifts with it', () => {
    const elsewhere = { ...placed, site: 'gdansk', reason: 'Held at lyon', source: 'quality-hold/H-1' };
    const there = when(heard('HoldSpread', { ...here, sites: ['gdansk'] }, subject));
    there.sends(send(qualityHold, [holdAt('H-1', 'gdansk'), 'PlaceHold'], elsewhere));
    expect(there.sent[0]?.site).toBe('gdansk');
    const lifted = heard('HoldLifted', { ...here, reason: 'Dry', sites: ['gdansk'] }, subject);
    const lift = { lot: 'C-1', reason: 'Dry' };
    when(lifted).sends(send(qualityHold, [holdAt('H-1', 'gdansk'), 'LiftHold'], lift));
  });
});

describe('a hold', () => {
  const hold = spec(qualityHold);
  const begun = happened('HoldPlaced', placed);
  const stock = { 'lyon/hold': '3', 'gdansk/available': '2', 'porto/available': '0' };
  const known = { found: { ...NOWHERE, stock } };
  const spread = happened('HoldSpread', { ...here, sites: ['gdansk'] });
  const right = { granted: { level: 'site', rightId: 'R1', policyVersion: 1 } };
  const lift = { lot: 'C-1', reason: 'Dry' };

  it('Q05: spreads to each site that has some of the lot, once', () => {
    hold.given(begun).knowing(known).when('SpreadHold', {}).then(spread);
    hold.given(begun, spread).knowing(known).when('SpreadHold', {}).nothing();
    hold.given(begun).knowing({}).when('SpreadHold', {}).nothing();
    const part = happened('HoldPlaced', { ...placed, quantity: { value: '1', unit: 'C62' } });
    hold.given(part).knowing(known).when('SpreadHold', {}).nothing();
    const lifted = happened('HoldLifted', { ...here, reason: 'Dry' });
    hold.given(begun, lifted).knowing(known).when('SpreadHold', {}).nothing();
  });

  it('Q05: is lifted where it was placed, for all sites, and nowhere else', () => {
    const lifted = happened('HoldLifted', { ...here, reason: 'Dry', sites: ['gdansk'] });
    hold.given(begun, spread).knowing({ right }).when('LiftHold', lift).then(lifted);
    const followed = happened('HoldPlaced', { ...placed, source: 'quality-hold/H-0' });
    hold.given(followed).knowing({ right }).when('LiftHold', lift).refused('QAL-HLD-LIFT');
    hold
      .given(followed)
      .at({ by: { kind: 'system', id: 'process:hold-at-every-site' } })
      .when('LiftHold', lift)
      .then(happened('HoldLifted', { ...here, reason: 'Dry' }));
  });
});
