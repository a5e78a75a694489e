/** Every language says everything, with the same things in it, in each form its plural has. */
import { afterAll, describe, expect, it } from '@jest/globals';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import pl from './pl.json' with { type: 'json' };
import pt from './pt.json' with { type: 'json' };
import { called, languageOf, localeOf, openLanguage, t } from './language.js';

type Sentences = Readonly<Record<string, string>>;
type Catalogue = Readonly<Record<string, Sentences>>;

const PLURAL = /_(zero|one|two|few|many|other)$/;
const told = (sentence: string): readonly string[] =>
  [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).toSorted();

/** Each sentence under its key; what has plural forms in each form that the language has. */
const wanted = (language: string): ReadonlyMap<string, string> => {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const all = Object.entries(en as Catalogue).flatMap(([part, sentences]) =>
    Object.entries(sentences).flatMap(([key, text]) => {
      const base = key.replace(PLURAL, '');
      const keys = base === key ? [key] : forms.map((form) => `${base}_${form}`);
      return keys.map((each) => [`${part}.${each}`, text] as const);
    }),
  );
  return new Map(all);
};

const flat = (of: Catalogue): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(of).flatMap(([part, own]) =>
      Object.entries(own).map(([key, text]) => [`${part}.${key}`, text] as const),
    ),
  );

describe.each([
  ['fr', fr],
  ['pl', pl],
  ['pt', pt],
] as const)('%s', (language, catalogue) => {
  it('says everything that English says, and nothing else', () => {
    const said = flat(catalogue);
    expect([...said.keys()].toSorted()).toEqual([...wanted(language).keys()].toSorted());
    for (const [key, text] of wanted(language))
      expect([key, told(said.get(key) ?? '')]).toEqual([key, told(text)]);
  });
});

describe('the language of a reader', () => {
  afterAll(() => openLanguage('en', []));

  it('is the one that was chosen, else the first of the browser that is spoken', () => {
    expect(languageOf('pl', ['fr-FR'])).toBe('pl');
    expect(languageOf(null, ['de-DE', 'fr-CA', 'en'])).toBe('fr');
    expect(languageOf('xx', ['de'])).toBe('en');
    expect([localeOf('fr', ['en', 'fr-CA']), localeOf('pl', ['fr-CA'])]).toEqual(['fr-CA', 'pl']);
    expect(localeOf('en', ['en-US@posix'])).toBe('en');
  });

  it('says sentences and names; what it has no word for stays English', async () => {
    await openLanguage('fr', ['fr-FR']);
    expect(t('desk.cancel')).toBe('Annuler');
    expect([called('Site'), called('Calibrate instrument')]).toEqual(['Site', 'Calibrate instrument']);
  });
});
