/**
 * A bad day at a machine over HTTP: it stands, nobody says why until the shift ends, and a planner puts it
 * right.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { definePump } from '@gemba/deploy-acceptance/testing/product.http';
import { production } from '../production.module.js';

jest.setTimeout(60_000);

const PATH = 'equipment/lyon.ASSEMBLY';
const CHANGE = `${PATH}/change-equipment-state`;

let company: Company;
let planner: Person;
let operator: Person;
let elsewhere: Person;

beforeAll(async () => {
  company = await foundCompany(production);
  await definePump(company);
  [planner, operator, elsewhere] = await Promise.all([
    company.as('production', 'planner', 'lyon'),
    company.as('production', 'operator', 'lyon'),
    company.as('production', 'operator', 'gdansk'),
  ]);
  await company.heard();
});

afterAll(() => company.stop());

type Stood = { readonly from: string; readonly state: string; readonly reason?: string };
type Machine = { readonly stops: readonly Stood[] };

describe('the tree of downtime reasons', () => {
  it('takes any word before it is there', async () => {
    await operator.does(CHANGE, { to: 'downUnplanned', reason: 'something' });
    await operator.does(CHANGE, { to: 'idle' });
  });
  it('is defined from the top by who may, once', async () => {
    const breakdown = { id: 'breakdown', name: 'Breakdown', loss: 'availability' };
    expect(await operator.cannot('downtime-reasons', breakdown)).toBe('403 ACC-ROLE');
    const belt = { id: 'belt', name: 'Belt', parent: 'breakdown', loss: 'availability' };
    expect(await planner.cannot('downtime-reasons', belt)).toBe('422 PRD-DTR-PARENT');
    await planner.does('downtime-reasons', breakdown);
    expect(await planner.does('downtime-reasons', breakdown)).toMatchObject({ status: 200, events: [] });
    expect(await planner.cannot('downtime-reasons', { ...belt, loss: 'planned' })).toBe('422 PRD-DTR-LOSS');
    await planner.does('downtime-reasons', belt);
    await planner.does('downtime-reasons', { ...belt, id: 'drive', name: 'Drive' });
    expect(await planner.cannot('downtime-reasons/breakdown/retire', { because: 'Merged.' })).toBe(
      '422 PRD-DTR-BELOW',
    );
  });
});

describe('a machine that stands', () => {
  it('does so for a reason at the end of the tree, or for none yet', async () => {
    const stop = (reason: string) => operator.cannot(CHANGE, { to: 'downUnplanned', reason });
    expect(await stop('breakdown')).toBe('422 PRD-EQP-REASON');
    expect(await stop('something')).toBe('422 PRD-EQP-REASON');
    await operator.does(CHANGE, { to: 'downUnplanned' });
    await operator.does(CHANGE, { to: 'producing' });
    await operator.does(CHANGE, { to: 'off' });
    expect(await operator.cannot(CHANGE, { to: 'producing' })).toBe('422 PRD-EQP-TRANSITION');
  });
  it('is given its reason later by who may, and put right with a word why', async () => {
    const { body } = await operator.looks(PATH);
    const { stops } = body as unknown as Machine;
    expect(stops.map(({ state, reason }) => [state, reason])).toEqual([
      ...[
        ['idle', undefined],
        ['downUnplanned', 'something'],
        ['idle', undefined],
      ],
      ...[
        ['downUnplanned', undefined],
        ['off', undefined],
      ],
    ]);
    const { from } = stops[3] ?? { from: '' };
    const belt = { stop: from, reason: 'belt' };
    expect(await elsewhere.cannot(`${PATH}/give-stop-reason`, belt)).toBe('404 PLT-NOT-FOUND');
    await operator.does(`${PATH}/give-stop-reason`, belt);
    expect(await operator.does(`${PATH}/give-stop-reason`, belt)).toMatchObject({ events: [] });
    const drive = { stop: from, reason: 'drive' };
    expect(await operator.cannot(`${PATH}/give-stop-reason`, drive)).toBe('422 PRD-EQP-GIVEN');
    const right = { ...drive, because: 'The belt was whole.' };
    expect(await operator.cannot(`${PATH}/correct-stop-reason`, right)).toBe('403 ACC-ROLE');
    await planner.does(`${PATH}/correct-stop-reason`, right);
    expect((await planner.history(PATH)).slice(-1)).toMatchObject([
      {
        type: 'StopReasonGiven',
        data: {
          ...{ before: { path: ['breakdown', 'belt'] }, because: 'The belt was whole.' },
          why: { reason: 'drive', path: ['breakdown', 'drive'], loss: 'availability' },
        },
      },
    ]);
  });
});
