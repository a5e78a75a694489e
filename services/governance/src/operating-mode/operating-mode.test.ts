/** A mode changes from a date on, and not over the heads of those who wait for an approval. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { heard, spec } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { openDecision } from '../tables/open-decision.js';
import { operatingMode } from './operating-mode.js';

const { given } = spec(operatingMode);
const change = {
  topic: 'purchase',
  site: 'lyon',
  mode: 'centralised' as const,
  effectiveFrom: '2026-03-01T00:00:00Z',
};
const changed = happened('OperatingModeChanged', change);
const place = { status: 'registered' };

describe('ChangeOperatingMode', () => {
  it('changes the mode from a date on, once', () => {
    given().knowing({ place }).when('ChangeOperatingMode', change).then(changed);
    given(changed).knowing({ place }).when('ChangeOperatingMode', change).nothing();
    const back = { ...change, mode: 'hybrid' as const };
    given(changed)
      .knowing({ place })
      .when('ChangeOperatingMode', back)
      .then(happened('OperatingModeChanged', back));
    expect(operatingMode.idOf?.(change as never)).toBe('purchase.lyon');
  });

  it('refuses a site that is not registered', () => {
    given().when('ChangeOperatingMode', change).refused('GOV-MODE-SITE');
  });

  it('refuses while decisions are open, unless they are said to follow', () => {
    const known = { place, open: { waiting: ['PO-1'] } };
    given().knowing(known).when('ChangeOperatingMode', change).refused('GOV-MODE-OPEN-DECISIONS');
    given()
      .knowing(known)
      .when('ChangeOperatingMode', { ...change, openDecisionsFollow: true })
      .then(changed);
  });
});

describe('open decisions', () => {
  const total = { amount: '9.00', currency: 'EUR' };
  const asked = (subject: string) =>
    heard('PurchaseOrderApprovalRequested', { total, role: 'buyer' }, { subject });

  it('wait until they are approved, cancelled or closed', () => {
    const waiting = [asked('PO-2'), asked('PO-1'), asked('PO-2')];
    expect(shows(openDecision, ...waiting)).toEqual({ 'purchase.lyon': { waiting: ['PO-1', 'PO-2'] } });
    const done = heard('PurchaseOrderApproved', { total }, { subject: 'PO-2' });
    const gone = heard('PurchaseOrderCancelled', { reason: 'late' }, { subject: 'PO-1' });
    expect(shows(openDecision, ...waiting, done)).toEqual({ 'purchase.lyon': { waiting: ['PO-1'] } });
    expect(shows(openDecision, ...waiting, done, gone)).toEqual({});
  });
});
