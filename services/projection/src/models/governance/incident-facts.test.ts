/** Incidents are counted, timed, and held against the hours that were worked. */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { states } from '@gemba/read-model/fact';
import { multiplyDecimal } from '@gemba/measures/decimal';
import { incidentFacts } from './incident-facts.js';

const incident = { site: 'lyon', kind: 'safety' as const, severity: 2, title: 'Slipped on oil' };

describe('incident facts', () => {
  it('count an injury beyond first aid once for TRIR, and one that costs time for LTIFR as well', () => {
    const of = (injury: 'none' | 'first-aid' | 'medical' | 'lost-time') =>
      states(incidentFacts, heard('IncidentReported', { ...incident, injury })).map(([measure, value]) => [
        measure,
        value,
      ]);
    expect(of('none')).toEqual([['incidents', '1']]);
    expect(of('first-aid')).toEqual([['incidents', '1']]);
    expect(of('medical')).toEqual([
      ['incidents', '1'],
      ['recordable-injuries', '200000'],
    ]);
    expect(of('lost-time')).toEqual([
      ['incidents', '1'],
      ['recordable-injuries', '200000'],
      ['lost-time-injuries', '1000000'],
    ]);
  });
  it('give the rate of the example: two recordable injuries in 80,000 hours are 5', () => {
    // OSHA, Clarification on how the formula is used, 2016: N × 200,000 ÷ EH.
    const [, [, each = '0'] = []] = states(
      incidentFacts,
      heard('IncidentReported', { ...incident, injury: 'medical' }),
    );
    expect(Number(multiplyDecimal(each, '2')) / 80_000).toBe(5);
  });
  it('time how long it took until work went on', () => {
    const restored = {
      kind: 'equipment' as const,
      how: 'Pump replaced.',
      reportedAt: '2026-03-02T09:15:00.000Z',
    };
    expect(states(incidentFacts, heard('ServiceRestored', restored))).toEqual([
      ['time-to-recover', '105', 'MIN', '2026-03-02'],
      ['recoveries', '1', 'C62', '2026-03-02'],
    ]);
  });
});
