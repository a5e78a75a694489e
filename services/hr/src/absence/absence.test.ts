/** An absence is reported once, shows what it hits, and gives each task to one fit person until it ends. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { absence } from './absence.js';

const { given } = spec(absence);
const ill = { person: 'ana', site: 'lyon', from: '2026-03-02', kind: 'sick' as const };
const shift = (person: string, date: string, [from, to]: readonly [string, string] = ['05', '13']) => ({
  ...{ person, start: `${date}T${from}:00:00.000Z`, end: `${date}T${to}:00:00.000Z` },
});
const monday = { 'week:2026-W10': { assignments: [shift('ana', '2026-03-02'), shift('ana', '2026-03-03')] } };
const ana = { employee: { hired: { site: 'lyon', start: '2026-01-05' }, lastDay: '' } };
const reported = happened('AbsenceReported', { ...ill, rostered: 'PT8H' });
const ended = happened('AbsenceEnded', { person: 'ana', site: 'lyon', to: '2026-03-04' });

describe('ReportAbsence', () => {
  it('counts the rostered time of the first day while its end is not known', () =>
    given()
      .knowing({ ...ana, ...monday })
      .when('ReportAbsence', ill)
      .then(reported));
  it('counts the rostered time of all its days', () =>
    given()
      .knowing({ ...ana, ...monday })
      .when('ReportAbsence', { ...ill, expectedTo: '2026-03-06' })
      .then(happened('AbsenceReported', { ...ill, expectedTo: '2026-03-06', rostered: 'PT16H' })));
  it('has nothing to say to a repeat', () =>
    given(reported).knowing(ana).when('ReportAbsence', ill).nothing());
  it('refuses other content for the same day', () =>
    given(reported)
      .knowing(ana)
      .when('ReportAbsence', { ...ill, kind: 'family' })
      .refused('HR-ABS-DOUBLE'));
  it.each([
    [{ from: '2026-02-20', to: '' }, 'HR-ABS-DOUBLE'],
    [{ from: '2026-02-20', to: '2026-03-02' }, 'HR-ABS-DOUBLE'],
    [{ from: '2026-03-09', to: '' }, 'HR-ABS-DOUBLE'],
    [{ from: '2026-02-20', to: '2026-03-01' }, null],
  ])('with another absence %j: %s', (dates, code) => {
    const days = { absences: [{ absence: 'other', ...dates }], worked: {}, lastDay: '' };
    const answer = given()
      .knowing({ ...ana, ...monday, days })
      .when('ReportAbsence', ill);
    if (code === null) answer.then(reported);
    else answer.refused(code);
  });
  it('refuses days on which the person was at work, and names the last of them', () => {
    const days = { absences: [], worked: { '2026-03': ['02', '03'] }, lastDay: '' };
    const { decision } = given()
      .knowing({ ...ana, days })
      .when('ReportAbsence', ill);
    expect(decision).toMatchObject({ code: 'HR-ABS-WORKED', violated: { actual: '2026-03-03' } });
    given()
      .knowing({ ...ana, ...monday, days: { ...days, worked: { '2026-03': ['01'] } } })
      .when('ReportAbsence', ill)
      .then(reported);
  });
  it('refuses an absence that lasts longer than the employment', () => {
    const leaving = { ...ana, ...monday, days: { absences: [], worked: {}, lastDay: '2026-03-05' } };
    given().knowing(leaving).when('ReportAbsence', ill).refused('HR-ABS-PERIOD');
    given()
      .knowing(leaving)
      .when('ReportAbsence', { ...ill, expectedTo: '2026-03-06' })
      .refused('HR-ABS-PERIOD');
    given()
      .knowing(leaving)
      .when('ReportAbsence', { ...ill, expectedTo: '2026-03-05' })
      .then(happened('AbsenceReported', { ...ill, expectedTo: '2026-03-05', rostered: 'PT16H' }));
  });
  it('refuses who does not work there, and an end before the beginning', () => {
    given().when('ReportAbsence', ill).refused('HR-EMP-UNKNOWN');
    const left = { employee: { ...ana.employee, lastDay: '2026-03-01' } };
    given().knowing(left).when('ReportAbsence', ill).refused('HR-EMP-UNKNOWN');
    given()
      .knowing(ana)
      .when('ReportAbsence', { ...ill, expectedTo: '2026-03-01' })
      .refused('HR-ABS-PERIOD');
  });
});

const task = { order: 'P1', operation: 10 };
const operation = { ...task, skill: 'cnc', planned: '2026-03-02' };
const assigned = (planned: string, people: string[]) => ({ 'P1/10': { ...operation, planned, people } });
const assessed = happened('AbsenceImpactAssessed', { site: 'lyon', operations: [operation] });

describe('AssessImpact', () => {
  const assess = (planned: string, people: string[]) =>
    given(reported)
      .knowing({ assigned: assigned(planned, people) })
      .when('AssessImpact', { site: 'lyon' });
  it('finds what the person was to do', () => assess('2026-03-02', ['ben', 'ana']).then(assessed));
  it('has nothing to say to a repeat', () =>
    given(reported, assessed).when('AssessImpact', { site: 'lyon' }).nothing());
  it('O30: looks at every day from the first while the end is not known', () => {
    for (const planned of ['2026-03-03', '2026-03-04', '2026-04-01'])
      assess(planned, ['ana']).then(
        happened('AbsenceImpactAssessed', { site: 'lyon', operations: [{ ...operation, planned }] }),
      );
    assess('2026-03-01', ['ana']).refused('HR-ABS-NONE');
  });
  it('does not care for the work of others', () => assess('2026-03-02', ['ben']).refused('HR-ABS-NONE'));
  it('says that none is hit when asked to', () =>
    given(reported)
      .when('AssessImpact', { site: 'lyon', none: true })
      .then(happened('AbsenceImpactAssessed', { site: 'lyon', operations: [] })));
  it('refuses when it has ended', () =>
    given(reported, ended).when('AssessImpact', { site: 'lyon', none: true }).refused('HR-ABS-STATE'));
});

const member = (skill: string, validTo = '2026-12-31') => ({
  ...{ start: '2020-01-01', lastDay: '', hourlyCost: { amount: '20', currency: 'EUR' } },
  skills: { [skill]: { validFrom: '2026-01-01', validTo } },
});
const staff = {
  ...{ ana: member('cnc'), ben: member('paint'), cho: member('cnc', '2026-03-01') },
  ...{ dan: member('cnc'), eve: member('cnc'), fay: member('cnc') },
};
const weeks = {
  'week:2026-W09': { assignments: [shift('eve', '2026-03-01', ['14', '22'])] },
  'week:2026-W10': { assignments: [shift('ana', '2026-03-02'), shift('dan', '2026-03-02')] },
};
const substitute = (person: string, restOk: boolean, more: object) => ({
  ...{
    person,
    skillOk: true,
    restOk,
    score: '0',
    overtime: 'PT8H',
    cost: { amount: '200.00', currency: 'EUR' },
  },
  ...more,
});
const dan = substitute('dan', true, {
  score: '1',
  overtime: 'PT0S',
  cost: { amount: '160.00', currency: 'EUR' },
});
const eve = substitute('eve', false, { score: '0.16' });
const proposed = happened('SubstitutesProposed', { ...task, ranked: [dan, eve] });

describe('ProposeSubstitutes', () => {
  const propose = { ...task, site: 'lyon', planned: '2026-03-02' };
  const absences = { fay: [{ absence: 'A2', from: '2026-03-01', to: '' }] };
  const known = { staff, absences, ...weeks };
  it('ranks who is qualified, present and not the absent person', () =>
    given(reported, assessed).knowing(known).when('ProposeSubstitutes', propose).then(proposed));
  it('has nothing to say to a repeat', () =>
    given(reported, assessed, proposed).knowing(known).when('ProposeSubstitutes', propose).nothing());
  it('takes a day shift for somebody who is on no roster', () => {
    const { decision } = given(reported, assessed)
      .knowing({ staff: { dan: staff.dan } })
      .when('ProposeSubstitutes', propose);
    expect(decision).toMatchObject([
      { data: { ranked: [{ person: 'dan', overtime: 'PT8H', restOk: true }] } },
    ]);
  });
  it('refuses an operation that is not hit, and an absence that has ended', () => {
    given(reported, assessed)
      .when('ProposeSubstitutes', { ...propose, operation: 20 })
      .refused('HR-ABS-TASK');
    given(reported, assessed, ended).when('ProposeSubstitutes', propose).refused('HR-ABS-STATE');
  });
});

const delegated = happened('TaskDelegated', {
  ...task,
  site: 'lyon',
  from: 'ana',
  to: 'dan',
  absence: '1',
  planned: '2026-03-02',
});
const found = [reported, assessed, proposed] as const;

describe('DelegateTask', () => {
  const to = (person: string) => ({ ...task, to: person });
  it('delegates', () =>
    given(...found)
      .when('DelegateTask', to('dan'))
      .then(delegated));
  it('has nothing to say to a repeat', () =>
    given(...found, delegated)
      .when('DelegateTask', to('dan'))
      .nothing());
  it('refuses a second owner', () =>
    given(...found, delegated)
      .when('DelegateTask', to('eve'))
      .refused('HR-DELEGATE-LIMIT'));
  it('refuses who was not found qualified', () =>
    given(...found)
      .when('DelegateTask', to('ben'))
      .refused('HR-DELEGATE-LIMIT'));
  it('refuses who would not rest enough', () =>
    given(...found)
      .when('DelegateTask', to('eve'))
      .refused('HR-REST-MIN'));
  it('refuses to pass on what was passed on', () =>
    given(...found)
      .knowing({ delegations: { other: 'ana' } })
      .when('DelegateTask', to('dan'))
      .refused('HR-DELEGATE-LIMIT'));
  it('O31: refuses who stands in for another absence on that day, and does not propose them', () => {
    const others = { 'P2/10': { absence: 'other', to: 'dan' } };
    given(...found)
      .knowing({ others })
      .when('DelegateTask', to('dan'))
      .refused('HR-DELEGATE-DOUBLE');
    given(...found)
      .knowing({ others: { 'P2/10': { absence: '1', to: 'dan' } } })
      .when('DelegateTask', to('dan'))
      .then(delegated);
    const ask = { site: 'lyon', ...task, planned: '2026-03-02' };
    const { decision } = given(reported, assessed)
      .knowing({ staff, ...weeks, others })
      .when('ProposeSubstitutes', ask);
    expect(JSON.stringify(decision)).not.toContain('"dan"');
    expect(JSON.stringify(decision)).toContain('"fay"');
  });
  it('refuses when it has ended', () =>
    given(...found, ended)
      .when('DelegateTask', to('dan'))
      .refused('HR-ABS-STATE'));
});

describe('RecordCoverMissing', () => {
  const missing = happened('CoverMissing', { ...task, site: 'lyon', skill: 'cnc' });
  it('says that nobody may do it', () =>
    given(...found)
      .when('RecordCoverMissing', task)
      .then(missing));
  it('has nothing to say to a repeat, or when somebody does it', () => {
    given(...found, missing)
      .when('RecordCoverMissing', task)
      .nothing();
    given(...found, delegated)
      .when('RecordCoverMissing', task)
      .nothing();
  });
  it('refuses an operation that is not hit', () =>
    given(...found)
      .when('RecordCoverMissing', { ...task, operation: 20 })
      .refused('HR-ABS-TASK'));
});

describe('EndAbsence and ReturnDelegations', () => {
  const returned = happened('DelegationReturned', {
    ...task,
    site: 'lyon',
    from: 'dan',
    to: 'ana',
    planned: '2026-03-05',
  });
  it('ends', () => given(reported).when('EndAbsence', { to: '2026-03-04' }).then(ended));
  it('has nothing to say to a repeat', () =>
    given(reported, ended).when('EndAbsence', { to: '2026-03-04' }).nothing());
  it('refuses another end, and one before the beginning', () => {
    given(reported, ended).when('EndAbsence', { to: '2026-03-05' }).refused('HR-ABS-STATE');
    given(reported).when('EndAbsence', { to: '2026-03-01' }).refused('HR-ABS-PERIOD');
  });
  it('refuses an end that reaches into another absence, into work, or past the last day', () => {
    const days = { absences: [{ absence: 'next', from: '2026-03-04', to: '2026-03-05' }], worked: {} };
    const until = (known: object) => given(reported).knowing(known).when('EndAbsence', { to: '2026-03-04' });
    until({ days: { ...days, lastDay: '' } }).refused('HR-ABS-DOUBLE');
    until({ days: { absences: [], worked: { '2026-03': ['04'] }, lastDay: '' } }).refused('HR-ABS-WORKED');
    until({ days: { absences: [], worked: {}, lastDay: '2026-03-03' } }).refused('HR-ABS-PERIOD');
  });
  it('may always end earlier than it was expected to', () => {
    const week = happened('AbsenceReported', { ...ill, expectedTo: '2026-03-06', rostered: 'PT8H' });
    const days = { absences: [{ absence: 'other', from: '2026-03-03', to: '' }], worked: {}, lastDay: '' };
    given(week).knowing({ days }).when('EndAbsence', { to: '2026-03-04' }).then(ended);
  });
  it('gives every task of the days after it back, once', () => {
    const operations = [{ ...operation, planned: '2026-03-05' }];
    const later = happened('AbsenceImpactAssessed', { site: 'lyon', operations });
    given(reported, later, delegated, ended).when('ReturnDelegations', {}).then(returned);
    given(reported, later, delegated, ended, returned).when('ReturnDelegations', {}).nothing();
  });
  it('leaves what was planned for its days with who stood in', () =>
    given(...found, delegated, ended)
      .when('ReturnDelegations', {})
      .nothing());
  it('refuses to give back before the end', () =>
    given(...found, delegated)
      .when('ReturnDelegations', {})
      .refused('HR-ABS-STATE'));
});
