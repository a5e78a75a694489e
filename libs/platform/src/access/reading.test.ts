/** What a caller may read: sites, nouns and fields, each with what stays hidden. */
import { Roles } from './guard.http.js';
import { describe, expect, it } from '@jest/globals';
import type { Principal } from './principal.js';
import { shownParked } from './parked.js';
import { exceptionOf } from '../exceptions/exception.js';
import { checkReader, hiddenIn, knows, shownEvent, shownState, sitesAsked } from './reading.js';

const person = (role: string, ...sites: string[]): Principal => ({
  id: 'p',
  name: 'P',
  kind: 'person',
  roles: [role],
  sites,
});

const meta = (siteId: string | null) => ({
  ...{ enterpriseId: 'gemba', companyId: null, siteId, siteTimeZone: 'Europe/Paris' },
  ...{ businessDate: '2026-03-02', actor: { kind: 'person' as const, id: 'h' } },
  ...{ authority: { level: 'none' as const }, correlationId: 'c', causationId: 'c', commandId: 'c' },
});

const hired = {
  ...{ type: 'hr.EmployeeHired', schemaVersion: 1, meta: meta('lyon') },
  data: { name: 'Ana', site: 'lyon', hourlyCost: { amount: '31.00', currency: 'EUR' } },
};
const proposed = {
  ...{ type: 'hr.SubstitutesProposed', schemaVersion: 1, meta: meta('lyon') },
  data: {
    order: 'PRO-1',
    operation: 10,
    ranked: [{ person: 'BEN', cost: { amount: '60.00', currency: 'EUR' } }],
  },
};

const refused = {
  ...{ type: 'hr.ExceptionRaised', schemaVersion: 1, meta: meta('lyon') },
  data: { process: 'p', command: { noun: 'employee', id: 'ANA', name: 'HireEmployee', data: hired.data } },
};

describe('the roles of a route', () => {
  it('are roles of the company', () => {
    // @ts-expect-error nobody has a role that is misspelt
    expect(Roles('amdin')).not.toBe(Roles('admin'));
  });
});

describe('a refused command', () => {
  const dataFor = (role: string) => shownEvent(person(role, 'lyon'), refused).data.command.data;

  it('is shown without what its reader is not shown of its noun, in events and states', () => {
    const { hourlyCost: _, ...rest } = hired.data;
    expect(dataFor('hr')).toEqual(hired.data);
    expect(dataFor('planner')).toEqual(rest);
    const cause = {
      ...{ eventId: 'e', streamId: 'employee-ANA', type: 'hr.EmployeeHired' },
      ...{ occurredAt: '2026-03-02T11:00:00.000Z', correlationId: 'c' },
    };
    const open = { status: 'open', cause, refusal: { code: 'HR-EMP-STATE', detail: 'No.' } };
    const state = shownState(person('planner', 'lyon'), exceptionOf('hr'), { ...open, ...refused.data });
    expect(state).toMatchObject({ status: 'open', command: { id: 'ANA', data: rest } });
  });

  it('is not shown to who may not read its noun', () => {
    expect(dataFor('buyer')).toEqual({});
  });
});

describe('sites', () => {
  it('P33: are those of the caller, whatever the filter asks for', () => {
    const manager = person('site-manager', 'lyon', 'porto');
    for (const all of [undefined, '', '*']) expect(sitesAsked(manager, all)).toEqual(['lyon', 'porto']);
    expect(sitesAsked(manager, 'porto')).toEqual(['porto']);
    expect(sitesAsked(manager, 'gdansk')).toEqual([]);
    expect(sitesAsked(manager, 'gdansk,lyon,*')).toEqual(['lyon']);
  });

  it('are all for who has all', () => {
    expect(sitesAsked(person('coo', '*'), '*')).toBeNull();
    expect(sitesAsked(person('coo', '*'), 'lyon')).toEqual(['lyon']);
  });
});

describe('nouns', () => {
  it.each([
    ['warehouse', 'employee'],
    ['warehouse', 'journal'],
    ['planner', 'journal'],
    ['buyer', 'employee'],
    ['buyer', 'absence'],
    ['hr', 'journal'],
    ['nobody', 'site'],
  ])('P34: the %s does not read %s', (role, noun) => {
    expect(() => checkReader(person(role, '*'), noun)).toThrow(/needs one of the roles/);
  });

  it('P34: an event is known only to readers of its noun at its site', () => {
    expect(knows(person('hr', 'lyon'), hired)).toBe(true);
    expect(knows(person('hr', 'porto'), hired)).toBe(false);
    expect(knows(person('buyer', '*'), hired)).toBe(false);
    expect(knows(person('coo', '*'), { ...hired, type: 'hr.NobodyKnowsThis' })).toBe(false);
  });
});

describe('fields', () => {
  it('O32: pay is left out at any depth for who is not shown it, and not nulled', () => {
    expect(shownEvent(person('planner', '*'), hired).data).toEqual({ name: 'Ana', site: 'lyon' });
    expect(shownEvent(person('planner', '*'), proposed).data).toEqual({
      ...proposed.data,
      ranked: [{ person: 'BEN' }],
    });
    for (const role of ['hr', 'site-manager', 'service']) {
      expect(shownEvent(person(role, '*'), hired)).toEqual(hired);
      expect(shownEvent(person(role, '*'), proposed)).toEqual(proposed);
    }
  });

  it('O32: why somebody is away is for those who decide about them', () => {
    expect([...hiddenIn(['planner'], ['AbsenceReported'])]).toEqual(['kind']);
    expect([...hiddenIn(['coo', 'admin'], ['AbsenceReported'])]).toEqual(['kind']);
    expect([...hiddenIn(['planner', 'hr'], ['AbsenceReported'])]).toEqual([]);
  });
});

describe('parked events', () => {
  const parked = {
    ...{
      service: 'hr',
      streamId: 'employee-ANA',
      version: 1,
      type: hired.type,
      topic: 'gemba.hr',
      partition: 0,
    },
    ...{ offset: '1', reason: 'TypeError: x', parkedAt: '2026-03-02T08:00:00.000Z' },
    detail: 'TypeError: x\n    at fold (/srv/projection/people.js:3:1)',
    record: JSON.stringify(hired),
  };

  it('P13: of another site do not exist, and no trace is told', () => {
    expect(shownParked(person('site-manager', 'gdansk'), parked)).toEqual([]);
    expect(shownParked(person('buyer', '*'), parked)).toEqual([]);
    const [seen] = shownParked(person('coo', '*'), parked);
    expect(seen?.detail).toBe('TypeError: x');
    expect(seen?.record).not.toContain('31.00');
    const [whole] = shownParked(person('site-manager', 'lyon'), parked);
    expect(whole?.record).toBe(parked.record);
  });

  it('P13: that are no events are for those who look after the system', () => {
    const raw = { ...parked, record: '{"key":"eA==","value":null,"headers":{},"offset":"1"}' };
    expect(shownParked(person('site-manager', '*'), raw)).toEqual([]);
    expect(shownParked(person('admin', '*'), raw)).toHaveLength(1);
  });
});
