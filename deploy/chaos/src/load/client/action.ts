/** What a client of the load is about to do, and what it learns when the company has done it. */
import type { Answer } from '../history/operation.js';

export type Action = {
  readonly intent: string;
  /** `<noun>.<Command>`. */
  readonly operation: string;
  /** Id in the address of a command to something that is there. */
  readonly id?: string;
  readonly body: object;
  /** The client that signs in; the load's own, which has every role, when absent. */
  readonly as?: string;
  /** An idempotency key that outlives the attempt; made of client and number when absent. */
  readonly key?: string;
  /** Business time; now when absent. */
  readonly at?: string;
  /** The rule must refuse it in every state. */
  readonly breaks?: true;
  /** Called when it was done, by whatever attempt. */
  readonly done?: (answer: Answer) => void;
  /** Called when it was refused. */
  readonly refused?: (code: string) => void;
};
