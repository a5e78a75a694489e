/** What is asked for while one piece of work is under way is done together in the next one. */

type Asked<A, B> = {
  readonly of: A;
  readonly take: () => void;
  readonly resolve: (answer: B) => void;
  readonly reject: (error: unknown) => void;
};

type Together<A, B> = (all: readonly A[]) => Promise<readonly B[]>;

/** What becomes of what was asked. */
export type Answering<B> = {
  /** Resolves when the work on it begins: what was under way before is done. */
  readonly taken: Promise<void>;
  readonly answer: Promise<B>;
};

/**
 * Answers each that asks; `together` gives answers in the order of what it is given. When several fail
 * together, each is done alone, so that one of them does not stop the others. Between two rounds it rests.
 */
export const gathering = <A, B>(
  together: Together<A, B>,
  rest: (after: readonly A[]) => Promise<void> = () => Promise.resolve(),
): ((of: A) => Answering<B>) => {
  let waiting: Asked<A, B>[] = [];
  let busy = false;
  const work = async (): Promise<void> => {
    while (waiting.length > 0) {
      const taken = waiting;
      waiting = [];
      for (const { take } of taken) take();
      await answer(together, taken);
      await rest(taken.map(({ of }) => of));
    }
    busy = false;
  };
  return (of) => {
    const begun = Promise.withResolvers<undefined>();
    const answered = Promise.withResolvers<B>();
    const { resolve, reject } = answered;
    waiting.push({ of, take: () => begun.resolve(undefined), resolve, reject });
    // Those that come from the same answer of Kafka ask within the same turn.
    if (!busy) setImmediate(() => void work());
    busy = true;
    return { taken: begun.promise, answer: answered.promise };
  };
};

/** The same for those who only want the answer. */
export const gathered = <A, B>(together: Together<A, B>): ((of: A) => Promise<B>) => {
  const ask = gathering(together);
  return (of) => ask(of).answer;
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
