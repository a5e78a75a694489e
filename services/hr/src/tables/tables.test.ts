/**
 * What people operations keep of events is enough to say who is away, who could help, and what is to
 * be done.
 */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { assignedOperation } from './assigned-operation.js';
import { delegation } from './delegation.js';
import { absenceWithin, siteAbsence } from './site-absence.js';
import { siteStaff } from './site-staff.js';
import { skillsAt, stationSkill } from './station-skill.js';

const of = (subject: string) => ({ subject });

describe('the staff of a site', () => {
  const hourlyCost = { amount: '30', currency: 'EUR' };
  const job = {
    name: 'Ana',
    site: 'lyon',
    position: 'Machinist',
    costCentre: 'C1',
    hourlyCost,
    start: '2026-01-05',
  };
  const validity = { validFrom: '2026-01-10', validTo: '2026-06-30' };
  const granted = heard(
    'QualificationGranted',
    { skill: 'cnc', level: 3, ...validity, evidence: 'x' },
    of('ana'),
  );
  const hired = heard('EmployeeHired', job, of('ana'));
  const member = { start: '2026-01-05', lastDay: '', hourlyCost, skills: {} };

  it('has its people with their skills', () => {
    expect(shows(siteStaff, hired, granted)).toEqual({
      lyon: { ana: { ...member, skills: { cnc: validity } } },
    });
  });
  it('forgets what was revoked and knows who leaves', () => {
    const revoked = heard('QualificationRevoked', { skill: 'cnc', reason: 'x' }, of('ana'));
    const left = heard('EmployeeLeft', { lastDay: '2026-03-31' }, of('ana'));
    expect(shows(siteStaff, hired, granted, revoked, left)).toEqual({
      lyon: { ana: { ...member, lastDay: '2026-03-31' } },
    });
  });
});

describe('the absences of a site', () => {
  const away = { person: 'ana', site: 'lyon' };
  const reported = (id: string, from: string, more: object = {}) =>
    heard('AbsenceReported', { ...away, from, kind: 'sick', rostered: 'PT0S', ...more }, of(id));
  const ended = heard('AbsenceEnded', { ...away, to: '2026-03-03' }, of('A1'));

  it('end when they end', () => {
    expect(shows(siteAbsence, reported('A1', '2026-03-02'), ended)).toEqual({
      lyon: { ana: [{ absence: 'A1', from: '2026-03-02', to: '2026-03-03' }] },
    });
  });
  it('are the same in whatever order they are heard, and only the latest are kept', () => {
    const all = [1, 2, 3, 4, 5, 6, 7].map((n) => reported(`A${String(n)}`, `2026-03-0${String(n)}`));
    const rows = shows(siteAbsence, ...all);
    expect(rows.lyon?.ana?.map(({ absence }) => absence)).toEqual(['A3', 'A4', 'A5', 'A6', 'A7']);
    expect(shows(siteAbsence, ...all.toReversed())).toEqual(rows);
  });
  it.each([
    ['2026-03-01', '2026-03-01', false],
    ['2026-03-01', '2026-03-02', true],
    ['2026-03-03', '', true],
    ['2026-03-04', '', false],
  ])('share a day with %s to "%s": %s', (from, to, expected) => {
    const spans = [{ absence: 'A1', from: '2026-03-02', to: '2026-03-03' }];
    expect(absenceWithin(spans, { from, to }) !== undefined).toBe(expected);
  });
});

describe('the assigned operations of a site', () => {
  const work = { operation: 10, workUnit: 'LATHE-1', skill: 'cnc', planned: '2026-03-02' };
  const assigned = (order: string, ...people: string[]) =>
    heard('OperationAssigned', { ...work, people }, of(order));
  const open = (order: string, ...people: string[]) => ({
    ...{ order, operation: 10, skill: 'cnc', planned: '2026-03-02', people },
  });
  const completed = heard(
    'ProductionOrderCompleted',
    {
      ...{ item: 'PUMP', lot: 'L-P1', due: '2026-03-09' },
      ...{
        ordered: { value: '1', unit: 'C62' },
        good: { value: '1', unit: 'C62' },
        scrap: { value: '0', unit: 'C62' },
      },
    },
    of('P1'),
  );

  it('follow the people they are given to', () => {
    const reassigned = heard(
      'OperationReassigned',
      { operation: 10, from: 'ana', to: 'dan', reason: 'ill' },
      of('P1'),
    );
    expect(shows(assignedOperation, assigned('P1', 'ana'), assigned('P1', 'ben', 'ana'), reassigned)).toEqual(
      {
        lyon: { 'P1/10': open('P1', 'ben', 'dan') },
      },
    );
  });
  it('are gone when the order is over', () => {
    expect(shows(assignedOperation, assigned('P1', 'ana'), assigned('P2', 'ana'), completed)).toEqual({
      lyon: { 'P2/10': open('P2', 'ana') },
    });
  });
});

it('a delegation stands until it is returned', () => {
  const task = { site: 'lyon', order: 'P1', operation: 10 };
  const given = heard('TaskDelegated', { ...task, from: 'ana', to: 'dan', absence: 'A1' }, of('A1'));
  const returned = heard('DelegationReturned', { ...task, from: 'dan', to: 'ana' }, of('A1'));
  expect(shows(delegation, given)).toEqual({ 'P1/10': { A1: 'dan' } });
  expect(shows(delegation, given, returned)).toEqual({});
});

it('a work center takes the skills of the routings that lead through it', () => {
  const operation = (workCenter: string, skill: string) => ({
    ...{ sequence: 10, name: 'x', workCenter, skill, setup: 'PT0S', runPerUnit: 'PT1M' },
  });
  const routing = (item: string, version: number, ...operations: ReturnType<typeof operation>[]) =>
    heard('RoutingReleased', { item, version, operations }, of(item));
  const rows = shows(
    stationSkill,
    routing('PUMP', 1, operation('CNC', 'cnc'), operation('PAINT', 'paint')),
    routing('VALVE', 1, operation('CNC', 'cnc-5')),
    routing('PUMP', 2, operation('CNC', 'cnc-3')),
  );
  expect(skillsAt(rows.CNC)).toEqual(['cnc-3', 'cnc-5']);
  expect(skillsAt(rows.PAINT)).toEqual(['paint']);
  expect(skillsAt(undefined)).toEqual([]);
});
