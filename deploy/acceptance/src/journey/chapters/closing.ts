/**
 * The end of the story: all books agree, every figure explains itself, and the views are the same when
 * made again.
 */
import { DEPARTMENTS } from '@gemba/contracts/events/company';
import { expect } from '@jest/globals';
import type { Chapter, Story } from '../company/story.http.js';
import { eur, inDays } from '../company/facts.js';

const VIEWS = 'projection';

type Check = {
  readonly id: string;
  readonly left: { readonly value: string };
  readonly difference: string;
  readonly ok: boolean;
};

const board = async (story: Story): Promise<readonly Check[]> => {
  const { status, body } = await story.as('coo', VIEWS).looks('consistency');
  expect(status).toBe(200);
  return body.data as readonly Check[];
};

const left = (checks: readonly Check[], id: string): string | undefined =>
  checks.find((check) => check.id === id)?.left.value;

type Hash = { readonly hash: string; readonly build: string };

const hash = async (story: Story): Promise<Hash> =>
  (await story.as('coo', VIEWS).looks('views/hash')).body as unknown as Hash;

type Value = { readonly data: readonly { readonly kpi: string; readonly value: string | null }[] };

const kpi = async (story: Story, id: string, scope: string): Promise<string | null | undefined> => {
  const period = `from=${inDays(-4)}&to=${inDays(2)}`;
  const { body } = await story.as('coo', VIEWS).looks(`kpi-values?ids=${id}&${period}&${scope}`);
  return (body as unknown as Value).data.find((each) => each.kpi === id)?.value;
};

const voucher = (lines: readonly object[]) => ({
  ...{ site: 'lyon', company: 'hydra-eu', postingDate: inDays(0), sourceEventId: 'V-1' },
  ...{ sourceType: 'manual', text: 'Correction', lines },
});

export const closing: Chapter = {
  'a journal that is not balanced is not posted': async (story) => {
    const controller = story.as('controller', 'finance');
    const debit = { account: '1000', debit: eur('10.00') };
    const askew = voucher([debit, { account: '3000', credit: eur('9.99') }]);
    expect(await controller.cannot('journals', askew)).toBe('422 FIN-JNL-UNBALANCED');
    expect(await controller.cannot('journals', voucher([debit]))).toBe('422 FIN-JNL-ZERO');
  },
  'every subledger agrees with the ledger, and every currency is balanced': async (story) => {
    await story.settled();
    const checks = await board(story);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks.map(({ difference }) => Number(difference)).every((each) => each === 0)).toBe(true);
    const ids = checks.map(({ id }) => id).join(' ');
    expect(ids).toMatch(/trial-balance\.local\.EUR.*trial-balance\.local\.PLN/);
  },
  'stock is worth what is there: by hand, in both currencies': async (story) => {
    const checks = await board(story);
    // 16 castings, 56 motors, 16 seals, 968 bolts, 8.947368 l of paint and 6 rotors.
    expect(Number(left(checks, 'inventory.lyon'))).toBe(736 + 4928 + 121.6 + 174.24 + 84.11 + 313.2);
    // One pump of the larger kind at standard cost.
    expect(Number(left(checks, 'inventory.gdansk'))).toBe(1373.25);
    expect(Number(left(checks, 'work-in-progress.lyon'))).toBe(0);
  },
  'the figures are those of the story, and explain themselves': async (story) => {
    expect(Number(await kpi(story, 'revenue', 'site=lyon&currency=EUR'))).toBe(1360);
    expect(Number(await kpi(story, 'revenue', 'site=gdansk&currency=PLN'))).toBe(4380);
    const period = `from=${inDays(-4)}&to=${inDays(2)}`;
    const asked = `kpi-values/revenue/explain?site=lyon&currency=EUR&${period}`;
    const { status, body } = await story.as('coo', VIEWS).looks(asked);
    expect(status).toBe(200);
    expect(body).toMatchObject({ formulaVersion: expect.anything() });
  },
  'views that are made again are the same to the byte': async (story) => {
    const before = await hash(story);
    const coo = story.as('coo', VIEWS);
    const { status, body } = await story.company.ask({
      ...{ service: VIEWS, path: '/v1/views/rebuild', method: 'POST', as: 'persona-coo', body: {} },
    });
    expect(status).toBe(202);
    const { id } = body as { id: number };
    const path = `views/rebuild/${String(id)}`;
    const done = await coo.awaits<{ state: string }>(path, ({ state }) => state !== 'filling');
    expect(done).toMatchObject({ state: 'live', report: { differences: [] } });
    const after = await hash(story);
    expect(after.hash).toBe(before.hash);
    expect(after.build).not.toBe(before.build);
  },
  'nothing waits for a person, and no log was touched': async (story) => {
    for (const service of DEPARTMENTS) {
      const coo = story.as('coo', service);
      expect((await coo.looks('parked')).body).toMatchObject({ data: [] });
      expect((await coo.looks('log/verification')).body).toMatchObject({ flaws: [] });
    }
  },
};
