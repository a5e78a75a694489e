/**
 * Quality acts by itself: it inspects what arrives, contains what is rejected, and frees what may be
 * used.
 */
import { describe, expect, it } from '@jest/globals';
import { reject } from '@gemba/decider/decision';
import { insteadOf, send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { nonconformance } from '../containment/nonconformance.js';
import { qualityHold } from '../containment/quality-hold.js';
import { inspection } from '../inspection/inspection.js';
import { containWhenAChangeSupersedesStock } from './contain-when-a-change-supersedes-stock.js';
import { containWhenInspectionRejects } from './contain-when-inspection-rejects.js';
import { holdWhenNonconformanceIsRegistered } from './hold-when-nonconformance-is-registered.js';
import { inspectWhenStockAwaitsInspection } from './inspect-when-stock-awaits-inspection.js';
import { liftHoldWhenDispositionAllows } from './lift-hold-when-disposition-allows.js';

const place = { site: 'lyon', item: 'PUMP', lot: 'L-7' };
const lot = { ...place, quantity: { value: '9', unit: 'C62' } };

describe('inspect when stock awaits inspection', () => {
  type Source = { kind: 'purchase-order' | 'production-order'; id: string; line?: string };
  const received = (source: Source, status: 'inspection' | 'available' = 'inspection') =>
    story(inspectWhenStockAwaitsInspection).when(
      heard('StockReceived', { ...lot, status, source }, { eventId: '0190-1234-abcdefabcdef' }),
    );
  const receipt = '0190-1234-abcdefabcdef';
  const made = { ...lot, trigger: 'completion' as const, source: 'production-order/7', receipt };

  it('inspects what was made on completion', () =>
    received({ kind: 'production-order', id: '7' }).sends(
      send(inspection, ['L-7.completion', 'OpenInspection'], made),
    ));
  it('inspects what was bought on receipt, with its line', () =>
    received({ kind: 'purchase-order', id: 'PO-1', line: '2' }).sends(
      send(inspection, ['L-7.receipt', 'OpenInspection'], {
        ...lot,
        trigger: 'receipt',
        source: 'purchase-order/PO-1/2',
        receipt,
      }),
    ));
  it('does not care for what is available at once', () =>
    received({ kind: 'production-order', id: '7' }, 'available').sends());
  it('inspects more of the same lot on its own, and states an exception of what has no plan', () => {
    const [sent] = received({ kind: 'production-order', id: '7' }).sent;
    expect(insteadOf(sent, reject('QAL-INS-STATE', 'there'))).toEqual([
      send(inspection, ['L-7.completion.abcdefabcdef', 'OpenInspection'], made),
    ]);
    expect(insteadOf(sent, reject('QAL-INS-PLAN', 'none'))).toBeUndefined();
  });
});

describe('contain when an inspection rejects', () => {
  const decided = (verdict: 'accept' | 'reject', failed: string[]) =>
    story(containWhenInspectionRejects).when(
      heard(
        'InspectionDecided',
        { ...lot, trigger: 'completion' as const, source: 'production-order/7', verdict, failed },
        { subject: 'I1' },
      ),
    );
  it('holds the lot and registers the nonconformance', () =>
    decided('reject', ['bore']).sends(
      send(qualityHold, ['I1', 'PlaceHold'], {
        ...lot,
        reason: 'Out of limits: bore',
        source: 'inspection/I1',
      }),
      send(nonconformance, ['I1', 'RegisterNonconformance'], {
        ...lot,
        source: 'inspection',
        sourceRef: 'inspection/I1',
        severity: 'major',
        description: 'Out of limits: bore',
      }),
    ));
  it('does not care for what is accepted', () => decided('accept', []).sends());
});

describe('hold when a nonconformance is registered', () => {
  const registered = (source: 'operator' | 'inspection', sourceRef = 'ana') =>
    story(holdWhenNonconformanceIsRegistered).when(
      heard(
        'NonconformanceRegistered',
        { ...lot, source, sourceRef, severity: 'minor' as const, description: 'scratch' },
        { subject: 'N1' },
      ),
    );
  it.each(['operator', 'inspection'] as const)('holds what a person found by %s', (source) =>
    registered(source).sends(
      send(qualityHold, ['N1', 'PlaceHold'], { ...lot, reason: 'scratch', source: 'nonconformance/N1' }),
    ),
  );
  it('leaves the inspection its own hold', () => registered('inspection', 'inspection/N1').sends());
});

describe('lift hold when the disposition allows', () => {
  const set = (kind: 'useAsIs' | 'rework' | 'regrade' | 'scrap' | 'returnToSupplier') =>
    story(liftHoldWhenDispositionAllows).when(heard('DispositionSet', { ...lot, kind }, { subject: 'I1' }));
  it.each(['useAsIs', 'rework', 'regrade', 'scrap', 'returnToSupplier'] as const)(
    'O8: lifts for %s',
    (kind) =>
      set(kind).sends(
        send(qualityHold, ['I1', 'LiftHold'], {
          lot: 'L-7',
          reason: `Disposition: ${kind}`,
          nonconformance: 'I1',
        }),
      ),
  );
  it('waits for the other dispositions, and states an exception of any other refusal', () => {
    const [sent] = set('useAsIs').sent;
    expect(insteadOf(sent, reject('QAL-HLD-LIFT', 'part is open'))).toEqual([]);
    expect(insteadOf(sent, reject('QAL-RLS-MISSING', 'inspect'))).toBeUndefined();
  });
});

describe('contain when a change supersedes stock', () => {
  const { site, item, quantity } = lot;
  const line = { line: 4, subject: 'lyon.PUMP', site, item, quantity, decision: 'scrap' as const };
  const lots = ['L-7', 'L-8'].map((each) => ({ lot: each, quantity }));
  const released = (kind: 'stock' | 'requisition') =>
    story(containWhenAChangeSupersedesStock).when(
      heard('ChangeImpactReleased', { ...line, kind, reason: 'It leaks.', lots }, { subject: 'ECN-1' }),
    );
  it('registers each lot, at the site where it is', () => {
    const registered = (each: string) => ({
      ...{ site, item, lot: each, quantity, severity: 'minor' as const, source: 'change' as const },
      ...{ sourceRef: 'change-notice/ECN-1/4', description: 'To scrap: It leaks.' },
    });
    released('stock').sends(
      send(nonconformance, ['ECN-1.4.1', 'RegisterNonconformance'], registered('L-7')),
      send(nonconformance, ['ECN-1.4.2', 'RegisterNonconformance'], registered('L-8')),
    );
    expect(released('stock').sent.map((each) => each.site)).toEqual(['lyon', 'lyon']);
    released('requisition').sends();
  });
});
