/**
 * The codes with which a command may be refused, followed from its rule through the functions that it
 * names, each in the file in which it stands.
 */

/** What of a source file is followed: its top-level declarations, and the names that it has from others. */
export type Source = {
  readonly declarations: ReadonlyMap<string, string>;
  readonly imports: ReadonlyMap<string, Place>;
};

/** A declaration: the file and its name there. */
export type Place = { readonly file: string; readonly name: string };

/** Undefined for a file that is not followed. */
export type SourceOf = (file: string) => Source | undefined;

const BEGIN = /^(?:export )?(?:const|function|async function) (\w+)/;
const CODE = /'([A-Z]{2,4}(?:-[A-Z]+)+)'/g;
/** A name that stands for a value: neither a member nor the key of one. */
const NAME = /(?<![.\w$])[A-Za-z_$][\w$]*(?!\s*:)/g;
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;
const TEXT = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g;
const TEMPLATE = /`[^`]*`/g;
const HOLE = /\$\{([^}]*)\}/g;
const IMPORT = /^import \{([^}]*)\} from '([^']+)';/gm;

/** The names that code mentions outside of comments and texts. */
const namesIn = (text: string): string[] => {
  const holes = (template: string): string => [...template.matchAll(HOLE)].map(([, code]) => code).join(' ');
  const bare = text.replace(COMMENT, '').replace(TEMPLATE, holes).replace(TEXT, '');
  return [...bare.matchAll(NAME)].map(([name]) => name);
};

/** Cuts a source at its top-level declarations. */
export const declarationsIn = (source: string): [name: string, text: string][] => {
  const found: [string, string][] = [];
  for (const line of source.split('\n')) {
    const name = BEGIN.exec(line)?.[1];
    const last = found.at(-1);
    if (name !== undefined) found.push([name, line]);
    else if (last) last[1] += `\n${line}`;
  }
  return found;
};

/** The names that a source has from others; `fileOf` tells the file of a specifier, undefined for others'. */
export const importsIn = (
  source: string,
  fileOf: (specifier: string) => string | undefined,
): [name: string, place: Place][] =>
  [...source.matchAll(IMPORT)].flatMap(([, names = '', specifier = '']) => {
    const file = fileOf(specifier);
    if (file === undefined) return [];
    return names
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '' && !each.startsWith('type '))
      .map((each): [string, Place] => {
        const [name = '', local = name] = each.split(' as ');
        return [local, { file, name }];
      });
  });

/** Another noun is only named: its refusals are those of its own commands. */
const isNoun = (declaration: string): boolean => declaration.includes('decider(');

/** All codes in a text that stands in a file and in everything it names, in the order of the alphabet. */
export const codesFrom = (start: { file: string; text: string }, sourceOf: SourceOf): string[] => {
  const codes = new Set<string>();
  const seen = new Set<string>();
  const follow = ({ file, name }: Place): void => {
    const key = `${file} ${name}`;
    if (seen.has(key)) return;
    seen.add(key);
    const source = sourceOf(file);
    const text = source?.declarations.get(name);
    const from = source?.imports.get(name);
    if (text !== undefined && !isNoun(text)) read(file, text);
    else if (from !== undefined) follow(from);
  };
  const read = (file: string, text: string): void => {
    for (const [, code = ''] of text.replace(COMMENT, '').matchAll(CODE)) codes.add(code);
    for (const name of namesIn(text)) follow({ file, name });
  };
  read(start.file, start.text);
  return [...codes].sort();
};
