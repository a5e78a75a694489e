/**
 * A fact is one measured value that an event states: figures are sums of facts, and every fact names its
 * event.
 */
import type { DataOf, EventSetLike } from '@gemba/decider/decider';
import type { Heard } from '@gemba/decider/process';

/** An amount or a quantity as the public language writes it. */
type MoneyLike = { readonly amount: string; readonly currency: string };
type QuantityLike = { readonly value: string; readonly unit: string };

export type Fact = {
  /** What is measured, for example `scrapped` or `ledger/4000`. */
  readonly measure: string;
  /** Plain decimal. */
  readonly value: string;
  /** UN/ECE Rec 20 code, or `money`. */
  readonly unit: string;
  /** ISO 4217; only with the unit `money`. */
  readonly currency?: string;
  /** The same amount as it was booked in the currency of the group. */
  readonly group?: MoneyLike;
  /** By default the site of the event. */
  readonly site?: string;
  /** By default the business date of the event; given when the fact belongs to another day. */
  readonly businessDate?: string;
  readonly dimensions?: Readonly<Record<string, string>>;
};

/**
 * A fact with its place: `n` counts the facts of one event from 1, so `<eventId>/<n>` is the same in every
 * build.
 */
export type StatedFact = {
  readonly n: number;
  readonly measure: string;
  readonly value: string;
  readonly unit: string;
  readonly currency: string | null;
  readonly groupValue: string | null;
  readonly groupCurrency: string | null;
  readonly site: string;
  readonly businessDate: string;
  readonly dimensions: Readonly<Record<string, string>>;
};

/** The site of facts that belong to no site, such as exchange rates. */
export const NO_SITE = '';

type States<H> = (event: H) => Fact | readonly Fact[];

export type FactModel = {
  readonly name: string;
  readonly hears: readonly string[];
  readonly on: Readonly<Record<string, States<never> | undefined>>;
};

/** Declares which facts follow from which events. */
export const facts = <E extends EventSetLike>(
  name: string,
  declared: {
    readonly events: E;
    readonly on: { readonly [K in keyof E['types'] & string]?: States<Heard<K, DataOf<E>[K]>> };
  },
): FactModel => ({ name, hears: Object.keys(declared.on), on: declared.on });

type More = Omit<Fact, 'measure' | 'value' | 'unit' | 'currency'>;

/** One of something that is counted. */
export const counted = (measure: string, more: More = {}): Fact => ({
  measure,
  value: '1',
  unit: 'C62',
  ...more,
});

export const measured = (measure: string, { value, unit }: QuantityLike, more: More = {}): Fact => ({
  measure,
  value,
  unit,
  ...more,
});

export const valued = (measure: string, { amount, currency }: MoneyLike, more: More = {}): Fact => ({
  measure,
  value: amount,
  unit: 'money',
  currency,
  ...more,
});

const asList = (stated: Fact | readonly Fact[]): readonly Fact[] =>
  Array.isArray(stated) ? (stated as readonly Fact[]) : [stated as Fact];

const NO_GROUP = { amount: null, currency: null };

const placed = ({ group, ...fact }: Fact, event: Heard, n: number): StatedFact => {
  const booked = group ?? NO_GROUP;
  return {
    n,
    measure: fact.measure,
    value: fact.value,
    unit: fact.unit,
    currency: fact.currency ?? null,
    groupValue: booked.amount,
    groupCurrency: booked.currency,
    site: fact.site ?? event.siteId ?? NO_SITE,
    businessDate: fact.businessDate ?? event.businessDate,
    dimensions: fact.dimensions ?? {},
  };
};

export type Statement = (event: Heard) => readonly StatedFact[];

const nothing: readonly StatedFact[] = [];

const rowsOf = (models: readonly FactModel[]): ReadonlyMap<string, States<never>[]> => {
  const rows = new Map<string, States<never>[]>();
  for (const [type, row] of models.flatMap(({ on }) => Object.entries(on))) {
    if (row) rows.set(type, [...(rows.get(type) ?? []), row]);
  }
  return rows;
};

/** One function for many models: all facts of an event, numbered in the order of the models. */
export const statementOf = (models: readonly FactModel[]): Statement => {
  const rows = rowsOf(models);
  return (event) => {
    const states = rows.get(event.type);
    if (states === undefined) return nothing;
    return states
      .flatMap((row) => asList(row(event as never)))
      .map((fact, index) => placed(fact, event, index + 1));
  };
};

/** For tests: what these events state, as `[measure, value, unit or currency, business date]`. */
export const states = (model: FactModel, ...events: readonly Heard[]): readonly (readonly string[])[] =>
  events
    .flatMap(statementOf([model]))
    .map(({ measure, value, unit, currency, businessDate }) => [
      measure,
      value,
      currency ?? unit,
      businessDate,
    ]);
