/**
 * A document is sorted out as a whole: everything wrong is said at once, and a wrong event may hold the
 * others back.
 */
import { describe, expect, it } from '@jest/globals';
import type { EpcisDocument } from '../document/check.js';
import { jobAnswer, sortedOut } from './job.js';

const right = {
  type: 'ObjectEvent',
  eventID: 'urn:uuid:1',
  eventTime: '2026-03-02T09:15:00+01:00',
  eventTimeZoneOffset: '+01:00',
  action: 'OBSERVE',
  epcList: [],
};
const documentOf = (...eventList: readonly Readonly<Record<string, unknown>>[]): EpcisDocument => ({
  epcisBody: { eventList },
});
const wrong = { ...right, eventID: 'urn:uuid:2', action: 'MOVE', bizStep: 'teleporting' };

const received = (behaviour: 'rollback' | 'proceed') => ({
  behaviour,
  createdAt: '2026-03-02T10:00:00.000Z',
});

describe('the events of a document', () => {
  it('P47: have happened when they come in, but for a minute by which a clock may run ahead', () => {
    const sorted = (eventTime: string) =>
      sortedOut(documentOf(right, { ...right, eventTime }), received('rollback'));
    expect(sorted('2026-03-02T11:01:00+01:00').errors).toEqual([]);
    expect(sorted('2026-03-02T11:01:00.001+01:00')).toMatchObject({
      errors: [
        { pointer: '/epcisBody/eventList/1/eventTime', detail: expect.stringContaining('in the future') },
      ],
      others: [{ outcome: 'held back' }, { outcome: 'invalid' }],
    });
  });

  it('are all captured when all are right', () => {
    expect(sortedOut(documentOf(right, right), received('rollback'))).toMatchObject({
      errors: [],
      right: [{ index: 0 }, { index: 1 }],
      others: [],
    });
  });

  it('are held back with rollback when one is wrong', () => {
    const sorted = sortedOut(documentOf(right, wrong), received('rollback'));
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
    const sorted = sortedOut(documentOf(wrong, right), received('proceed'));
    expect(sorted.right).toEqual([{ index: 1, event: right }]);
    expect(sorted.others).toEqual([{ index: 0, eventID: 'urn:uuid:2', outcome: 'invalid' }]);
  });
});

describe('the events of a query document', () => {
  it('P46: are taken from its results, and their faults are placed there', () => {
    const answer: EpcisDocument = {
      epcisBody: { queryResults: { resultsBody: { eventList: [wrong] } } },
    };
    expect(sortedOut(answer, received('proceed')).errors[0]?.pointer).toMatch(
      /^\/epcisBody\/queryResults\/resultsBody\/eventList\/0\//,
    );
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
