/** Which operations of a routing come before which: those that each names, or else the one ahead of it. */

type Node = {
  readonly sequence: number;
  readonly predecessors?: readonly { readonly operation: number }[] | undefined;
};

/** Right before it. `operations` are in the order of work. */
export const predecessorsOf = (operations: readonly Node[], sequence: number): readonly number[] => {
  const named = operations.find((each) => each.sequence === sequence)?.predecessors;
  if (named) return named.map(({ operation }) => operation);
  const ahead = operations.findLast((each) => each.sequence < sequence);
  return ahead ? [ahead.sequence] : [];
};

/** All that come before it. */
export const ancestorsOf = (operations: readonly Node[], sequence: number): ReadonlySet<number> => {
  const found = new Set<number>();
  const open = [sequence];
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const each of predecessorsOf(operations, next)) {
      if (found.has(each)) continue;
      found.add(each);
      open.push(each);
    }
  return found;
};
