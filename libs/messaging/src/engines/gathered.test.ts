/** What is asked for meanwhile is done together, and what fails together is tried alone. */
import { describe, expect, it } from '@jest/globals';
import { gathered, gathering } from './gathered.process.js';

const doubling = () => {
  const rounds: (readonly number[])[] = [];
  const ask = gathered(async (all: readonly number[]) => {
    rounds.push(all);
    if (all.includes(13)) throw new Error('13');
    return all.map((each) => each * 2);
  });
  return { ask, rounds };
};

describe('what is gathered', () => {
  it('is done together, and each gets its own answer', async () => {
    const { ask, rounds } = doubling();
    expect(await Promise.all([ask(1), ask(2), ask(3)])).toEqual([2, 4, 6]);
    expect(rounds).toEqual([[1, 2, 3]]);
  });

  it('waits for what is under way', async () => {
    const { ask, rounds } = doubling();
    const first = ask(1);
    const more = first.then(() => Promise.all([ask(2), ask(3)]));
    expect([await first, await more]).toEqual([2, [4, 6]]);
    expect(rounds).toEqual([[1], [2, 3]]);
  });

  it('is told when the work on it begins, which is when the work before it is done', async () => {
    const log: string[] = [];
    const ask = gathering(async (all: readonly string[]) => {
      log.push(`work on ${all.join(' ')}`);
      await Promise.resolve();
      log.push(`done ${all.join(' ')}`);
      return all;
    });
    const first = ask('a');
    await first.taken;
    const second = ask('b');
    await second.taken;
    log.push('b is taken');
    expect(await Promise.all([first.answer, second.answer])).toEqual(['a', 'b']);
    expect(log).toEqual(['work on a', 'done a', 'work on b', 'b is taken', 'done b']);
  });

  it('is tried alone after it failed together, so that one failure is one failure', async () => {
    const { ask, rounds } = doubling();
    const answers = await Promise.allSettled([ask(1), ask(13), ask(3)]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(rounds).toEqual([[1, 13, 3], [1], [13], [3]]);
  });
});
