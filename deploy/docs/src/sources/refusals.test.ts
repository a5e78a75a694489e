/** Refusal codes are followed from a rule to the functions it names, where these stand, and no further. */
import { describe, expect, it } from '@jest/globals';
import { codesFrom, declarationsIn, importsIn } from './refusals.js';

const files: Readonly<Record<string, string>> = {
  rules: `/** Rules. */
import { reject } from 'x';
import { refused as late, type Limit } from './late.js';
const closed = (s) => s.closed
  ? reject('ABC-STATE', 'closed')
  : limits(s);
export const limits = (s) => reject('ABC-LIMIT', 'too much');
const delayed = (s) => late(s);
const other = { limits: () => reject('ABC-OTHER', 'never named') };
export const refused = (s) => reject('ABC-NEVER', 'nobody asks');
export const noun = decider('noun', { decide: { Do: () => reject('ABC-NOUN', 'its own') } });
`,
  late: `export const refused = (s) => reject('ABC-LATE', 'another function of this name');
`,
};

const sourceOf = (file: string) => {
  const text = files[file];
  if (text === undefined) return undefined;
  const imports = importsIn(text, (from) => (from === './late.js' ? 'late' : undefined));
  return { declarations: new Map(declarationsIn(text)), imports: new Map(imports) };
};

const codesOf = (text: string): string[] => codesFrom({ file: 'rules', text }, sourceOf);

describe('the codes of a command', () => {
  it('are its own and those of the functions it leads to', () => {
    const rule = `(s) => closed(s) ?? reject('ABC-OWN', 'no')`;
    expect(codesOf(rule)).toEqual(['ABC-LIMIT', 'ABC-OWN', 'ABC-STATE']);
  });

  it('P19: are those of the function that is meant, not of another one of its name', () => {
    expect(codesOf('(s) => delayed(s)')).toEqual(['ABC-LATE']);
  });

  it('P19: are not those of another noun that is named', () => {
    expect(codesOf('(s) => send(noun, s)')).toEqual([]);
  });

  it('are not those of a function that is only mentioned as a key, a member or in a text', () => {
    const rule = "(s) => ({ limits: s.limits, says: 'limits', /* limits */ is: `limits ${s.x}` })";
    expect(codesOf(rule)).toEqual([]);
  });

  it('are none where nothing is refused', () => {
    expect(codesOf(`() => [happened('Done', {})]`)).toEqual([]);
  });
});
