/**
 * Quality counts lots by what set off their inspection, and shows inspections and nonconformances as they
 * stand.
 */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { states } from '@gemba/read-model/fact';
import { shows } from '@gemba/read-model/table';
import { qualityFacts } from './quality-facts.js';
import { inspections, nonconformances } from './quality-tables.js';

const lot = { site: 'lyon', item: 'PUMP-100', lot: 'L-1', quantity: { value: '8', unit: 'C62' } };
const inspected = { ...lot, trigger: 'completion' as const, source: 'production-order/1' };
const decided = (verdict: 'accept' | 'reject', failed: string[] = []) =>
  heard('InspectionDecided', { ...inspected, verdict, failed });
const opened = heard('InspectionOpened', {
  ...inspected,
  planVersion: 1,
  sampleSize: 2,
  characteristics: [],
});
const recorded = (within: boolean) =>
  heard('MeasurementRecorded', { characteristic: 'bore', sample: 1, value: '20.1', within });
const registered = heard('NonconformanceRegistered', {
  ...lot,
  source: 'inspection' as const,
  sourceRef: 'inspection/1',
  severity: 'major' as const,
  description: 'Bore too wide',
});
const closed = heard('NonconformanceClosed', { rootCause: 'Worn tool' });

describe('quality facts', () => {
  it('count what was inspected, and what was accepted', () => {
    expect(states(qualityFacts, decided('accept'), decided('reject')).map(([measure]) => measure)).toEqual([
      'inspected-at-completion',
      'accepted-at-completion',
      'inspected-at-completion',
    ]);
  });

  it('count nonconformances in and out', () => {
    expect(states(qualityFacts, registered, closed).map(([measure]) => measure)).toEqual([
      'nonconformances-registered',
      'nonconformances-closed',
    ]);
  });
});

describe('quality tables', () => {
  it('show measurements and verdict of an inspection', () => {
    const rows = shows(inspections, opened, recorded(true), recorded(false), decided('reject', ['bore']));
    expect(rows['1']).toMatchObject({ status: 'rejected', measurements: 2, outside: 1, failed: ['bore'] });
    expect(shows(inspections, opened)['1']).toMatchObject({ status: 'open', decidedAt: null });
  });

  it('show what becomes of a nonconformance', () => {
    const disposed = heard('DispositionSet', { ...lot, kind: 'scrap' as const });
    expect(shows(nonconformances, registered, disposed)['1']).toMatchObject({
      status: 'disposed',
      disposition: 'scrap',
    });
    expect(shows(nonconformances, registered, disposed, closed)['1']).toMatchObject({
      status: 'closed',
      rootCause: 'Worn tool',
      quantity: '8',
    });
  });
});
