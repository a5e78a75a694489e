/** What an event came of: the event that its command followed, and events and things that its fields name. */
import { describe, expect, it } from '@jest/globals';
import type { EventMeta } from '@gemba/contracts/envelope';
import { causesSaid } from './causes-said.js';

const FIRST = '019c9a3e-5d10-7cc1-9d0a-6f1f3c2b7a55';
const SECOND = '019c9a3e-5d10-7cc1-9d0a-6f1f3c2b7a56';

const said = (data: unknown, causationId = 'C-1') => {
  const meta = { causationId, commandId: 'C-1' } as EventMeta;
  return causesSaid({ eventId: SECOND, streamId: 'schedule-lyon', meta }, data);
};

describe('what an event says it came of', () => {
  it('is nothing where a person gave the command, and the event that a process heard', () => {
    expect(said({ reason: 'asked' })).toEqual([]);
    expect(said({}, FIRST)).toEqual([FIRST]);
  });

  it('is an event or a thing that a field names, wherever in it; lines of a thing are the thing', () => {
    expect(said({ cause: FIRST, because: 'equipment/LATHE-1' })).toEqual([FIRST, 'equipment-LATHE-1']);
    expect(said({ moves: [{ because: 'purchase-order/PO-7/1' }] })).toEqual(['purchase-order-PO-7']);
    expect(said({ sourceRef: 'inspection/I-1', absence: 'A1' })).toEqual(['inspection-I-1', 'absence-A1']);
  });

  it('is said once, and is neither the event itself nor its own thing', () => {
    expect(said({ cause: FIRST }, FIRST)).toEqual([FIRST]);
    expect(said({ cause: SECOND, because: 'schedule/lyon' })).toEqual([]);
  });

  it('is not what are only words', () => {
    expect(said({ cause: 'heat/rain', because: 'worn out', source: 'inspection' })).toEqual([]);
    expect(said(null)).toEqual([]);
  });
});
