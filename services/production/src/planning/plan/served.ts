/** What serves what in a plan, both ways: of stock, of what is on order and of what is planned. */
import { decimalOf } from './millionths.js';
import type { ItemPlan } from './model.js';
import type { Peg } from './pegging.js';
import { targetOf } from './receipts.js';

/** Something that is needed of an item, and by what. */
export type Needed = { readonly ref: string; readonly due: string; readonly quantity: bigint };

/** Something that is or will be there; `due` is empty for stock. */
export type There = {
  readonly ref: string;
  readonly due: string;
  /** When it is needed first; absent where nothing needs it. */
  readonly needed?: string;
  readonly quantity: bigint;
  readonly pegs: readonly (Needed & { readonly part: bigint })[];
};

export type ServedItem = {
  readonly item: string;
  readonly unit: string;
  readonly safety: bigint;
  readonly lots: ItemPlan['lots'];
  readonly needs: readonly (Needed & { readonly ends: readonly string[] })[];
  readonly supplies: readonly There[];
};

const pegsOf = (pegs: readonly Peg[] = []): There['pegs'] =>
  pegs.map(({ demand: { ref, date, quantity }, quantity: part }) => ({ ref, due: date, quantity, part }));

const stockOf = ({ item, lots, pegs }: ItemPlan, today: string): readonly There[] => {
  const usable = lots.filter(({ expiry }) => expiry === undefined || expiry >= today);
  const quantity = usable.reduce((sum, lot) => sum + lot.quantity, 0n);
  return quantity > 0n
    ? [
        {
          ...{ ref: `stock/${item.id}`, due: '', quantity },
          pegs: usable.flatMap((lot) => pegsOf(pegs.get(lot))),
        },
      ]
    : [];
};

const orderedOf = ({ netted: { receipts, increases }, pegs }: ItemPlan): readonly There[] =>
  receipts.map(({ receipt, needed }) => ({
    ...{ ref: targetOf(receipt), due: receipt.due },
    ...(needed === null ? {} : { needed }),
    quantity: receipt.quantity + (increases.get(receipt) ?? 0n),
    pegs: pegsOf(pegs.get(receipt)),
  }));

/** What `planOf` found, without the machinery by which it did. */
export const servedOf = (plan: ItemPlan, today: string): ServedItem => {
  const { item, demands, planned, lots } = plan;
  return {
    ...{ item: item.id, unit: item.unit, safety: item.safety, lots },
    needs: demands.map(({ ref, date, quantity, ends }) => ({ ref, due: date, quantity, ends })),
    supplies: [
      ...[...stockOf(plan, today), ...orderedOf(plan)],
      ...planned.map(({ due, expected, quantity, pegs }) => ({
        ...{ ref: `planned/${item.id}/${due}`, due: expected ?? due, needed: due, quantity },
        pegs: pegsOf(pegs),
      })),
    ],
  };
};

/** So much of a supply serves a demand, or nothing does where there is no supply. */
export type Link = {
  readonly level: number;
  readonly item: string;
  readonly unit: string;
  readonly demand: string;
  readonly due: string;
  readonly supply?: string;
  /** When the supply is there; absent for stock. */
  readonly there?: string;
  readonly quantity: string;
};

type At = { readonly of: ServedItem; readonly need: Needed };

/** Finds the way from a demand to all that serves it, and from a supply to all that it serves. */
export class Served {
  private readonly byDemand = new Map<string, At[]>();
  private readonly bySupply = new Map<string, { of: ServedItem; supply: There }[]>();
  /** By item and demand: what serves it. */
  private readonly serving = new Map<string, { supply: There; part: bigint }[]>();

  constructor(items: Iterable<ServedItem>) {
    for (const of of items) {
      for (const need of of.needs) this.note(this.byDemand, need.ref, { of, need });
      for (const supply of of.supplies) {
        this.note(this.bySupply, supply.ref, { of, supply });
        for (const { ref, due, part } of supply.pegs)
          this.note(this.serving, this.keyOf(of.item, { ref, due }), { supply, part });
      }
    }
  }

  knows(ref: string): boolean {
    return this.byDemand.has(ref) || this.bySupply.has(ref);
  }

  /** What serves a demand, and what serves that, down to stock and to what is bought. */
  servedBy(ref: string): readonly Link[] {
    return this.walk(ref, (at, level) =>
      (this.byDemand.get(at) ?? []).flatMap(({ of, need }) => this.linksTo(of, need, level)),
    );
  }

  /** What a supply is for, and what that is for, up to what customers want. */
  serves(ref: string): readonly Link[] {
    return this.walk(
      ref,
      (at, level) =>
        (this.bySupply.get(at) ?? []).flatMap(({ of, supply }) =>
          supply.pegs.map((peg) => linkOf({ of, level }, peg, { supply, part: peg.part })),
        ),
      ({ demand }) => demand,
    );
  }

  /** Each need of an item, and what serves it. */
  ofItem(of: ServedItem): readonly Link[] {
    return of.needs.flatMap((need) => this.linksTo(of, need, 1));
  }

  private linksTo(of: ServedItem, need: Needed, level: number): readonly Link[] {
    const by = this.serving.get(this.keyOf(of.item, need)) ?? [];
    const missing = by.reduce((left, { part }) => left - part, need.quantity);
    return [
      ...by.map((each) => linkOf({ of, level }, need, each)),
      ...(missing > 0n ? [linkOf({ of, level }, need, { part: missing })] : []),
    ];
  }

  /** Level by level, each document once, so that it ends. */
  private walk(
    ref: string,
    linksOf: (ref: string, level: number) => readonly Link[],
    next: (link: Link) => string | undefined = ({ supply }) => supply,
  ): readonly Link[] {
    const seen = new Set([ref]);
    const links: Link[] = [];
    let at = [ref];
    for (let level = 1; at.length > 0; level += 1) {
      const found = at.flatMap((each) => linksOf(each, level));
      links.push(...found);
      at = [...new Set(found.map(next))].filter((each) => each !== undefined && !seen.has(each)) as string[];
      for (const each of at) seen.add(each);
    }
    return links;
  }

  private keyOf(item: string, { ref, due }: Pick<Needed, 'ref' | 'due'>): string {
    return `${item} ${ref} ${due}`;
  }

  private note<T>(map: Map<string, T[]>, key: string, value: T): void {
    const known = map.get(key);
    if (known) known.push(value);
    else map.set(key, [value]);
  }
}

const linkOf = (
  { of: { item, unit }, level }: { readonly of: ServedItem; readonly level: number },
  { ref, due }: Pick<Needed, 'ref' | 'due'>,
  { supply, part }: { readonly supply?: There; readonly part: bigint },
): Link => ({
  ...{ level, item, unit, demand: ref, due, quantity: decimalOf(part) },
  ...(supply === undefined ? {} : { supply: supply.ref }),
  ...(supply === undefined || supply.due === '' ? {} : { there: supply.due }),
});
