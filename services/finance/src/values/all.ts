/** Many answers are either all there, or the first refusal among them is the answer. */
import type { Rejection } from '@gemba/decider/decision';
import { isRefused } from '@gemba/decider/decision';

/** All of them, or the first refusal. */
export const allOf = <T extends object>(answers: readonly (T | Rejection)[]): readonly T[] | Rejection => {
  const refused = answers.find((each): each is Rejection => isRefused(each));
  return refused ?? answers.filter((each): each is T => !isRefused(each));
};
