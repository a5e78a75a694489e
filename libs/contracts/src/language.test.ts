/** The public language: fields validate and describe themselves, versions chain, names are unique. */
import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import { checkChains, currentVersion, event, events, upcast } from './event.js';
import { company, companyEvents, companySets, departments } from './events/company.js';
import { languageOf } from './language.js';
import { exceptionTypes } from './events/exception.js';
import { SalesOrderPlaced } from './events/supply-chain/sales.js';
import { IsId, IsQuantity, Optional } from './fields.js';
import { schemaOf, shaped } from './schema.js';

class Weighed {
  @IsId() scale!: string;
  @IsQuantity({ above: 0 }) weight!: { value: string; unit: string };
  @Optional() @IsId() by?: string;
}

const problems = (plain: unknown, of = Weighed as new () => object): string[] =>
  validateSync(shaped(of, plain) as object, { whitelist: true, forbidNonWhitelisted: true }).map(
    (e) => e.property,
  );

describe('fields', () => {
  it('accept what is right', () => {
    expect(problems({ scale: 'S-1', weight: { value: '12.5', unit: 'KGM' } })).toEqual([]);
  });

  it.each([
    [{ scale: 'S 1', weight: { value: '1', unit: 'KGM' } }, ['scale']],
    [{ scale: 'S1', weight: { value: 1, unit: 'KGM' } }, ['weight']],
    [{ scale: 'S1', weight: { value: '0', unit: 'KGM' } }, ['weight']],
    [{ scale: 'S1', weight: { value: '1', unit: 'POUNDS' } }, ['weight']],
    [{ scale: 'S1', weight: { value: '1', unit: 'KGM' }, by: null, more: 1 }, ['more', 'by']],
  ])('refuse %j', (plain, expected) => {
    expect(problems(plain)).toEqual(expected);
  });

  it('are checked inside of lists', () => {
    const line = {
      line: '1',
      item: 'PUMP',
      quantity: { value: '1', unit: 'C62' },
      price: { amount: '9.999', currency: 'EUR' },
      requested: '2026-02-30',
    };
    const errors = validateSync(
      shaped(SalesOrderPlaced, { site: 'lyon', customer: 'C1', lines: [line] }) as object,
    );
    expect(errors[0]?.children?.[0]?.children?.map((e) => e.property)).toEqual(['price', 'requested']);
  });

  it('describe themselves as JSON Schema', () => {
    expect(schemaOf(Weighed)).toMatchObject({
      additionalProperties: false,
      required: ['scale', 'weight'],
      properties: { by: { type: 'string' }, weight: { required: ['value', 'unit'] } },
    });
  });
});

describe('versions', () => {
  class V1 {
    @IsId() a!: string;
  }
  class V2 {
    @IsId() b!: string;
  }
  const changed = event(V1).next(V2, (older) => ({ b: older.a }));

  it('read an old event as the current one', () => {
    expect(upcast(changed, { a: 'x' }, 1)).toEqual({ b: 'x' });
    expect(upcast(changed, { b: 'y' }, 2)).toEqual({ b: 'y' });
    expect(currentVersion(changed)).toBe(2);
  });

  it('refuse an event from the future and a broken chain', () => {
    expect(() => upcast(changed, {}, 3)).toThrow(/newer/);
    const broken = { ...changed, versions: changed.versions.map((v) => ({ ...v, up: null })) };
    expect(() => checkChains([events('test', 'change', { Changed: broken })])).toThrow(/no upcast/);
  });
});

describe('a language', () => {
  class Happened {
    @IsId() a!: string;
  }
  const said = { Happened: event(Happened) };

  it('P18: has no two nouns of one service whose streams could carry one name', () => {
    const both = [events('plant', 'site', said), events('plant', 'site-visit', { Visited: event(Happened) })];
    expect(() => languageOf(both)).toThrow('plant cannot tell streams of site from those of site-visit');
    const elsewhere = [events('plant', 'site', said), events('hr', 'site-visit', said)];
    expect([...languageOf(elsewhere).keys()]).toEqual(['plant.Happened', 'hr.Happened']);
  });

  it('has one noun for an event of a service', () => {
    const twice = [events('plant', 'site', said), events('plant', 'dock', said)];
    expect(() => languageOf(twice)).toThrow('plant.Happened is said of dock and of another noun');
  });
});

describe('the company', () => {
  it('has no event of one department under another', () => {
    const filed = departments({
      hr: [events('hr', 'roster', {})],
      // @ts-expect-error quality says these events, not finance
      finance: [events('quality', 'journal', {})],
      // @ts-expect-error nobody says who reads this noun
      production: [events('production', 'spaceship', {})],
    });
    expect(Object.keys(filed)).toEqual(['hr', 'finance', 'production']);
  });

  it('P17: reads a delay that was recorded without a reason as one for another reason', () => {
    const { type } = company.get('supply-chain.ShipmentDelayed')!;
    const first = { eta: '2026-03-05', cause: 'Snow.' };
    expect(upcast(type, first, 1)).toEqual({ ...first, reason: 'other' });
    expect(currentVersion(type)).toBe(2);
  });

  it('has one name for each event, and one set of words for the exceptions of all', () => {
    const names = companySets.flatMap((set) => Object.keys(set.types));
    const own = names.filter((name) => !(name in exceptionTypes));
    expect(new Set(own).size).toBe(own.length);
    expect(Object.keys(companyEvents.types).sort()).toEqual([...new Set(names)].sort());
    checkChains(companySets);
  });
});
