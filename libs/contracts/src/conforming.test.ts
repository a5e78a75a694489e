/** What differs from its description is named, with its place; what may be hidden may be missing. */
import { describe, expect, it } from '@jest/globals';
import { IsComputedByName, IsWords, OrNull, Says } from './answering.js';
import { unlike } from './conforming.js';
import { IsId, IsIds, IsListOf, IsMoney, IsPlainDate, Optional } from './fields.js';
import { answerSchemaOf, answerSchemasOf } from './schema.js';
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

class Badge {
  @Says('Null before it is printed.', 'A-7') @OrNull() @IsWords() readonly number!: string | null;
  @Says('By site.', { lyon: '2' }) @IsComputedByName() readonly doors!: Readonly<Record<string, string>>;
  @Says('Null of a visitor.') @OrNull() @IsListOf(() => Skill) readonly skills!: readonly Skill[] | null;
}

describe('a field that may be null', () => {
  it('is there all the same', () => {
    expect(unlike(Badge, { number: null, doors: {}, skills: null })).toEqual([]);
    expect(unlike(Badge, { number: 7, doors: { lyon: 'two' }, skills: 'none' })).toEqual([
      '/number must be text',
      '/doors must be decimal strings by name',
      '/skills is no list',
    ]);
    expect(unlike(Badge, { doors: {}, skills: [] })).toEqual(['/number is missing']);
  });

  it('says so in its schema', () => {
    expect(answerSchemaOf(Badge)).toMatchObject({
      required: ['number', 'doors', 'skills'],
      properties: {
        number: { type: ['string', 'null'], description: 'Null before it is printed.', examples: ['A-7'] },
        skills: { type: ['array', 'null'], description: 'Null of a visitor.' },
      },
    });
  });

  it('refers to the classes within it', () => {
    const schemas = answerSchemasOf([Badge], ({ name }) => ({ $ref: name }));
    expect(Object.keys(schemas)).toEqual(['Badge', 'Skill']);
    expect(schemas.Badge).toMatchObject({
      properties: { skills: { items: { $ref: 'Skill' } } },
    });
    const Other = { Skill: class Skill {} }.Skill;
    expect(() => answerSchemasOf([Badge, Other], () => ({}))).toThrow('called Skill');
  });
});
