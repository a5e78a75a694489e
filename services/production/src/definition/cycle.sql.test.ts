/** No item becomes part of itself, also when two bills that close the circle are released at one moment. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Race } from '@gemba/platform/testing/race.sql';
import { raceOf } from '@gemba/platform/testing/race.sql';
import { production } from '../production.module.js';
import { billOfMaterials } from './bill-of-materials.js';
import { item } from './item.js';

let race: Race;
const one = { value: '1', unit: 'C62' };

beforeAll(async () => {
  race = await raceOf(production);
});
afterAll(() => race.stop());

const bom = (made: string, part: string) => ({
  ...{ item: made, version: 1, effectiveFrom: '2026-01-01', base: one },
  lines: [{ item: part, quantity: one, scrapFraction: '0', operation: 10 }],
});

describe('releasing bills of materials', () => {
  it('O44: of two that need each other at one moment, in two processes, one is refused', async () => {
    for (let round = 0; round < 20; round += 1) {
      const [a, b] = [`A-${String(round)}`, `B-${String(round)}`];
      const registered = { name: 'x', kind: 'make', unit: 'C62', tracking: 'lot' };
      for (const id of [a, b]) await race.processes[0]!(item, { id, name: 'RegisterItem', data: registered });
      const wanted = [bom(a, b), bom(b, a)];
      const outcomes = await Promise.all(
        race.processes.map((give, index) =>
          give(billOfMaterials, {
            id: wanted[index]?.item ?? '',
            name: 'ReleaseBillOfMaterials',
            data: wanted[index] ?? {},
          }),
        ),
      );
      expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused']);
      expect(outcomes.find(({ kind }) => kind === 'refused')).toMatchObject({
        rejection: { code: 'PRD-BOM-CYCLE' },
      });
    }
  });
});
