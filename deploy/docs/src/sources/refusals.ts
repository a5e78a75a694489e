/**
 * The codes with which a command may be refused, followed from its rule through the functions that it
 * names.
 */

/** Top-level declarations of some source files by name. */
export type Declarations = ReadonlyMap<string, string>;

const BEGIN = /^(?:export )?(?:const|function|async function) (\w+)/;
const CODE = /'([A-Z]{2,4}(?:-[A-Z]+)+)'/g;
/** A name that stands for a value: neither a member nor the key of one. */
const NAME = /(?<![.\w$])[A-Za-z_$][\w$]*(?!\s*:)/g;
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;
const TEXT = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g;
const TEMPLATE = /`[^`]*`/g;
const HOLE = /\$\{([^}]*)\}/g;

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

/** All codes in the text and in everything it names, in the order of the alphabet. */
export const codesFrom = (text: string, declarations: Declarations): string[] => {
  const codes = new Set<string>();
  const seen = new Set<string>();
  const follow = (part: string): void => {
    for (const [, code = ''] of part.matchAll(CODE)) codes.add(code);
    for (const name of namesIn(part)) {
      const declared = seen.has(name) ? undefined : declarations.get(name);
      seen.add(name);
      if (declared !== undefined) follow(declared);
    }
  };
  follow(text);
  return [...codes].sort();
};
