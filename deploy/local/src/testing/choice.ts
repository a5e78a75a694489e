/** Where the engines of a test run come from: `GEMBA_ENGINES`, else what the machine has. */

export type Machine = {
  /** Whether it has what the embedded engines need. */
  readonly hasEmbedded: () => boolean;
  readonly dockerAnswers: () => boolean;
};

/** Said to whoever starts the tests. */
export class NoEngines extends Error {
  override readonly name = 'NoEngines';
}

const WORDS = ['embedded', 'docker'] as const;
export type EnginesFrom = (typeof WORDS)[number];

const isWord = (asked: string): asked is EnginesFrom => WORDS.some((word) => word === asked);

/**
 * `asked` is GEMBA_ENGINES, empty where it is not set. Where neither is there it is `embedded`, which says
 * what it lacks.
 * @throws NoEngines when it is no word of these, or Docker is asked for and does not answer.
 */
export const enginesFrom = (asked: string, machine: Machine): EnginesFrom => {
  if (asked === '') return machine.hasEmbedded() || !machine.dockerAnswers() ? 'embedded' : 'docker';
  if (!isWord(asked)) throw new NoEngines(`GEMBA_ENGINES is "docker" or "embedded", not "${asked}".`);
  if (asked === 'docker' && !machine.dockerAnswers())
    throw new NoEngines(
      'GEMBA_ENGINES=docker asks for engines in containers, but "docker info" gives no answer within five ' +
        'seconds. Start Docker and give this user the right to use it, or leave GEMBA_ENGINES out to run ' +
        'with the embedded engines.',
    );
  return asked;
};
