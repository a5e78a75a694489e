/** Where the time of machines went, as asked for: the same times as OEE, and stops by the reasons of now. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVERYWHERE } from '@gemba/platform/testing/service.http';
import type { Running } from '../testing/running.http.js';
import { rowsOf, runProjection } from '../testing/running.http.js';
import { smallCompany } from '../testing/small-company.js';
import { LYON } from '../testing/words.js';

let running: Running;

const MONDAY = 'from=2026-03-02&to=2026-03-09';
const clock = { zone: 'Europe/Paris', dayStart: '06:00' };
const belt = { reason: 'belt', path: ['breakdown', 'belt'], loss: 'availability' as const };
const drive = { ...belt, reason: 'drive', path: ['breakdown', 'drive'] };
const clean = { reason: 'cleaning', path: ['cleaning'], loss: 'planned' as const };

/** Each ends at noon UTC, 13:00 in Lyon. */
const stood = (
  from: 'downUnplanned' | 'downPlanned' | 'starved',
  since: string,
  why?: typeof belt | typeof clean,
) => ['EquipmentStateChanged', { from, to: 'producing', since, clock, ...(why ? { why } : {}) }] as const;

const story = () =>
  smallCompany()
    .say('downtime-reason-breakdown', [
      'DowntimeReasonDefined',
      { name: 'Breakdown', loss: 'availability', path: ['breakdown'] },
    ])
    .say('equipment-LATHE-1', stood('downUnplanned', '2026-03-02T10:30:00.000Z', belt), LYON)
    .say('equipment-LATHE-1', stood('downPlanned', '2026-03-02T11:00:00.000Z', clean), LYON)
    .say('equipment-LATHE-1', stood('starved', '2026-03-03T11:50:00.000Z'), { ...LYON, date: '2026-03-03' })
    .say(
      'equipment-LATHE-1',
      [
        'StopReasonGiven',
        {
          ...{ stop: '2026-03-02T10:30:00.000Z', state: 'downUnplanned', ended: '2026-03-02T12:00:00.000Z' },
          ...{ why: drive, before: belt, clock, because: 'The belt was whole.' },
        },
      ],
      { ...LYON, date: '2026-03-04' },
    );

beforeAll(async () => {
  running = await runProjection();
  await running.tell(story().events);
}, 90_000);

afterAll(() => running.company.stop(), 30_000);

describe('losses', () => {
  it('are of the times of which OEE is made', async () => {
    const { body } = await running.coo.get(`/v1/losses?${MONDAY}&site=lyon`);
    const [oee] = rowsOf(await running.coo.get(`/v1/kpi-values?${MONDAY}&site=lyon&ids=oee`));
    const { planned, good, total } = body.times as Record<string, string>;
    expect([good, planned]).toEqual([oee?.numerator, oee?.denominator]);
    expect(Number(total)).toBe(7 * 86_400 * Number(body.machines));
  });
  it('are told by the reasons that hold now, in the hours of the site', async () => {
    const { body } = await running.coo.get(`/v1/losses?${MONDAY}&site=lyon&workUnit=LATHE-1`);
    expect(body.stops).toEqual([
      { ...drive, state: 'downUnplanned', seconds: '5400', stops: 1 },
      { ...clean, state: 'downPlanned', seconds: '3600', stops: 1 },
      { reason: null, path: [], loss: null, state: 'starved', seconds: '600', stops: 1 },
    ]);
    expect(body.hours).toEqual([
      { weekday: 1, hour: 11, seconds: '1800' },
      { weekday: 1, hour: 12, seconds: '3600' },
      { weekday: 2, hour: 12, seconds: '600' },
    ]);
    expect(body.names).toEqual({ breakdown: 'Breakdown' });
  });
  it('are as they were known before the reason was put right', async () => {
    const known = 'knownAt=2026-03-03T23:00:00Z';
    const { body } = await running.coo.get(`/v1/losses?${MONDAY}&site=lyon&${known}`);
    expect((body.stops as unknown[])[0]).toMatchObject({ reason: 'belt', seconds: '5400' });
  });
  it('are of sites that the caller sees, for who may read of machines', async () => {
    const elsewhere = await running.service.as({ ...EVERYWHERE, roles: ['planner'], sites: ['gdansk'] });
    expect(await elsewhere.get(`/v1/losses?${MONDAY}&site=lyon`)).toMatchObject({ status: 404 });
    expect((await elsewhere.get(`/v1/losses?${MONDAY}`)).body.stops).toEqual([]);
    const buyer = await running.service.as({ ...EVERYWHERE, roles: ['buyer'] });
    expect(await buyer.get(`/v1/losses?${MONDAY}`)).toMatchObject({ status: 403 });
  });
});
