/**
 * A machine goes from state to state as machines can; why it stood is of the tree, also when it is said
 * later.
 */
import { describe, expect, it } from '@jest/globals';
import { EQUIPMENT_STATES } from '@gemba/contracts/events/production/equipment';
import type {
  EquipmentState,
  EquipmentStateChangedV2,
  StopReasonGiven,
} from '@gemba/contracts/events/production/equipment';
import { happened } from '@gemba/decider/decision';
import { heard, spec } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { downtimeReason } from './downtime-reason.js';
import { equipment } from './equipment.js';
import { TOP, reasonTree } from './reason-tree.js';

const lathe = { name: 'Lathe 1', site: 'lyon', workCenter: 'CNC', path: 'gemba/lyon/machining/CNC/LATHE-1' };
const clock = { zone: 'Europe/Paris', dayStart: '06:00' };
const SIX = '2026-03-02T05:00:00.000Z';
const EIGHT = '2026-03-02T07:00:00.000Z';
const NINE = '2026-03-02T08:00:00.000Z';

const defined = (id: string, loss: 'planned' | 'availability', path: string[] = [id]) =>
  heard(
    'DowntimeReasonDefined',
    { name: id, loss, path, ...(path.length > 1 ? { parent: path.at(-2) ?? '' } : {}) },
    { subject: id },
  );
const rows = shows(
  reasonTree,
  defined('breakdown', 'availability'),
  defined('spindle', 'availability', ['breakdown', 'spindle']),
  defined('drive', 'availability', ['breakdown', 'drive']),
  heard('DowntimeReasonRetired', { parent: 'breakdown', because: 'Sold.' }, { subject: 'drive' }),
  defined('cleaning', 'planned'),
);
const tree = rows[TOP];
const spindle = { reason: 'spindle', path: ['breakdown', 'spindle'], loss: 'availability' as const };
const saying = (reason: string, left?: string) => ({
  ...{ tree, said: rows[reason] },
  ...(left === undefined ? {} : { left: rows[left] }),
});

/** Events of the machine, told as at a time. */
const turned = (data: EquipmentStateChangedV2, occurredAt = '2026-03-02T11:00:00.000Z') => ({
  ...happened('EquipmentStateChanged', data),
  occurredAt,
});
const explained = (data: StopReasonGiven) => happened('StopReasonGiven', data);

const { given } = spec(equipment);
const registered = happened('EquipmentRegistered', lathe);
const begun = { ...registered, occurredAt: SIX };
const from = (state: EquipmentState) => given(registered, turned({ from: 'idle', to: state }));

describe('the states of a machine', () => {
  it('follow each other as the table says, and in no other way', () => {
    const refused = EQUIPMENT_STATES.flatMap((state) =>
      EQUIPMENT_STATES.filter((to) => {
        const { decision } = from(state).when('ChangeEquipmentState', { to });
        return 'refused' in decision && decision.code === 'PRD-EQP-TRANSITION';
      }).map((to) => `${state} → ${to}`),
    );
    expect(refused).toEqual([
      ...['setup → blocked', 'setup → starved', 'idle → blocked'],
      ...['downUnplanned → blocked', 'downUnplanned → starved'],
      ...['downPlanned → producing', 'downPlanned → blocked', 'downPlanned → starved'],
      ...['off → producing', 'off → blocked', 'off → starved'],
    ]);
  });
  it('can always be what happens by itself: down, or back from maintenance', () => {
    for (const state of EQUIPMENT_STATES)
      for (const to of ['downUnplanned', 'downPlanned', 'idle'] as const)
        expect(from(state).when('ChangeEquipmentState', { to }).decision).not.toHaveProperty('refused');
  });
});

describe('the reason of a stop', () => {
  const stops = (reason: string, to: EquipmentState = 'downUnplanned') =>
    given(registered).knowing(saying(reason)).when('ChangeEquipmentState', { to, reason });

  it('is a leaf of the tree that is in force', () => {
    expect(stops('spindle').decision).toMatchObject([{ data: { to: 'downUnplanned', reason: 'spindle' } }]);
    for (const reason of ['breakdown', 'drive', 'bad-luck']) stops(reason).refused('PRD-EQP-REASON');
    stops('spindle', 'producing').refused('PRD-EQP-REASON');
  });
  it('fits the state: nothing planned breaks down, and no breakdown is planned', () => {
    stops('cleaning').refused('PRD-EQP-LOSS');
    stops('spindle', 'downPlanned').refused('PRD-EQP-LOSS');
    stops('spindle', 'off').refused('PRD-EQP-LOSS');
    expect(stops('cleaning', 'downPlanned').decision).toMatchObject([{ data: { reason: 'cleaning' } }]);
  });
  it('is any word while the enterprise has no tree, and what Gemba itself says is never asked for it', () => {
    const free = { to: 'downUnplanned' as const, reason: 'bad-luck' };
    const { decision } = given(registered).when('ChangeEquipmentState', free);
    expect(decision).toMatchObject([{ data: { reason: 'bad-luck' } }]);
    const own = given(registered)
      .knowing(saying('maintenance'))
      .at({ by: { kind: 'system', id: 'process:repair-when-a-machine-breaks-down' } })
      .when('ChangeEquipmentState', { to: 'downPlanned', reason: 'maintenance' });
    expect(own.decision).toMatchObject([{ data: { reason: 'maintenance' } }]);
  });
  it('is told with its place in the tree when the machine runs again', () => {
    given(begun, turned({ from: 'idle', to: 'downUnplanned', reason: 'spindle' }, EIGHT))
      .at({ at: NINE })
      .knowing({ tree, left: rows.spindle })
      .when('ChangeEquipmentState', { to: 'producing' })
      .then(
        happened('EquipmentStateChanged', {
          ...{ from: 'downUnplanned' as const, to: 'producing' as const },
          ...{ since: EIGHT, why: spindle, clock },
        }),
      );
  });
});

describe('a reason that is said later', () => {
  const stood = [
    begun,
    turned({ from: 'idle', to: 'downUnplanned' }, EIGHT),
    turned({ from: 'downUnplanned', to: 'producing', clock }, NINE),
  ] as const;
  const said = explained({ stop: EIGHT, state: 'downUnplanned', why: spindle, ended: NINE, clock });

  it('is that of the latest stop, or of the one that began then', () => {
    const of = given(...stood).knowing(saying('spindle'));
    of.when('GiveStopReason', { reason: 'spindle' }).then(said);
    of.when('GiveStopReason', { reason: 'spindle', stop: '2026-03-02T08:00:00+01:00' }).then(said);
    of.when('GiveStopReason', { reason: 'spindle', stop: NINE }).refused('PRD-EQP-STOP');
    given(registered)
      .knowing(saying('spindle'))
      .when('GiveStopReason', { reason: 'spindle', stop: SIX })
      .refused('PRD-EQP-STOP');
  });
  it('fits the tree and the state, and comes after the stop began', () => {
    const reason = (each: string) => given(...stood).knowing(saying(each));
    reason('cleaning').when('GiveStopReason', { reason: 'cleaning' }).refused('PRD-EQP-LOSS');
    reason('breakdown').when('GiveStopReason', { reason: 'breakdown' }).refused('PRD-EQP-REASON');
    reason('spindle').at({ at: SIX }).when('GiveStopReason', { reason: 'spindle' }).refused('PRD-EQP-TIME');
  });
  it('is said once; after that it is put right, with what it replaces and why', () => {
    const of = given(...stood, said);
    of.knowing(saying('spindle')).when('GiveStopReason', { reason: 'spindle' }).nothing();
    of.knowing(saying('cleaning')).when('GiveStopReason', { reason: 'cleaning' }).refused('PRD-EQP-GIVEN');
    const because = 'It had no coolant.';
    of.knowing(saying('spindle')).when('CorrectStopReason', { reason: 'spindle', because }).nothing();
    const more = shows(reasonTree, defined('coolant', 'availability'));
    of.knowing({ tree, said: more.coolant, left: rows.spindle })
      .when('CorrectStopReason', { reason: 'coolant', because })
      .then(
        explained({
          ...{ stop: EIGHT, state: 'downUnplanned', before: spindle, ended: NINE, clock, because },
          why: { reason: 'coolant', path: ['coolant'], loss: 'availability' },
        }),
      );
  });
  it('is kept for the latest hundred stops', () => {
    const at = (minute: number) => new Date(Date.parse(SIX) + minute * 60_000).toISOString();
    const jams = Array.from({ length: 150 }, (_, index) => [
      turned({ from: 'producing', to: 'downUnplanned' }, at(2 * index)),
      turned({ from: 'downUnplanned', to: 'producing', clock }, at(2 * index + 1)),
    ]).flat();
    const { stops } = given(begun, ...jams).state();
    expect(stops).toHaveLength(100);
    expect(stops.at(-1)).toEqual({ from: at(298), to: at(299), state: 'downUnplanned' });
  });
});

describe('the tree of reasons', () => {
  const reason = spec(downtimeReason).given;
  const own = { name: 'Spindle', parent: 'breakdown', loss: 'availability' as const };

  it('has each below one that is in force, of the same loss', () => {
    const below = (row: object | undefined) => reason().at({ id: 'belt' }).knowing({ above: row });
    below(rows.breakdown)
      .when('DefineDowntimeReason', own)
      .then(happened('DowntimeReasonDefined', { ...own, path: ['breakdown', 'belt'] }));
    below(undefined).when('DefineDowntimeReason', own).refused('PRD-DTR-PARENT');
    below(rows.drive).when('DefineDowntimeReason', own).refused('PRD-DTR-PARENT');
    below(rows.breakdown)
      .when('DefineDowntimeReason', { ...own, loss: 'planned' })
      .refused('PRD-DTR-LOSS');
    below({ ...rows.breakdown, path: ['a', 'b', 'c', 'd'] })
      .when('DefineDowntimeReason', own)
      .refused('PRD-DTR-LEVELS');
  });
  it('has nothing to say to a repeat, and refuses other data', () => {
    const is = reason(happened('DowntimeReasonDefined', { ...own, path: ['breakdown', 'belt'] }));
    is.when('DefineDowntimeReason', own).nothing();
    is.when('DefineDowntimeReason', { ...own, name: 'Belt' }).refused('PRD-DTR-STATE');
  });
  it('loses a reason from the end only, once', () => {
    const breakdown = { name: 'Breakdown', loss: 'availability' as const, path: ['breakdown'] };
    const is = reason(happened('DowntimeReasonDefined', breakdown));
    const because = 'Merged.';
    is.knowing({ own: rows.breakdown }).when('RetireDowntimeReason', { because }).refused('PRD-DTR-BELOW');
    const retired = happened('DowntimeReasonRetired', { because });
    is.knowing({ own: rows.spindle }).when('RetireDowntimeReason', { because }).then(retired);
    reason(happened('DowntimeReasonDefined', breakdown), retired)
      .when('RetireDowntimeReason', { because })
      .nothing();
  });
});
