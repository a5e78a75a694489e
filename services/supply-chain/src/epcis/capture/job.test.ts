/**
 * A document is sorted out as a whole: everything wrong is said at once, and a wrong event may hold the
 * others back.
 */
import { describe, expect, it } from '@jest/globals';
import { jobAnswer, sortedOut } from './job.js';

const right = {
  type: 'ObjectEvent',
  eventID: 'urn:uuid:1',
  eventTime: '2026-03-02T09:15:00+01:00',
  eventTimeZoneOffset: '+01:00',
  action: 'OBSERVE',
  epcList: [],
};
const wrong = { ...right, eventID: 'urn:uuid:2', action: 'MOVE', bizStep: 'teleporting' };

describe('the events of a document', () => {
  it('are all captured when all are right', () => {
    expect(sortedOut([right, right], 'rollback')).toMatchObject({
      errors: [],
      right: [{ index: 0 }, { index: 1 }],
      others: [],
    });
  });

  it('are held back with rollback when one is wrong', () => {
    const sorted = sortedOut([right, wrong], 'rollback');
    expect(sorted.right).toEqual([]);
    expect(sorted.others).toEqual([
      { index: 0, eventID: 'urn:uuid:1', outcome: 'held back' },
      { index: 1, eventID: 'urn:uuid:2', outcome: 'invalid' },
    ]);
    expect(sorted.errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/epcisBody/eventList/1/action',
      '/epcisBody/eventList/1/bizStep',
    ]);
  });

  it('are captured one by one with proceed', () => {
    const sorted = sortedOut([wrong, right], 'proceed');
    expect(sorted.right).toEqual([{ index: 1, event: right }]);
    expect(sorted.others).toEqual([{ index: 0, eventID: 'urn:uuid:2', outcome: 'invalid' }]);
  });
});

describe('the answer about a job', () => {
  const job = {
    id: 'job-1',
    sender: 'wms',
    behaviour: 'proceed' as const,
    createdAt: '2026-03-02T09:00:00.000Z',
    finishedAt: '2026-03-02T09:00:01.000Z',
    errors: [{ pointer: '/epcisBody/eventList/0/action', detail: 'must be one of' }],
    outcomes: [{ index: 1, eventID: 'urn:uuid:1', outcome: 'captured' as const }],
  };

  it('says what was wrong and what became of every event', () => {
    const effects = new Map([['urn:uuid:1', [{ kind: 'received' }]]]);
    expect(jobAnswer(job, effects)).toMatchObject({
      captureID: 'job-1',
      running: false,
      success: false,
      errors: [{ type: 'epcisException:ValidationException', code: 'SCM-EPCIS-INVALID' }],
      events: [{ outcome: 'captured', effects: [{ kind: 'received' }] }],
    });
  });

  it('is neither finished nor a success while it runs', () => {
    const running = { ...job, finishedAt: null, errors: [] };
    expect(jobAnswer(running, new Map())).toMatchObject({ running: true, success: false });
  });
});
