/** The list of exceptions says why, about what, whose, and how it ended; a deadline's cause is found too. */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { exceptions } from './exceptions.js';

const cause = {
  eventId: 'e-1',
  streamId: 'shipment-S-1',
  type: 'supply-chain.DeliveryConfirmed',
  occurredAt: '2026-03-02T11:00:00.000Z',
  correlationId: 'c-1',
  version: 3,
};
const said = {
  process: 'invoice-when-delivered',
  cause,
  command: { noun: 'customer-invoice', id: 'S-1', name: 'IssueCustomerInvoice', data: {}, path: '/0' },
  refusal: { code: 'FIN-INV-RATE', detail: 'No rate is known for USD.', actual: '0', limit: '1' },
  owner: 'controller',
  atStake: { amount: '120.00', currency: 'PLN' },
  nextTryAt: '2026-03-02T12:00:30.000Z',
};
const from = { service: 'finance', siteId: 'gdansk' };
const raised = heard('ExceptionRaised', said, from);
const closed = { code: 'FIN-PER-CLOSED', detail: 'March is closed.' };
const retried = heard('ExceptionRetried', {
  refusal: closed,
  owner: 'coo',
  attempts: 2,
  nextTryAt: '2026-03-02T12:01:30.000Z',
});
const waived = heard('ExceptionWaived', { reason: 'Billed by hand' });
const requested = heard('ExceptionRetryRequested', {}, { occurredAt: '2026-03-02T13:00:00.000Z' });

describe('the list of exceptions', () => {
  it('says what was refused, why, whose it is and what is at stake', () => {
    expect(shows(exceptions, raised)['1']).toMatchObject({
      ...{ service: 'finance', site: 'gdansk', state: 'open', owner: 'controller' },
      ...{ code: 'FIN-INV-RATE', actual: '0', limit: '1', hint: null },
      ...{ command: 'IssueCustomerInvoice', noun: 'customer-invoice', subject: 'S-1' },
      ...{ causeService: 'supply-chain', causeType: 'DeliveryConfirmed', causeVersion: 3 },
      ...{ atStake: '120.00', currency: 'PLN', nextTryAt: '2026-03-02T12:00:30.000Z' },
    });
  });

  it('shows the last reason and forgets what of the one before is not said any more', () => {
    expect(shows(exceptions, raised, retried)['1']).toMatchObject({
      ...{ code: 'FIN-PER-CLOSED', actual: null, limit: null, owner: 'coo', attempts: 2 },
      ...{ atStake: '120.00', nextTryAt: '2026-03-02T12:01:30.000Z' },
    });
  });

  it('shows how it ended, and that somebody took it up again', () => {
    expect(shows(exceptions, raised, waived)['1']).toMatchObject({
      ...{ state: 'waived', nextTryAt: null, waivedBecause: 'Billed by hand' },
    });
    expect(shows(exceptions, raised, waived, requested)['1']).toMatchObject({
      ...{ state: 'open', nextTryAt: '2026-03-02T13:00:00.000Z', endedAt: null, waivedBecause: null },
    });
    const resolved = heard('ExceptionResolved', { by: 'done' as const, attempts: 4 });
    expect(shows(exceptions, raised, resolved)['1']).toMatchObject({ state: 'resolved', attempts: 4 });
  });

  it('finds the department of a deadline by the stream that set it', () => {
    const late = { ...cause, streamId: 'purchase-order-4500', type: 'deadline' };
    const rows = shows(exceptions, heard('ExceptionRaised', { ...said, cause: late }, from));
    expect(rows['1']).toMatchObject({ causeService: 'supply-chain', causeType: 'deadline' });
  });

  it('has no row for what nobody raised', () => {
    expect(shows(exceptions, retried, waived, requested)).toEqual({});
  });
});
