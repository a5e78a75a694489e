/** What every input of a form is given. */
import type { Field } from '../api/schema.js';
import type { Typed, Usual } from './typed.js';

/** What is wrong, by the pointer to where. */
export type Faults = ReadonlyMap<string, string>;

export type InputProps = {
  of: Field;
  typed: Typed | undefined;
  change: (typed: Typed) => void;
  /** Pointer to the value in the body. */
  at: string;
  faults: Faults;
  usual: Usual;
  /** The first of its form, where typing begins. */
  leading?: boolean;
  /** Without its label, which stands over the column. */
  bare?: boolean;
};
