/** The page of cases: inputs that once came out wrong, each with the tests that hold it right. */

/** A test whose title begins with the number of a case. */
export type CaseTest = { readonly id: string; readonly title: string; readonly file: string };

const CASE =
  /\b(?:it|test)(?:\.each\([^]*?\))?\(\s*(['"`])((?:[PO]\d{1,2}(?:, |\/| and )?)+): ([^]*?)\1\s*,/g;

/** What the tests that follow are about: they go on with its sentence. */
const SUBJECT = /\bdescribe\(\s*(['"`])([^]*?)\1\s*,/g;

/** The cases that the tests of a file name in their titles: `it('P12: …')`, or several `it('O4, O6: …')`. */
export const casesIn = (file: string, source: string): CaseTest[] =>
  [...source.matchAll(CASE)].flatMap(({ index, 2: ids = '', 3: says = '' }) => {
    const about = [...source.slice(0, index).matchAll(SUBJECT)].at(-1)?.[2] ?? '';
    const title = `${about} ${says}`.replaceAll(/\s+/g, ' ').replaceAll('\\', '').trim();
    return (ids.match(/[PO]\d{1,2}/g) ?? []).map((id) => ({ id, title, file }));
  });

const ABOUT: Readonly<Record<string, string>> = {
  P: 'Platform: log, transport, interfaces, dashboard, launcher',
  O: 'Operations: buying, stock, selling, production, people, money, figures',
};

const numberOf = (id: string): number => Number(id.slice(1));

const escaped = (text: string): string => text.replaceAll('|', '\\|');

const section = (letter: string, tests: readonly CaseTest[]): string[] => {
  const rows = tests
    .filter(({ id }) => id.startsWith(letter))
    .toSorted((a, b) => numberOf(a.id) - numberOf(b.id) || (a.file < b.file ? -1 : 1))
    .map(({ id, title, file }) => `| ${id} | ${escaped(title)} | [test](../../${encodeURI(file)}) |`);
  return [
    '',
    `## ${ABOUT[letter] ?? letter}`,
    '',
    '| case | what holds | test |',
    '| --- | --- | --- |',
    ...rows,
  ];
};

export const casesPage = (tests: readonly CaseTest[]): string =>
  [
    '# Cases',
    '',
    'Small inputs that once came out wrong, or could. Each has a number, and tests that failed before.',
    'A test belongs to a case by its title: it begins with the number.',
    ...section('O', tests),
    ...section('P', tests),
    '',
  ].join('\n');
