/** What is written down of every command that the load gave: asked, answered, or left without an answer. */

export type Outcome = 'ok' | 'refused' | 'unknown';

/** Why a key was sent again: as it was, with another body on purpose, or because the answer had not come. */
export type Repeat = 'same' | 'altered' | 'retry';

/** The part of a company's answer to a command that a repeat has to get again. */
export type Answer = {
  readonly id?: string;
  readonly streamId?: string;
  readonly version?: number;
  readonly events?: readonly { readonly eventId: string; readonly type: string; readonly version: number }[];
  /** What of a report was not taken, and where in the document it stands. */
  readonly errors?: readonly { readonly pointer: string }[];
};

/** One line of the history. */
export type Operation = {
  readonly kind: 'operation';
  /** Counts the lines of one load from 1. */
  readonly n: number;
  /** `c3`, or `final`. */
  readonly client: string;
  /** What the client wanted, for example `receive`. */
  readonly intent: string;
  /** `<noun>.<Command>`, which with principal and key makes the command's identity. */
  readonly operation: string;
  readonly service: string;
  readonly path: string;
  readonly body: object;
  /** The client of the issuer that signed in, and the name that its tokens carry. */
  readonly as: string;
  readonly principal: string;
  readonly key: string;
  /** Business time that was asked for; absent for now. */
  readonly at?: string;
  /** The rule must say no, whatever the state. */
  readonly breaks?: true;
  readonly repeat?: Repeat;
  /** Line of the first attempt under this key. */
  readonly of?: number;
  /** RFC 3339. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly outcome: Outcome;
  /** 0 without an answer. */
  readonly status: number;
  readonly code?: string;
  readonly detail?: string;
  readonly answer?: Answer;
  readonly etag?: string;
  readonly position?: string;
  readonly replayed?: boolean;
  /** Why there was no answer. */
  readonly failure?: string;
};

/** The beginning of a load, and how it was started. */
export type Begin = {
  readonly kind: 'begin';
  readonly seed: number;
  readonly clients: number;
  readonly at: string;
};

/** A line of the history that is of the load; those of others have another `kind`. */
export type Line = Operation | Begin;
