/**
 * In which language the application speaks. It is chosen before anything is shown and holds as long as the
 * page does, so that a sentence can be asked for anywhere.
 */
import i18next from 'i18next';
import en from './en.json' with { type: 'json' };

type Forms = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
/** The keys of a catalogue with dots between its parts; the forms of a plural are one. */
type Dotted<T> = {
  [K in keyof T & string]: T[K] extends string
    ? K extends `${infer Word}_${Forms}`
      ? Word
      : K
    : `${K}.${Dotted<T[K]>}`;
}[keyof T & string];
export type Sentence = Dotted<typeof en>;

/** Each by the name that its own speakers know. */
export const languages = { en: 'English', fr: 'Français', pl: 'Polski', pt: 'Português' } as const;
export type Language = keyof typeof languages;

const KEPT = 'gemba.language';

const isLanguage = (text: string): text is Language => Object.hasOwn(languages, text);

/** What was chosen, else the first that the browser asks for and that we speak. */
export const languageOf = (kept: string | null, wanted: readonly string[]): Language =>
  [kept ?? '', ...wanted.map((tag) => tag.slice(0, 2).toLowerCase())].find(isLanguage) ?? 'en';

/** How numbers and days are written: as the browser is set where that is of the same language. */
export const localeOf = (language: Language, wanted: readonly string[]): string =>
  wanted.find((tag) => tag.toLowerCase().startsWith(language) && isTag(tag)) ?? language;

/** Some browsers name what the system is set to, `en-US@posix`, which is no tag of a language. */
const isTag = (tag: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/i.test(tag);

type Words = Readonly<Record<string, string>>;
type Catalogue = { readonly sentences: object; readonly names: Words };

const JSON_TYPE = { with: { type: 'json' } } as const;

/** Of each language what the screens say, and what the nouns, fields and words of the company are called. */
const catalogues: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Catalogue>>> = {
  fr: async () => ({
    sentences: (await import('./fr.json', JSON_TYPE)).default,
    names: (await import('@gemba/client/names/fr.json', JSON_TYPE)).default,
  }),
  pl: async () => ({
    sentences: (await import('./pl.json', JSON_TYPE)).default,
    names: (await import('@gemba/client/names/pl.json', JSON_TYPE)).default,
  }),
  pt: async () => ({
    sentences: (await import('./pt.json', JSON_TYPE)).default,
    names: (await import('@gemba/client/names/pt.json', JSON_TYPE)).default,
  }),
};

let now: { readonly language: Language; readonly locale: string | undefined; readonly names: Words } = {
  language: 'en',
  locale: undefined,
  names: {},
};

// English is there at once, since it is what every other language falls back to.
await i18next.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  // React escapes what it shows.
  interpolation: { escapeValue: false },
});

/** Opens a language; what it lacks is said in English. */
export const openLanguage = async (language: Language, wanted: readonly string[]): Promise<void> => {
  const locale = localeOf(language, wanted);
  if (language === 'en') {
    now = { language, locale, names: {} };
    return;
  }
  const { sentences, names } = await catalogues[language]();
  i18next.addResourceBundle(language, 'translation', sentences);
  await i18next.changeLanguage(language);
  now = { language, locale, names };
};

/** Opens what was chosen in this browser. */
export const openChosen = async (): Promise<void> => {
  await openLanguage(languageOf(localStorage.getItem(KEPT), navigator.languages), navigator.languages);
  document.documentElement.lang = now.language;
};

/** Speaks another language from now on. */
export const choose = (language: Language): void => {
  localStorage.setItem(KEPT, language);
  location.reload();
};

export const languageNow = (): Language => now.language;

/** How numbers and days are written; undefined for the way of the browser. */
export const localeNow = (): string | undefined => now.locale;

type Told = Readonly<Record<string, string | number | undefined>>;

/** A sentence of the screens; `count` chooses the form of a plural. */
export const t = (sentence: Sentence, told: Told = {}): string => i18next.t(sentence, told);

/** What a noun, a field, a command or a state is called, by its English name; that where it has no other. */
export const called = (english: string): string => now.names[english] ?? english;
