/** Refusal codes are followed from a rule to the functions it names, and no further. */
import { describe, expect, it } from '@jest/globals';
import { codesFrom, declarationsIn } from './refusals.js';

const source = `/** Rules. */
import { reject } from 'x';
const closed = (s) => s.closed
  ? reject('ABC-STATE', 'closed')
  : limits(s);
export const limits = (s) => reject('ABC-LIMIT', 'too much');
const other = { limits: () => reject('ABC-OTHER', 'never named') };
`;
const declarations = new Map(declarationsIn(source));

describe('the codes of a command', () => {
  it('are its own and those of the functions it leads to', () => {
    const rule = `(s) => closed(s) ?? reject('ABC-OWN', 'no')`;
    expect(codesFrom(rule, declarations)).toEqual(['ABC-LIMIT', 'ABC-OWN', 'ABC-STATE']);
  });

  it('are not those of a function that is only mentioned as a key, a member or in a text', () => {
    const rule = "(s) => ({ limits: s.limits, says: 'limits', /* limits */ is: `limits ${s.x}` })";
    expect(codesFrom(rule, declarations)).toEqual([]);
  });

  it('are none where nothing is refused', () => {
    expect(codesFrom(`() => [happened('Done', {})]`, declarations)).toEqual([]);
  });
});
