/** The graph of causes and effects, level by level, within the depth, the width and the number asked for. */

/** An event as it is found; `of` is the event whose cause or effect it is. */
export type Found<E> = { readonly of: string; readonly id: string; readonly event: E };

export type Node<E> = {
  readonly role: 'asked' | 'cause' | 'effect';
  readonly depth: number;
  readonly id: string;
  readonly event: E;
  more: boolean;
};

export type Graph<E> = {
  readonly nodes: readonly Node<E>[];
  /** Places of nodes. */
  readonly links: readonly { readonly cause: number; readonly effect: number }[];
};

export type Reach = { readonly depth: number; readonly width: number; readonly most: number };

/** Causes, or effects, of these events: of each at most one more than the width. */
export type Look<E> = (ids: readonly string[]) => Promise<readonly Found<E>[]>;

type Asked<E> = readonly Omit<Found<E>, 'of'>[];
type Looks<E> = { readonly cause: Look<E>; readonly effect: Look<E> };

export const graphOf = async <E>(asked: Asked<E>, looks: Looks<E>, reach: Reach): Promise<Graph<E>> => {
  const growing = new Growing<E>(reach);
  for (const { id, event } of asked) growing.add({ role: 'asked', depth: 0, id, event, more: false });
  for (const role of ['cause', 'effect'] as const) await growing.follow(role, looks[role]);
  return { nodes: growing.nodes, links: growing.links };
};

type Way = { readonly role: 'cause' | 'effect'; readonly depth: number };

class Growing<E> {
  readonly nodes: Node<E>[] = [];
  readonly links: { cause: number; effect: number }[] = [];
  private readonly places = new Map<string, number>();
  private readonly linked = new Set<string>();

  constructor(private readonly reach: Reach) {}

  add(node: Node<E>): Node<E> {
    this.places.set(node.id, this.nodes.push(node) - 1);
    return node;
  }

  /** One look farther than the depth, which tells where there is more. */
  async follow(role: Way['role'], look: Look<E>): Promise<void> {
    let outer = this.nodes.filter((node) => node.role === 'asked');
    const passed = new Set(outer.map(({ id }) => id));
    for (let depth = 1; depth <= this.reach.depth + 1 && outer.length > 0; depth += 1) {
      const found = Map.groupBy(await look(outer.map(({ id }) => id)), ({ of }) => of);
      const next = outer.flatMap((node) => this.grow(node, { role, depth }, found.get(node.id) ?? []));
      outer = [...new Set(next)].filter(({ id }) => !passed.has(id));
      for (const { id } of outer) passed.add(id);
    }
  }

  /** Answers where it leads. */
  private grow(node: Node<E>, way: Way, found: readonly Found<E>[]): readonly Node<E>[] {
    const within = found.slice(0, this.reach.width);
    const reached = within.flatMap((each) => this.nodeOf(each, way) ?? []);
    if (reached.length < found.length) node.more = true;
    for (const { id } of reached)
      this.link(way.role === 'cause' ? { cause: id, effect: node.id } : { cause: node.id, effect: id });
    return reached;
  }

  /** The one that is there already, or a new one while there is room. */
  private nodeOf({ id, event }: Found<E>, { role, depth }: Way): Node<E> | undefined {
    const place = this.places.get(id);
    if (place !== undefined) return this.nodes[place];
    if (depth > this.reach.depth || this.nodes.length >= this.reach.most) return undefined;
    return this.add({ role, depth, id, event, more: false });
  }

  private link(of: { readonly cause: string; readonly effect: string }): void {
    const [cause, effect] = [this.places.get(of.cause) ?? 0, this.places.get(of.effect) ?? 0];
    const name = `${String(cause)} ${String(effect)}`;
    if (this.linked.has(name)) return;
    this.linked.add(name);
    this.links.push({ cause, effect });
  }
}
