/** An absence is covered step by step, and what nobody may do is said to be missing. */
import { describe, expect, it } from '@jest/globals';
import { reject } from '@gemba/decider/decision';
import { insteadOf, send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { absence } from '../absence/absence.js';
import { coverWhenAbsenceIsReported } from './cover-when-absence-is-reported.js';

const { when } = story(coverWhenAbsenceIsReported);
const of = { subject: 'A1' };
const no = reject('HR-DELEGATE-LIMIT', 'no');
const task = { order: 'P1', operation: 10 };
const missing = send(absence, ['A1', 'RecordCoverMissing'], task);
const substitute = (person: string, restOk: boolean) => ({
  ...{
    person,
    restOk,
    skillOk: true,
    score: '0.5',
    overtime: 'PT0S',
    cost: { amount: '1', currency: 'EUR' },
  },
});
const proposed = (...ranked: ReturnType<typeof substitute>[]) =>
  when(heard('SubstitutesProposed', { ...task, ranked }, of));
const bare = ({ to, id, name, data }: { to: string; id: string; name: string; data: unknown }) => ({
  to,
  id,
  name,
  data,
});

describe('cover when an absence is reported', () => {
  const reported = heard(
    'AbsenceReported',
    { person: 'ana', site: 'lyon', from: '2026-03-02', kind: 'sick' as const, rostered: 'PT8H' },
    of,
  );
  it('assesses the impact, and says so when there is none after a second look', () => {
    when(reported).sends(send(absence, ['A1', 'AssessImpact'], { site: 'lyon' }));
    const again = insteadOf(when(reported).sent[0], reject('HR-ABS-NONE', 'none')) ?? [];
    expect(insteadOf(when(reported).sent[0], reject('HR-ABS-STATE', 'ended'))).toEqual([]);
    expect(insteadOf(when(reported).sent[0], no)).toBeUndefined();
    expect(again.map(bare)).toEqual([send(absence, ['A1', 'AssessImpact'], { site: 'lyon', none: true })]);
  });

  it('seeks substitutes for each operation', () => {
    const operations = [10, 20].map((operation) => ({
      ...task,
      operation,
      skill: 'cnc',
      planned: '2026-03-02',
    }));
    const propose = (operation: number) =>
      send(absence, ['A1', 'ProposeSubstitutes'], {
        site: 'lyon',
        ...task,
        operation,
        planned: '2026-03-02',
      });
    when(heard('AbsenceImpactAssessed', { site: 'lyon', operations }, of)).sends(propose(10), propose(20));
  });

  it('delegates to the best who rests enough', () =>
    proposed(substitute('eve', false), substitute('dan', true)).sends(
      send(absence, ['A1', 'DelegateTask'], { ...task, to: 'dan' }),
    ));

  it('says that cover is missing when nobody may, or when it cannot be passed on', () => {
    proposed(substitute('eve', false)).sends(missing);
    const otherwise = insteadOf(proposed(substitute('dan', true)).sent[0], no) ?? [];
    expect(otherwise.map(bare)).toEqual([missing]);
  });

  it('gives everything back in the end', () =>
    when(heard('AbsenceEnded', { person: 'ana', site: 'lyon', to: '2026-03-04' }, of)).sends(
      send(absence, ['A1', 'ReturnDelegations'], {}),
    ));
});
