/** The parts of a problem while a model of CP-SAT is made of it. */
import type { Indexed } from '../engine/indexed.js';
import type { Plan, Timetable } from '../engine/timetable.js';
import type { Value } from '../engine/value.js';
import type { Literal, Model } from './model.js';

/** A plan to begin with, and what came of it. */
export type Known = { readonly plan: Plan; readonly timetable: Timetable; readonly value: Value };

/** One operation in the model. */
export type Task = {
  readonly operation: number;
  readonly start: number;
  readonly size: { readonly variable: number; readonly end: number } | { readonly minutes: number };
  /** One for each choice, beside `choices`; none where there is one only. */
  readonly staff: readonly Literal[];
};

/** What is being built. */
export type Ground = {
  readonly indexed: Indexed;
  readonly known: Known;
  readonly model: Model;
  /** No operation ends later. */
  readonly end: number;
  readonly tasks: readonly Task[];
};

/** A task on a resource; `literal` says whether it takes it at all, undefined where it always does. */
export type Use = { readonly task: Task; readonly literal: Literal | undefined };

export const endOf = ({ start, size }: Task, offset = 0): { terms: [number, number][]; offset: number } =>
  'minutes' in size
    ? { terms: [[1, start]], offset: size.minutes + offset }
    : { terms: [[1, size.end]], offset };
