/**
 * The whole story through the running company: one order from its decision rights to the same views made
 * again.
 */
import { afterAll, beforeAll, describe, it, jest } from '@jest/globals';
import { found } from '@gemba/deploy-local/demo/opening/found';
import { openPeriods, publishRates } from '@gemba/deploy-local/demo/opening/money';
import { buying } from './chapters/buying.js';
import { closing } from './chapters/closing.js';
import { covering } from './chapters/covering.js';
import { governing } from './chapters/governing.js';
import { making } from './chapters/making.js';
import { paying } from './chapters/paying.js';
import { rejecting } from './chapters/rejecting.js';
import { shipping } from './chapters/shipping.js';
import { surviving } from './chapters/surviving.js';
import { inDays } from './company/facts.js';
import type { Story } from './company/story.http.js';
import { begin } from './company/story.http.js';

jest.setTimeout(90_000);

const chapters = {
  'Governance says who decides': governing,
  'What is needed is bought': buying,
  'What is bad is held': rejecting,
  'What is ordered is made': making,
  'What is made is shipped, billed and paid': shipping,
  'Suppliers are paid what they are owed': paying,
  'People are stood in for': covering,
  'What is killed comes back': surviving,
  'The books close': closing,
};

let story: Story;

beforeAll(async () => {
  story = await begin();
  const { company } = story;
  const [date, at] = [inDays(-3), `${inDays(-3)}T07:00:00.000Z`];
  for (const day of [-3, -2, -1, 0]) await publishRates({ company, seed: 1 }, inDays(day), at);
  await found({ company, at, date });
  await openPeriods(company, [date, inDays(1)], at);
  await story.settled();
}, 240_000);

afterAll(() => story.end(), 60_000);

for (const [title, chapter] of Object.entries(chapters)) {
  describe(title, () => {
    for (const [sentence, happens] of Object.entries(chapter)) it(sentence, () => happens(story));
  });
}
