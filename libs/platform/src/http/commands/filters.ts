/** By what the list of a noun can be narrowed: questions of its own, and fields of few words. */
import type { JsonSchema } from '@gemba/contracts/schema';
import { answerSchemaOf } from '@gemba/contracts/schema';
import type { AnyDecider } from '@gemba/decider/decider';

type Fields = Readonly<Record<string, JsonSchema>>;

/** Whether a field is chosen from few words, is yes or no, or names another thing. */
const isChoice = (field: JsonSchema): boolean =>
  field['x-refers-to'] !== undefined ||
  Array.isArray(field.enum) ||
  [field.type].flat().includes('boolean') ||
  ((field.anyOf as readonly JsonSchema[] | undefined) ?? []).some(isChoice);

const choices = new WeakMap<AnyDecider, readonly string[]>();

/** Fields of the state, besides the site, which every list has. */
const choicesOf = (of: AnyDecider): readonly string[] => {
  const known = choices.get(of);
  if (known) return known;
  const { properties = {} } = (of.answers ? answerSchemaOf(of.answers.as) : {}) as { properties?: Fields };
  const found = Object.entries(properties).flatMap(([name, field]) =>
    name !== 'site' && of.filters?.[name] === undefined && isChoice(field) ? [name] : [],
  );
  choices.set(of, found);
  return found;
};

export const filtersOf = (of: AnyDecider): readonly string[] => [
  ...Object.keys(of.filters ?? {}),
  ...choicesOf(of),
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
