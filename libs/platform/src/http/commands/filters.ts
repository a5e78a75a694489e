/** By what the list of a noun can be narrowed: questions of its own, and fields of few words. */
import type { JsonSchema } from '@gemba/contracts/schema';
import { answerSchemaOf, wordsOf } from '@gemba/contracts/schema';
import type { AnyDecider } from '@gemba/decider/decider';
import type { Query } from '../request/asked.js';
import { wordsIn } from '../request/asked.js';

type Fields = Readonly<Record<string, JsonSchema>>;

const refers = (field: JsonSchema): boolean =>
  field['x-refers-to'] !== undefined ||
  ((field.anyOf as readonly JsonSchema[] | undefined) ?? []).some(refers);

/** What may be asked of each field; null for more than a few words. */
type Choices = ReadonlyMap<string, readonly string[] | null>;

const choices = new WeakMap<AnyDecider, Choices>();

/**
 * Fields of the state that are chosen from few words, are yes or no, or name another thing; without the
 * site, which every list has.
 */
const choicesOf = (of: AnyDecider): Choices => {
  const known = choices.get(of);
  if (known) return known;
  const { properties = {} } = (of.answers ? answerSchemaOf(of.answers.as) : {}) as { properties?: Fields };
  const found = Object.entries(properties).flatMap(([name, field]) => {
    const words = wordsOf(field);
    const isChoice = name !== 'site' && of.filters?.[name] === undefined && (words !== null || refers(field));
    return isChoice ? [[name, words] as const] : [];
  });
  const all = new Map(found);
  choices.set(of, all);
  return all;
};

export const filtersOf = (of: AnyDecider): readonly string[] => [
  ...Object.keys(of.filters ?? {}),
  ...choicesOf(of).keys(),
];

/** How a filter is spelt in an address. */
export const filterName = (name: string): string => `filter[${name}]`;

/** As JSON has it: a yes or no, or a word. */
const spelt = (word: string): string => (word === 'true' || word === 'false' ? word : JSON.stringify(word));

/**
 * Whether a thing is one of those that were asked for. What is shown of it counts, so that nobody finds by a
 * filter what they may not read; of several words with commas between them one has to fit.
 */
export const fitting = (
  of: AnyDecider,
  { state, shown }: { readonly state: unknown; readonly shown: Readonly<Record<string, unknown>> },
  asked: Readonly<Record<string, string | undefined>>,
): boolean =>
  filtersOf(of).every((name) => {
    const wanted = asked[filterName(name)];
    if (wanted === undefined || wanted === '') return true;
    const own = of.filters?.[name];
    const fits = (word: string): boolean =>
      own ? own(state as never, word) : JSON.stringify(shown[name]) === spelt(word);
    return wanted.split(',').some(fits);
  });

/** @throws Problem 400 where a word is asked for that the field never is. */
export const checkFilters = (of: AnyDecider, query: Query): void => {
  for (const [name, words] of choicesOf(of)) {
    const text = query[filterName(name)];
    if (text) wordsIn(name, text, words);
  }
};
