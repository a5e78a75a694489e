/** Which inspections of a lot wait: one for each part of it that came in, until each is decided. */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { lotKey, openInspections } from './open-inspections.js';

const lot = { site: 'lyon', item: 'PUMP', lot: 'L-7' };
const what = { ...lot, quantity: { value: '9', unit: 'C62' }, trigger: 'receipt' as const, source: 'PO-1' };
const plan = { planVersion: 1, sampleSize: 1, characteristics: [] };
const opened = (subject: string, at: object = {}) =>
  heard('InspectionOpened', { ...what, ...plan, ...at }, { subject });
const decided = (subject: string) =>
  heard('InspectionDecided', { ...what, verdict: 'accept' as const, failed: [] }, { subject });

describe('open inspections', () => {
  it('are all those of a lot, at its site', () => {
    const rows = shows(openInspections, opened('1'), opened('2'), opened('3', { site: 'porto' }));
    expect(rows[lotKey(lot)]).toEqual({ open: { 1: 'receipt', 2: 'receipt' } });
  });

  it('are no more when the last of them is decided, in whatever order', () => {
    expect(shows(openInspections, opened('1'), opened('2'), decided('1'))).toEqual({
      [lotKey(lot)]: { open: { 2: 'receipt' } },
    });
    expect(shows(openInspections, opened('1'), opened('2'), decided('2'), decided('1'))).toEqual({});
  });
});
