/** A machine and a person are at one operation at a time. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { heard, spec } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { busy } from '../busy.js';
import { productionOrder } from '../production-order.js';
import * as pump from './pump.js';

const { given } = spec(productionOrder);
const of = { subject: 'P1', occurredAt: '2026-03-02T08:00:00.000Z' };
const started = heard('OperationStarted', pump.machining, of);
const completed = heard('OperationCompleted', pump.machined.data, {
  ...{ ...of, occurredAt: '2026-03-02T10:00:00.000Z' },
});
const open = { order: 'P1', operation: 10, since: of.occurredAt, until: '' };
const done = { ...open, until: completed.occurredAt };

describe('the register of who is at what', () => {
  it('has the machine and the people from the start on, and knows when they were free again', () => {
    expect(shows(busy, started)).toEqual({ 'unit/LATHE-1': open, 'person/ana': open });
    expect(shows(busy, started, completed)).toEqual({ 'unit/LATHE-1': done, 'person/ana': done });
  });
  it('follows who takes over while it runs, and nobody who takes over before', () => {
    const change = { operation: 10, from: 'ana', to: 'dan', reason: 'ill' };
    const over = heard(
      'OperationReassigned',
      { ...change, running: true },
      { ...of, occurredAt: '2026-03-02T09:00:00.000Z' },
    );
    expect(shows(busy, started, over)).toEqual({
      'unit/LATHE-1': open,
      'person/ana': { ...open, until: over.occurredAt },
      'person/dan': { ...open, since: over.occurredAt },
    });
    expect(shows(busy, heard('OperationReassigned', change, of))).toEqual({});
  });
});

describe('StartOperation', () => {
  const order = [pump.created, pump.released, pump.assigned];
  const knowing = (known: object) => given(...order).knowing({ ...pump.lathe(), ...known });
  it('O23: refuses a machine or a person that is at another operation, and says at which', () => {
    const { decision } = knowing({ 'busy:unit/LATHE-1': open }).when('StartOperation', pump.machining);
    expect(decision).toMatchObject({
      code: 'PRD-OP-DOUBLE',
      violated: { actual: 'operation 10 of P1', limit: '1' },
    });
    knowing({ 'busy:person/ana': open }).when('StartOperation', pump.machining).refused('PRD-OP-DOUBLE');
  });
  it('O23: refuses to begin before the operation ahead of it ended, whenever it is entered', () => {
    const known = knowing({ 'busy:unit/LATHE-1': done });
    known.when('StartOperation', pump.machining).then(pump.started);
    known
      .at({ at: '2026-03-02T09:59:59.999Z' })
      .when('StartOperation', pump.machining)
      .refused('PRD-OP-DOUBLE');
  });
});

describe('ReassignOperation', () => {
  const people = { dan: pump.lathe().people.ana };
  const change = { operation: 10, from: 'ana', to: 'dan', reason: 'ana is ill' };
  const running = [pump.created, pump.released, pump.assigned, pump.begun];
  it('O23: does not give running work to somebody who is at other work', () => {
    given(...running)
      .knowing({ people, 'busy:person/dan': { ...open, order: 'P2' } })
      .when('ReassignOperation', change)
      .refused('PRD-OP-DOUBLE');
    given(...running)
      .knowing({ people })
      .when('ReassignOperation', change)
      .then(happened('OperationReassigned', { ...change, running: true }));
  });
});
