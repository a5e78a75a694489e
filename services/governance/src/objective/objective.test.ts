/** Objectives hang together by level, site and date, weigh 1 together, and are measured, never typed. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { heard, spec } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import type { ObjectiveNode } from './objective-tree.js';
import { objectiveTree } from './objective-tree.js';
import { objective } from './objective.js';

const ana = { name: 'Ana', lastDay: '' };
const dates = { from: '2026-01-01', due: '2027-01-01' };
const enterprise: ObjectiveNode = { level: 'enterprise', ...dates, isOpen: true, children: {} };
const { given } = spec(objective, {
  person: ana,
  parent: enterprise,
  node: enterprise,
  known: { known: true },
});

const lyon = {
  ...({
    title: 'Lyon delivers on time',
    level: 'site',
    site: 'lyon',
    owner: 'ana',
    parent: 'ONTIME',
  } as const),
  ...({ kpi: 'otif', baseline: '0.8', target: '0.95' } as const),
  ...{ from: '2026-01-01', due: '2026-12-31' },
};
const set = happened('ObjectiveSet', lyon);
const whole = { title: 'We deliver on time', level: 'enterprise', owner: 'ana', ...dates } as const;
const measuredAt = '2026-03-02T10:00:00.000Z';
const measured = (progress: string) => ({
  ...{ value: '0.9', progress, from: '2026-01-01', to: '2026-03-02', formulaVersion: 2, measuredAt },
});
const reached = (progress: string) => happened('ObjectiveMeasured', measured(progress));

describe('SetObjective', () => {
  it('sets it once', () => {
    given().when('SetObjective', lyon).then(set);
    given(set).when('SetObjective', lyon).nothing();
    given(set)
      .when('SetObjective', { ...lyon, title: 'Other' })
      .refused('GOV-OBJ-STATE');
  });
  it('is of the enterprise without a site, or of a registered site', () => {
    given().at({ site: null }).when('SetObjective', lyon).refused('GOV-OBJ-SITE');
    given()
      .when('SetObjective', { ...whole, site: 'lyon' })
      .refused('GOV-OBJ-SITE');
    given()
      .when('SetObjective', { ...whole, level: 'team' })
      .refused('GOV-OBJ-SITE');
    given()
      .at({ site: null, boundTo: ['lyon'] })
      .when('SetObjective', whole)
      .refused('GOV-OBJ-SITE');
    given().at({ site: null }).when('SetObjective', whole).then(happened('ObjectiveSet', whole));
  });
  it('has a figure with a target that is not where it stands, or neither', () => {
    const { kpi: _, ...unnamed } = lyon;
    const { target: __, ...untargeted } = lyon;
    for (const wrong of [unnamed, untargeted, { ...lyon, target: '0.80' }])
      given().when('SetObjective', wrong).refused('GOV-OBJ-TARGET');
  });
  it('is due after it begins, not before today, and no later than what it serves', () => {
    for (const wrong of [{ due: '2026-01-01' }, { due: '2026-02-27' }, { due: '2027-01-02' }])
      given()
        .when('SetObjective', { ...lyon, ...wrong })
        .refused('GOV-OBJ-DUE');
  });
  it('serves an open one that is wider, of its own site', () => {
    const parents = [
      undefined,
      { ...enterprise, isOpen: false },
      { ...enterprise, level: 'site' as const, site: 'lyon' },
      { ...enterprise, site: 'gdansk' },
    ];
    for (const parent of parents)
      given().knowing({ parent }).when('SetObjective', lyon).refused('GOV-OBJ-PARENT');
  });
  it('has an owner who works here', () => {
    for (const person of [undefined, { name: 'Ana', lastDay: '2026-02-28' }])
      given().knowing({ person }).when('SetObjective', lyon).refused('GOV-OBJ-PERSON');
  });
});

describe('ReviseObjective', () => {
  const later = { reason: 'The second dock opens in May.', due: '2026-11-30' };
  it('changes target, owner and date with a reason', () => {
    given(set)
      .when('ReviseObjective', later)
      .then(happened('ObjectiveRevised', { ...later, parent: 'ONTIME' }));
    given(set)
      .when('ReviseObjective', { ...later, due: lyon.due, target: '0.95' })
      .nothing();
    const owner = { ...later, owner: 'bea', target: '0.97' };
    given(set, happened('ObjectiveRevised', { ...owner, parent: 'ONTIME' }))
      .when('ReviseObjective', owner)
      .nothing();
  });
  it('is refused beyond what it serves, before what serves it, and when it is closed', () => {
    given(set)
      .when('ReviseObjective', { ...later, due: '2027-02-01' })
      .refused('GOV-OBJ-DUE');
    const node = { ...enterprise, children: { DOCK: { due: '2026-12-01', isOpen: true } } };
    given(set).knowing({ node }).when('ReviseObjective', later).refused('GOV-OBJ-DUE');
    given(set)
      .when('ReviseObjective', { ...later, target: '0.8' })
      .refused('GOV-OBJ-TARGET');
    given(set).knowing({ person: undefined }).when('ReviseObjective', later).refused('GOV-OBJ-PERSON');
    const closed = happened('ObjectiveClosed', {
      outcome: 'dropped' as const,
      learned: 'Too dear.',
      parent: 'ONTIME',
    });
    given(set, closed).when('ReviseObjective', later).refused('GOV-OBJ-STATE');
  });
});

it('those of the enterprise are not steered by whoever is bound to sites', () => {
  const top = given(happened('ObjectiveSet', whole), reached('1')).at({ site: null, boundTo: ['lyon'] });
  const weights = [{ objective: 'LYON', weight: '1' }];
  top.when('ReviseObjective', { reason: 'Softer', due: '2026-12-30' }).refused('GOV-OBJ-SITE');
  top.when('CascadeObjective', { weights }).refused('GOV-OBJ-SITE');
  top.when('LinkObjective', { kind: 'account', ref: '6200' }).refused('GOV-OBJ-SITE');
  top.when('ReviewObjective', { verdict: 'on-track', note: 'Fine.' }).refused('GOV-OBJ-SITE');
  top.when('CloseObjective', { outcome: 'achieved', learned: 'Much.' }).refused('GOV-OBJ-SITE');
});

describe('CascadeObjective', () => {
  const children = {
    LYON: { due: '2026-12-31', isOpen: true },
    GDANSK: { due: '2026-12-31', isOpen: true },
    PORTO: { due: '2026-12-31', isOpen: false },
  };
  const knowing = { node: { ...enterprise, children } };
  const weights = (...all: readonly (readonly [string, string])[]) => ({
    weights: all.map(([objective, weight]) => ({ objective, weight })),
  });
  const both = weights(['LYON', '0.6'], ['GDANSK', '0.4']);
  it('weighs all that serve it, 1 together', () => {
    given(set).knowing(knowing).when('CascadeObjective', both).then(happened('ObjectiveCascaded', both));
    given(set, happened('ObjectiveCascaded', both)).knowing(knowing).when('CascadeObjective', both).nothing();
    const three = weights(['LYON', '0.5'], ['GDANSK', '0.4'], ['PORTO', '0.1']);
    given(set).knowing(knowing).when('CascadeObjective', three).then(happened('ObjectiveCascaded', three));
  });
  it.each([
    [weights(['LYON', '0.6'], ['GDANSK', '0.3'])],
    [weights(['LYON', '1'])],
    [weights(['LYON', '0.6'], ['GDANSK', '0.2'], ['GDANSK', '0.2'])],
    [weights(['LYON', '0.5'], ['GDANSK', '0.4'], ['MARS', '0.1'])],
    [weights(['LYON', '1.2'], ['GDANSK', '-0.2'])],
  ])('refuses %j', (wrong) => {
    given(set).knowing(knowing).when('CascadeObjective', wrong).refused('GOV-OBJ-WEIGHTS');
  });
});

describe('LinkObjective and UnlinkObjective', () => {
  const pump = { kind: 'item', ref: 'PUMP-100' } as const;
  it('ties work and spending to it, once, and unties it', () => {
    given(set).when('LinkObjective', pump).then(happened('ObjectiveLinked', pump));
    given(set, happened('ObjectiveLinked', pump)).when('LinkObjective', pump).nothing();
    given(set, happened('ObjectiveLinked', pump))
      .when('UnlinkObjective', pump)
      .then(happened('ObjectiveUnlinked', pump));
    given(set).when('UnlinkObjective', pump).nothing();
  });
  it('refuses what nobody registered', () => {
    const nobody = given(set).knowing({ known: undefined });
    nobody.when('LinkObjective', pump).refused('GOV-OBJ-LINK');
    nobody.when('LinkObjective', { kind: 'account', ref: '9999' }).refused('GOV-OBJ-LINK');
    const rent = { kind: 'account', ref: '6200' } as const;
    nobody.when('LinkObjective', rent).then(happened('ObjectiveLinked', rent));
  });
});

describe('progress', () => {
  it('is told by the machine, and what is no news is not told again', () => {
    given(set).when('RecordProgress', measured('0.5')).then(reached('0.5'));
    given(set, reached('0.5'))
      .when('RecordProgress', { ...measured('0.5'), to: '2026-03-03' })
      .nothing();
    expect(objective.allow.RecordProgress).toEqual(['service']);
  });
  it('is what a review is held against', () => {
    const review = { verdict: 'at-risk', note: 'Carriers are short.' } as const;
    given(set).when('ReviewObjective', review).refused('GOV-OBJ-UNMEASURED');
    const reviewed = happened('ObjectiveReviewed', { ...review, measured: measured('0.5') });
    given(set, reached('0.5')).when('ReviewObjective', review).then(reviewed);
    given(set, reached('0.5'), reviewed).when('ReviewObjective', review).nothing();
  });
  it.each([
    ['1', 'missed'],
    ['0.99', 'achieved'],
  ] as const)('of %s is not %s', (progress, outcome) => {
    given(set, reached(progress))
      .when('CloseObjective', { outcome, learned: 'Much.' })
      .refused('GOV-OBJ-PROGRESS');
  });
});

describe('CloseObjective', () => {
  const end = { outcome: 'achieved', learned: 'Two docks are enough.' } as const;
  const closed = happened('ObjectiveClosed', { ...end, parent: 'ONTIME' });
  it('ends with what was reached, once', () => {
    given(set, reached('1.02')).when('CloseObjective', end).then(closed);
    given(set, reached('1.02'), closed).when('CloseObjective', end).nothing();
    given(set, reached('1.02'), closed)
      .when('CloseObjective', { ...end, outcome: 'dropped' })
      .refused('GOV-OBJ-STATE');
    given(set)
      .when('CloseObjective', { ...end, outcome: 'dropped' })
      .then(happened('ObjectiveClosed', { ...end, outcome: 'dropped' as const, parent: 'ONTIME' }));
  });
  it('comes after what serves it', () => {
    const node = { ...enterprise, children: { DOCK: { due: '2026-12-01', isOpen: true } } };
    given(set, reached('1')).knowing({ node }).when('CloseObjective', end).refused('GOV-OBJ-OPEN');
  });
});

it('the tree knows each with those that serve it', () => {
  const step = (id: string, said: { type: string; data: object }) =>
    heard(said.type, said.data, { subject: id });
  const rows = shows(
    objectiveTree,
    step('ONTIME', happened('ObjectiveSet', whole)),
    step('LYON', set),
    step('LYON', happened('ObjectiveRevised', { reason: 'Late', due: '2026-11-30', parent: 'ONTIME' })),
    step('LYON', happened('ObjectiveClosed', { outcome: 'dropped', learned: 'Dear', parent: 'ONTIME' })),
  );
  expect(rows.ONTIME).toMatchObject({
    isOpen: true,
    children: { LYON: { due: '2026-11-30', isOpen: false } },
  });
  expect(rows.LYON).toMatchObject({ isOpen: false, due: '2026-11-30', site: 'lyon', children: {} });
});
