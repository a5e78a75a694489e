/** A refusal is answered by its code, or whatever its code, or not at all. */
import { describe, expect, it } from '@jest/globals';
import { reject } from './decision.js';
import type { Sent } from './process.js';
import { insteadOf } from './process.js';

const sent: Sent = { to: 'order', id: '1', name: 'CloseOrder', data: {} };
const other: Sent = { ...sent, name: 'RecordRefusal' };
const late = reject('ORD-LATE', 'too late');
const early = reject('ORD-EARLY', 'too early');

describe('what is sent instead of a refused command', () => {
  it('is nothing only for a code that is named', () => {
    const command = { ...sent, otherwise: { 'ORD-LATE': () => [] } };
    expect(insteadOf(command, late)).toEqual([]);
    expect(insteadOf(command, early)).toBeUndefined();
    expect(insteadOf(command, reject('toString', 'no code of ours'))).toBeUndefined();
  });

  it('is something where every code is answered alike', () => {
    expect(insteadOf({ ...sent, otherwise: () => [other] }, early)).toEqual([other]);
  });

  it('is undecided without an answer, so that it becomes an exception', () => {
    expect(insteadOf(sent, late)).toBeUndefined();
    expect(insteadOf(undefined, late)).toBeUndefined();
  });
});
