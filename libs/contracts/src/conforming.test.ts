/** What differs from its description is named, with its place; what may be hidden may be missing. */
import { describe, expect, it } from '@jest/globals';
import { unlike } from './conforming.js';
import { IsId, IsIds, IsListOf, IsMoney, IsPlainDate, Optional } from './fields.js';
import { Sensitive } from './sensitive.js';

class Skill {
  @IsId() skill!: string;
  @IsPlainDate() until!: string;
}

class Person {
  @IsId() name!: string;
  @Optional() @IsId() boss?: string;
  @Sensitive('pay') @IsMoney() cost!: object;
  @IsListOf(() => Skill) skills!: Skill[];
  @IsIds() sites!: string[];
}

const skills = [{ skill: 'WELDING', until: '2026-12-31' }];
const ada = { name: 'Ada', cost: { amount: '40.00', currency: 'EUR' }, skills, sites: ['lyon'] };

describe('an answer', () => {
  it('P21: is as described, whole or without what is hidden', () => {
    const { cost: _, ...shown } = ada;
    expect(unlike(Person, ada)).toEqual([]);
    expect(unlike(Person, { ...shown, boss: 'Grace' })).toEqual([]);
  });

  it('P21: is not as described where a field is missing, undeclared or something else', () => {
    expect(unlike(Person, { ...ada, name: undefined })).toEqual(['/name is missing']);
    expect(unlike(Person, { ...ada, secret: 1 })).toEqual(['/secret is not declared']);
    expect(unlike(Person, { ...ada, skills: {} })).toEqual(['/skills is no list']);
    expect(unlike(Person, { ...ada, sites: ['lyon', 7] })).toEqual([
      expect.stringMatching(/^\/sites\/1 each must be/),
    ]);
    const wrong = [{ skill: 'WELDING', until: 'soon', level: 1 }];
    expect(unlike(Person, { ...ada, skills: wrong }).map((each) => each.split(' ')[0])).toEqual([
      '/skills/0/level',
      '/skills/0/until',
    ]);
    expect(unlike(Person, null)).toEqual([' is no record']);
  });
});
