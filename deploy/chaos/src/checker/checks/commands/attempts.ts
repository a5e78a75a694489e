/** The attempts at every command, gathered by the identity that the company gives it. */
import type { Operation } from '../../../load/history/operation.js';
import type { Case } from '../../model/case.js';
import { commandIdOf } from '../../model/identity.js';

/** Reports of warehouses are many commands in one; they have checks of their own. */
export const CAPTURE = 'epcis.Capture';

export type Command = { readonly commandId: string; readonly attempts: readonly Operation[] };

export const commandsIn = ({ operations }: Pick<Case, 'operations'>): readonly Command[] => {
  const single = operations.filter(({ operation }) => operation !== CAPTURE);
  return [...Map.groupBy(single, commandIdOf)].map(([commandId, attempts]) => ({ commandId, attempts }));
};

export const isDone = ({ outcome }: Operation): boolean => outcome === 'ok';

/** Done, and it said something; a command that found everything as it wanted it leaves nothing. */
export const hadEffect = (attempt: Operation): boolean =>
  isDone(attempt) && (attempt.answer?.events ?? []).length > 0;

/** What a command was, in a sentence. */
export const spoken = ({ n, service, operation, path, key }: Operation): string =>
  `#${String(n)} ${service} ${operation} (${path}, key ${key})`;
