/** Which change-overs of machines a solution has, and when each is done: as late as it can be. */
import type { Assignment, Problem, Resource, Window } from '@gemba/scheduling/problem';

/** In minutes of the problem; it ends when its operation starts. */
export type Setup = {
  readonly from: string;
  readonly to: string;
  readonly start: number;
  readonly minutes: number;
};

/** The minute from which on so many minutes of work lie before another one. */
const backFrom = (windows: readonly Window[], until: number, minutes: number): number => {
  let left = minutes;
  for (const [from, to] of windows.toReversed()) {
    const end = Math.min(to, until);
    if (end <= from) continue;
    if (end - from >= left) return end - left;
    left -= end - from;
  }
  return 0;
};

const onResource = ({ setups, windows, family = '' }: Resource, turns: readonly Turn[]) => {
  let from = family;
  return turns.flatMap(({ operation, start, family: to }): [string, Setup][] => {
    if (to === undefined) return [];
    const minutes = setups?.[from]?.[to] ?? 0;
    const setup = { from, to, minutes, start: backFrom(windows, start, minutes) };
    from = to;
    return minutes === 0 ? [] : [[operation, setup]];
  });
};

type Turn = Assignment & { readonly family: string | undefined };

/** By operation. */
export const setupsOf = (
  { resources, operations }: Problem,
  assignments: readonly Assignment[],
): ReadonlyMap<string, Setup> => {
  const families = new Map(operations.map(({ id, family }) => [id, family]));
  const turns = assignments
    .map((each): Turn => ({ ...each, family: families.get(each.operation) }))
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
  const changed = resources.filter(({ setups }) => setups !== undefined);
  return new Map(
    changed.flatMap((each) =>
      onResource(
        each,
        turns.filter((turn) => turn.resources.includes(each.id)),
      ),
    ),
  );
};
