/** The body of a command that opens a stream: the command, beside it an id that the client may choose. */
import { isId } from '@gemba/contracts/fields';
import type { DataClass } from '@gemba/contracts/schema';
import type { AnyDecider } from '@gemba/decider/decider';
import { Problem } from '../problems/problem.js';
import { keyIn } from '../request/asked.js';
import { validated } from '../request/validation.js';

export type Opened = {
  readonly body: object;
  /** Undefined when the server is to choose. */
  readonly id: string | undefined;
};

const isRecord = (given: unknown): given is Readonly<Record<string, unknown>> =>
  typeof given === 'object' && given !== null && !Array.isArray(given);

/**
 * Where the id follows from what the command says, no other can be chosen.
 * @throws Problem 400 `PLT-INVALID` with what is wrong with the command or with the id.
 */
export const openedBy = ({ idOf }: Pick<AnyDecider, 'idOf'>, command: DataClass, given: unknown): Opened => {
  if (idOf || !isRecord(given)) {
    const body = validated(command, given);
    return { body, id: idOf && keyIn(idOf(body as never)) };
  }
  const { id, ...rest } = given;
  const body = validated(command, rest);
  if (id === undefined || isId(id)) return { body, id: id as string | undefined };
  const errors = [{ pointer: '/id', code: 'isId', detail: 'must be an identifier' }];
  throw new Problem(400, 'PLT-INVALID', 'The id is not an identifier.', { errors });
};
