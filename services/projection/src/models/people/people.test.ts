/**
 * Attendance becomes time, absences become rows, and people show the same whatever stream was heard first.
 */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { listed } from '@gemba/read-model/expansion';
import { states } from '@gemba/read-model/fact';
import { shows } from '@gemba/read-model/table';
import { absences } from './absences.js';
import { peopleFacts } from './people-facts.js';
import { people, personDocuments } from './people.js';

const hired = heard(
  'EmployeeHired',
  {
    name: 'Ana Silva',
    site: 'porto',
    position: 'Operator',
    costCentre: 'CC1',
    hourlyCost: { amount: '20.00', currency: 'EUR' },
    start: '2026-01-01',
  },
  { subject: 'ana' },
);
const granted = heard(
  'QualificationGranted',
  { skill: 'welding', level: 2, validFrom: '2026-01-01', validTo: '2026-12-31', evidence: 'exam' },
  { subject: 'ana' },
);
const revoked = heard('QualificationRevoked', { skill: 'welding', reason: 'lapsed' }, { subject: 'ana' });
const reported = heard(
  'AbsenceReported',
  {
    person: 'ana',
    site: 'porto',
    from: '2026-03-02',
    expectedTo: '2026-03-04',
    kind: 'sick' as const,
    rostered: 'PT8H',
  },
  { subject: 'A1' },
);
const ended = heard('AbsenceEnded', { person: 'ana', site: 'porto', to: '2026-03-03' }, { subject: 'A1' });
const task = { site: 'porto', order: '7', operation: 10, from: 'ana', to: 'bo' };

const rowsAfter = (...events: Parameters<typeof shows>[1][]) =>
  listed(people, shows(personDocuments, ...events));

describe('people', () => {
  it('show skills and until when they are away', () => {
    expect(rowsAfter(hired, granted, reported)).toEqual({
      ana: {
        id: 'ana',
        name: 'Ana Silva',
        site: 'porto',
        position: 'Operator',
        start: '2026-01-01',
        skills: ['welding'],
        certificates: [{ skill: 'welding', validFrom: '2026-01-01', validTo: '2026-12-31' }],
        validTo: '2026-12-31',
        away: [{ from: '2026-03-02', to: '2026-03-04' }],
        absentFrom: '2026-03-02',
        absentUntil: '2026-03-04',
        lastDay: null,
      },
    });
    expect(rowsAfter(hired, granted, revoked, reported, ended).ana).toMatchObject({
      skills: [],
      away: [{ from: '2026-03-02', to: '2026-03-03' }],
      absentFrom: null,
      absentUntil: null,
    });
  });

  it('O30: who is ill without an end stays away until somebody says otherwise', () => {
    const { expectedTo: _, ...open } = reported.data;
    const endless = heard('AbsenceReported', open, { subject: 'A1' });
    expect(rowsAfter(hired, endless).ana).toMatchObject({
      away: [{ from: '2026-03-02', to: null }],
      absentFrom: '2026-03-02',
      absentUntil: null,
    });
  });

  it('are the same whichever stream was heard first', () => {
    const left = heard('EmployeeLeft', { lastDay: '2026-04-01' }, { subject: 'ana' });
    expect(rowsAfter(reported, ended, hired, granted, left)).toEqual(
      rowsAfter(hired, granted, left, reported, ended),
    );
  });

  it('who are only known by an absence are not shown', () => {
    expect(rowsAfter(reported)).toEqual({});
  });
});

describe('absences', () => {
  it('show what is delegated and returned', () => {
    const about = { subject: 'A1' };
    const assessed = heard(
      'AbsenceImpactAssessed',
      { site: 'porto', operations: [{ order: '7', operation: 10, skill: 'welding', planned: '2026-03-02' }] },
      about,
    );
    const delegated = heard('TaskDelegated', { ...task, absence: 'A1' }, about);
    const missing = heard(
      'CoverMissing',
      { site: 'porto', order: '8', operation: 10, skill: 'welding' },
      about,
    );
    const returned = heard('DelegationReturned', task, about);
    expect(shows(absences, reported, assessed, delegated, missing).A1).toMatchObject({
      status: 'reported',
      affected: 1,
      uncovered: 1,
      delegations: [{ order: '7', to: 'bo', returned: false }],
    });
    expect(shows(absences, reported, delegated, returned, ended).A1).toMatchObject({
      status: 'ended',
      endedOn: '2026-03-03',
      delegations: [{ returned: true }],
    });
  });
});

describe('people facts', () => {
  it('are times of the day attended', () => {
    const attended = heard('AttendanceRecorded', {
      person: 'ana',
      site: 'porto',
      date: '2026-03-01',
      rostered: 'PT8H',
      worked: 'PT6H',
      absent: 'PT2H',
    });
    expect(states(peopleFacts, attended)).toEqual([
      ['rostered-time', '28800', 'SEC', '2026-03-01'],
      ['worked-time', '21600', 'SEC', '2026-03-01'],
      ['absent-time', '7200', 'SEC', '2026-03-01'],
      ['worked-hours', '6', 'HUR', '2026-03-01'],
    ]);
  });

  it('O29: follow a correction', () => {
    const times = { rostered: 'PT8H', worked: 'PT6H', absent: 'PT2H' };
    const day = { person: 'ana', site: 'porto', date: '2026-03-01' };
    const corrected = heard('AttendanceCorrected', {
      ...{ ...day, rostered: 'PT8H', worked: 'PT8H', absent: 'PT0S' },
      ...{ before: times, reason: 'Clock stood still' },
    });
    expect(states(peopleFacts, corrected)).toEqual([
      ['rostered-time', '0', 'SEC', '2026-03-01'],
      ['worked-time', '7200', 'SEC', '2026-03-01'],
      ['absent-time', '-7200', 'SEC', '2026-03-01'],
      ['worked-hours', '2', 'HUR', '2026-03-01'],
    ]);
  });

  it('count delegated work and cover not found', () => {
    const delegated = heard('TaskDelegated', { ...task, absence: 'A1' });
    const missing = heard('CoverMissing', { site: 'porto', order: '8', operation: 10, skill: 'welding' });
    expect(states(peopleFacts, delegated, missing).map(([measure]) => measure)).toEqual([
      'tasks-delegated',
      'cover-missing',
    ]);
  });
});
