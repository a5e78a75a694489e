/** Observations may be entered later; commitments count when they are said, and begin what follows them. */
import { describe, expect, it } from '@jest/globals';
import type { AnyDecider } from '@gemba/decider/decider';
import type { Principal } from '../../access/principal.js';
import { businessTime, checkBegun } from './business-time.js';

const now = new Date('2026-03-02T11:00:00.000Z');
const of = { name: 'purchase-order', opens: 'Place', commitments: ['Place', 'Approve'] };
const order = of as unknown as AnyDecider;
const buyer: Principal = { id: 'b', name: 'B', kind: 'person', roles: ['buyer', 'admin'], sites: ['*'] };
const program: Principal = { ...buyer, kind: 'system' };

const dated = (command: string, header: string, principal = buyer) =>
  businessTime({ header, now, founded: '2026-01-01' }, { of: order, command, principal });

describe('business time', () => {
  it.each(['Place', 'Approve'])('is now for a commitment: %s', (command) => {
    expect(() => dated(command, '2026-03-01T11:00:00Z')).toThrow(
      expect.objectContaining({ status: 422, code: 'PLT-TIME-SAID' }),
    );
    const moment = '2026-03-02T10:50:00.000Z';
    expect(dated(command, moment)).toBe(moment);
  });

  it('is that of the event for an observation', () => {
    expect(dated('Receive', '2026-03-01T12:00:00+01:00')).toBe('2026-03-01T11:00:00.000Z');
  });

  it('is kept where a program carries records over, if it may look after the whole', () => {
    const at = '2026-03-01T11:00:00.000Z';
    expect(dated('Place', at, program)).toBe(at);
    const client = { ...program, roles: ['buyer'] };
    expect(() => dated('Place', at, client)).toThrow('counts when it is said');
  });

  it('lies not before the commitment with which the stream began', () => {
    const begun = '2026-03-02T10:00:00.000Z';
    expect(() => {
      checkBegun(order, '2026-03-02T09:59:59.999Z', begun);
    }).toThrow(expect.objectContaining({ status: 422, code: 'PLT-TIME-BEFORE' }));
    checkBegun(order, begun, begun);
    checkBegun({ ...order, commitments: [] }, '2026-03-01T00:00:00.000Z', begun);
  });
});
