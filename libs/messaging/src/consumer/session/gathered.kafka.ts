/** What is asked for while one piece of work is under way is done together in the next one. */

type Asked<A, B> = {
  readonly of: A;
  readonly resolve: (answer: B) => void;
  readonly reject: (error: unknown) => void;
};

type Together<A, B> = (all: readonly A[]) => Promise<readonly B[]>;

/**
 * Answers each that asks; `together` gives answers in the order of what it is given. When several fail
 * together, each is done alone, so that one of them does not stop the others.
 */
export const gathered = <A, B>(together: Together<A, B>): ((of: A) => Promise<B>) => {
  let waiting: Asked<A, B>[] = [];
  let busy = false;
  const work = async (): Promise<void> => {
    while (waiting.length > 0) {
      const taken = waiting;
      waiting = [];
      await answer(together, taken);
    }
    busy = false;
  };
  return (of) =>
    new Promise((resolve, reject) => {
      waiting.push({ of, resolve, reject });
      if (busy) return;
      busy = true;
      // Those that come from the same answer of Kafka ask within the same turn.
      setImmediate(() => void work());
    });
};

const answer = async <A, B>(together: Together<A, B>, taken: readonly Asked<A, B>[]): Promise<void> => {
  try {
    const answers = await together(taken.map(({ of }) => of));
    for (const [index, { resolve }] of taken.entries()) resolve(answers[index] as B);
  } catch (error) {
    await afterFailure(together, taken, error);
  }
};

const afterFailure = async <A, B>(
  together: Together<A, B>,
  taken: readonly Asked<A, B>[],
  error: unknown,
): Promise<void> => {
  const [only, ...others] = taken;
  if (others.length === 0) only?.reject(error);
  else for (const each of taken) await answer(together, [each]);
};
