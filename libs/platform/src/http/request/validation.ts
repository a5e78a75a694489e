/** Bodies become instances of their command class, or a 400 that lists everything that is wrong at once. */
import type { DataClass } from '@gemba/contracts/schema';
import { shaped } from '@gemba/contracts/schema';
import type { ValidationError } from 'class-validator';
import { validateSync } from 'class-validator';
import type { PointedError } from '../problems/problem.js';
import { Problem } from '../problems/problem.js';

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** Flattens class-validator's tree to RFC 6901 pointers. */
const pointed = (errors: readonly ValidationError[], parent: string): PointedError[] =>
  errors.flatMap(({ property, constraints, children }) => {
    const pointer = `${parent}/${escaped(property)}`;
    const own = Object.entries(constraints ?? {}).map(([rule, detail]) => ({
      pointer,
      code: rule === 'whitelistValidation' ? 'unknown-field' : rule,
      detail: rule === 'whitelistValidation' ? 'is not a field of this command' : detail,
    }));
    return [...own, ...pointed(children ?? [], pointer)];
  });

/** @throws Problem 400 `PLT-INVALID` with one entry per error. */
export const validated = <T extends object>(of: DataClass<T>, body: unknown): T => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Problem(400, 'PLT-INVALID', 'Send a JSON object.', {
      errors: [{ pointer: '', code: 'object', detail: 'must be an object' }],
    });
  }
  const instance = shaped(of, body) as T;
  const found = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
  });
  if (found.length === 0) return instance;
  const errors = pointed(found, '');
  throw new Problem(400, 'PLT-INVALID', `${String(errors.length)} field(s) are not as they must be.`, {
    errors,
  });
};
