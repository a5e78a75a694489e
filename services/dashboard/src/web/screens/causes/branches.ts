/** The graph of causes and effects as branches to read from the top: each step once, then only named. */
import type { CausalTrace } from '../../api/contract.js';

type Step = CausalTrace['steps'][number];

export type Branch = {
  readonly place: number;
  readonly step: Step;
  /** It stands above already, with all that follows. */
  readonly again: boolean;
  readonly branches: readonly Branch[];
};

/** From each event that is asked about to its causes, or to its effects. */
export function branchesOf({ steps, links }: CausalTrace, way: 'cause' | 'effect'): readonly Branch[] {
  const from = way === 'cause' ? 'effect' : 'cause';
  const next = Map.groupBy(links, (link) => link[from]);
  const shown = new Set<number>();
  const branch = (place: number): Branch[] => {
    const step = steps[place];
    if (!step) return [];
    const again = shown.has(place);
    shown.add(place);
    const following = again ? [] : (next.get(place) ?? []);
    return [{ place, step, again, branches: following.flatMap((link) => branch(link[way])) }];
  };
  const asked = steps.flatMap(({ role }, place) => (role === 'asked' ? [place] : []));
  return asked.flatMap((place) => (shown.has(place) ? [] : branch(place)));
}
