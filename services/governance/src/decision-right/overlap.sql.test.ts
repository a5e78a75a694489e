/** Two rights that contradict each other are not both granted, also when they are asked for at one moment. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Race } from '@gemba/platform/testing/race.sql';
import { raceOf } from '@gemba/platform/testing/race.sql';
import { governance } from '../governance.module.js';
import { decisionRight } from './decision-right.js';

let race: Race;

beforeAll(async () => {
  race = await raceOf(governance);
});
afterAll(() => race.stop());

const terms = {
  scope: 'all',
  holderRole: 'buyer',
  level: 'site',
  limit: { amount: '2500.00', currency: 'EUR' },
  validFrom: '2026-01-01T00:00:00Z',
};

describe('granting a decision right', () => {
  it('O41: of two with conflicting limits at one moment, in two processes, one is refused', async () => {
    for (let round = 0; round < 20; round += 1) {
      const topic = `topic-${String(round)}`;
      const outcomes = await Promise.all(
        race.processes.map((give, index) =>
          give(decisionRight, {
            id: `${topic}-${String(index)}`,
            name: 'GrantDecisionRight',
            data: { ...terms, topic, limit: { amount: `${String(index + 1)}000.00`, currency: 'EUR' } },
          }),
        ),
      );
      expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused']);
      expect(outcomes.find(({ kind }) => kind === 'refused')).toMatchObject({
        rejection: { code: 'GOV-RIGHT-OVERLAP' },
      });
    }
  });
});
