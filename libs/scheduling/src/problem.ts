/** What is to be scheduled, in whole minutes since the beginning of a horizon, and what came of it. */

/**
 * A set-up is work of its resource alone: so many minutes of its windows lie between the end of the operation
 * before and the start of the one that needs it. An operation without a family needs none and changes
 * nothing.
 * What is fixed is taken as it is, whatever lies before it; what is not fixed gives way.
 */

/** Half open: it works from the first minute until before the second one. */
export type Window = readonly [from: number, to: number];

export type Resource = {
  readonly id: string;
  /** When it works: sorted, disjoint, not empty. */
  readonly windows: readonly Window[];
  /** Minutes of set-up from the family that it made last to the next one; what is not named takes none. */
  readonly setups?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** What it is set up for at minute 0; without one, the first operation needs no set-up. */
  readonly family?: string;
};

export type Operation = {
  readonly id: string;
  readonly job: string;
  /**
   * Minutes of work. They count only inside windows in which all of its chosen resources work; nights and
   * breaks interrupt it, and it keeps its resources meanwhile.
   */
  readonly duration: number;
  /** One resource of each list, for all of it, no resource twice: a machine, a qualified person, a tool. */
  readonly takes: readonly (readonly string[])[];
  /** Begins not before the end of that operation and `lag` elapsed minutes more. */
  readonly after: readonly { readonly operation: string; readonly lag: number }[];
  /** What its resources are set up for while it runs, and afterwards. */
  readonly family?: string;
  /**
   * It lies where nothing may be moved: this start, these resources, one of each list. What runs already
   * starts at 0 with the minutes that remain.
   */
  readonly fixed?: { readonly start: number; readonly resources: readonly string[] };
};

export type Job = {
  readonly id: string;
  /** No operation of it begins before. */
  readonly release: number;
  readonly due: number;
  /** What a minute of tardiness costs, against those of other jobs; not negative. */
  readonly weight: number;
};

export type Problem = {
  /** Minutes; what would end after it stays unplaced. */
  readonly horizon: number;
  readonly resources: readonly Resource[];
  readonly jobs: readonly Job[];
  readonly operations: readonly Operation[];
};

export type Assignment = {
  readonly operation: string;
  /** In the order of `takes`. */
  readonly resources: readonly string[];
  /** The first minute of work, behind the set-up. */
  readonly start: number;
  /** The minute behind the last one of work. */
  readonly end: number;
};

/** What a late job waited for last: without it, the job would have ended sooner. */
export type Binding = {
  readonly kind: 'resource' | 'setup' | 'release' | 'predecessor' | 'calendar' | 'duration';
  /** The resource, job or operation that is meant. */
  readonly ref: string;
};

export type Late = { readonly job: string; readonly tardiness: number; readonly binding: Binding };

/** `binding` says why: the resource, the operation before it, or the horizon. */
export type Unplaced = { readonly operation: string; readonly binding: string };

export type Solution = {
  readonly assignments: readonly Assignment[];
  /** Σ weight × tardiness; a job of which an operation is unplaced counts as if it ended with the horizon. */
  readonly weightedTardiness: number;
  readonly makespan: number;
  readonly unplaced: readonly Unplaced[];
  readonly late: readonly Late[];
};

/** What a solver found in its time. */
export type Outcome = {
  readonly solution: Solution;
  /** Who found it. */
  readonly solver: string;
  /**
   * No schedule has less weighted tardiness; none with as little of it as the solution, a shorter
   * makespan.
   */
  readonly bound?: Pick<Solution, 'weightedTardiness' | 'makespan'>;
  /** Whether nothing better exists. */
  readonly proven: boolean;
  readonly milliseconds: number;
  /** Why an engine that was asked did not help. */
  readonly trouble?: string;
};

/** A solver at work. */
export type Solving = {
  /** The best solution so far; null before the first one. */
  readonly best: () => Solution | null;
  /** Ends it early; the result is then the best so far. */
  readonly stop: () => void;
  readonly result: Promise<Outcome>;
};
