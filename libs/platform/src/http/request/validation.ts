/** Bodies become instances of their command class, or a 400 that says what is wrong with it, all at once. */
import { flawIn } from '@gemba/contracts/recordable';
import type { DataClass } from '@gemba/contracts/schema';
import { fieldsOf, shaped } from '@gemba/contracts/schema';
import type { ValidationError } from 'class-validator';
import { validateSync } from 'class-validator';
import type { PointedError } from '../problems/problem.js';
import { Problem } from '../problems/problem.js';

/** So many faults are named: nobody mends more at once, and an answer must not outgrow its question. */
const MOST_NAMED = 100;

type Found = { readonly named: PointedError[]; count: number };

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** What is not named costs nothing but its count. */
const note = (found: Found, error: () => PointedError): void => {
  found.count += 1;
  if (found.named.length < MOST_NAMED) found.named.push(error());
};

const LONGEST_NAME = 120;

const unknownField = (at: string, name: string): PointedError => ({
  pointer: `${at}/${escaped(name.slice(0, LONGEST_NAME))}`,
  code: 'unknown-field',
  detail: 'is not a field of this command',
});

/**
 * What makes a body larger than its class has room for: members that no field has, lists longer than they may
 * be. Found before anything is built from it, in one pass and without looking into what is too long.
 */
const noteExcess = (of: DataClass, value: unknown, found: Found, at = ''): void => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const fields = fieldsOf(of);
  for (const [name, inner] of Object.entries(value)) {
    const field = fields.get(name);
    if (!field) note(found, () => unknownField(at, name));
    else if (Array.isArray(inner)) noteExcessOfList(field, inner, found, `${at}/${name}`);
    else if (field.of) noteExcess(field.of, inner, found, `${at}/${name}`);
  }
};

type OfList = { readonly of?: DataClass; readonly schema: Readonly<Record<string, unknown>> };

const noteExcessOfList = (
  { of, schema }: OfList,
  list: readonly unknown[],
  found: Found,
  at: string,
): void => {
  const most = typeof schema.maxItems === 'number' ? schema.maxItems : 0;
  if (list.length > most) {
    const detail = most === 0 ? 'must not be a list' : `may have at most ${String(most)} entries`;
    note(found, () => ({ pointer: at, code: 'arrayMaxSize', detail }));
    return;
  }
  if (of) for (const [index, each] of list.entries()) noteExcess(of, each, found, `${at}/${String(index)}`);
};

/** Flattens class-validator's tree to RFC 6901 pointers. */
const noteErrors = (errors: readonly ValidationError[], found: Found, parent = ''): void => {
  for (const { property, constraints, children } of errors) {
    const pointer = `${parent}/${escaped(property)}`;
    for (const [code, detail] of Object.entries(constraints ?? {}))
      note(found, () => ({ pointer, code, detail }));
    noteErrors(children ?? [], found, pointer);
  }
};

const refusal = ({ named, count }: Found): Problem => {
  const more = count > named.length ? ` The first ${String(named.length)} are named.` : '';
  const detail = `${String(count)} field(s) are not as they must be.${more}`;
  return new Problem(400, 'PLT-INVALID', detail, { errors: named });
};

/** @throws Problem 400 `PLT-INVALID` with one entry per error, at most a hundred. */
export const validated = <T extends object>(of: DataClass<T>, body: unknown): T => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Problem(400, 'PLT-INVALID', 'Send a JSON object.', {
      errors: [{ pointer: '', code: 'object', detail: 'must be an object' }],
    });
  }
  const found: Found = { named: [], count: 0 };
  noteExcess(of, body, found);
  // So many surplus members are no slip of a hand: what the fields hold is not looked at as well.
  if (found.count > MOST_NAMED) throw refusal(found);
  const tooLong = found.named.some(({ code }) => code === 'arrayMaxSize');
  if (tooLong) throw refusal(found);
  const instance = shaped(of, body) as T;
  // Both read the same decorators: one says whether at once, the other says all that is wrong.
  if (flawIn(of, instance) !== null)
    noteErrors(validateSync(instance, { forbidUnknownValues: false }), found);
  if (found.count > 0) throw refusal(found);
  return instance;
};
