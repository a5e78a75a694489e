/** A message about what waits for somebody: no more of it than its kind, its id, where and since when. */
import type { Kind, Language } from '../answers/notices.js';
import { words } from './words.js';

export type Told = {
  readonly kind: Kind;
  readonly subject: string;
  /** As people call it; null for what belongs to no site. */
  readonly site: string | null;
  readonly since: string;
  readonly delegatedFrom: string | null;
};

export type Message = { readonly title: string; readonly lines: readonly string[] };

type Reader = { readonly language: Language; readonly zone: string };

const momentIn = (at: string, { language, zone }: Reader): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...{ dateStyle: 'short', timeStyle: 'short', timeZone: zone },
  }).format(new Date(at));

/** What is named, and what it is: French sets its colon apart. */
const named = (name: string, what: string, language: Language): string =>
  `${name}${language === 'fr' ? '\u00a0' : ''}: ${what}`;

const lineOf = ({ kind, subject, site, since, delegatedFrom }: Told, reader: Reader): string => {
  const say = words[reader.language];
  const lent = delegatedFrom === null ? [] : [`${say.inPlaceOf} ${delegatedFrom}`];
  const where = site === null ? [] : [site];
  const what = named(say[kind], subject, reader.language);
  return [what, ...where, ...lent, `${say.since} ${momentIn(since, reader)}`].join(' · ');
};

/** Of one thing its own line is the title, of several how many they are. */
export const messageOf = (all: readonly Told[], reader: Reader): Message => {
  const lines = all.map((each) => lineOf(each, reader));
  const [first = ''] = lines;
  const title =
    all.length === 1 ? first : named(words[reader.language].waiting, String(all.length), reader.language);
  return { title, lines };
};

export type Mail = { readonly subject: string; readonly text: string };

/** `dashboard` is where its links lead. */
export const mailOf = ({ title, lines }: Message, { language }: Reader, dashboard: string): Mail => {
  const { open, why } = words[language];
  const text = [...lines.map((line) => `- ${line}`), '', named(open, `${dashboard}/work`, language)];
  return {
    subject: `Gemba · ${title}`,
    text: `${[...text, '', named(why, `${dashboard}/notices`, language)].join('\n')}\n`,
  };
};

const MOST_LINES = 4;

/** A push message is short: what is more is seen where it leads. */
export const pushOf = ({ title, lines }: Message) => ({
  title,
  body: lines.length === 1 ? '' : lines.slice(0, MOST_LINES).join('\n'),
  path: '/work',
});
