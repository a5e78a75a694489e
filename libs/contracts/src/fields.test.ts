/** What the published schema allows is what the validator takes and what may be recorded, nothing else. */
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { validateSync } from 'class-validator';
import * as fields from './fields.js';
import { flawIn } from './recordable.js';
import type { DataClass } from './schema.js';
import { schemaOf, shaped } from './schema.js';

const ajv = new Ajv2020({ strict: false, validateFormats: false });

/** A class with one field, `value`. */
const oneField = (decorate: PropertyDecorator): DataClass => {
  class One {}
  decorate(One.prototype, 'value');
  return One;
};

const KINDS = {
  id: oneField(fields.IsId()),
  ids: oneField(fields.IsIds({ min: 1, max: 3 })),
  line: oneField(fields.IsText({ max: 12 })),
  lines: oneField(fields.IsText({ max: 12, lines: true })),
  word: oneField(fields.IsOneOf(['low', 'high'])),
  flag: oneField(fields.IsFlag()),
  whole: oneField(fields.IsWhole({ min: 1, max: 9 })),
  count: oneField(fields.IsWhole()),
  decimal: oneField(fields.IsDecimal({ decimals: 3 })),
  date: oneField(fields.IsPlainDate()),
  dates: oneField(fields.IsPlainDates()),
  instant: oneField(fields.IsInstant()),
  time: oneField(fields.IsLocalTime()),
  duration: oneField(fields.IsDuration()),
  zone: oneField(fields.IsZone()),
  country: oneField(fields.IsCountry()),
  currency: oneField(fields.IsCurrency()),
  unit: oneField(fields.IsUnit()),
  quantity: oneField(fields.IsQuantity()),
  positive: oneField(fields.IsQuantity({ above: 0 })),
  difference: oneField(fields.IsQuantity({})),
  money: oneField(fields.IsMoney()),
  price: oneField(fields.IsMoney({ above: 0 })),
  balance: oneField(fields.IsMoney({})),
};

const NINES = '9'.repeat(15);
const NUMBERS = [
  ...['0', '-0', '0.0', '1', '-1', '1.5', '01', '+1', '1.', '.5', '1e3', '', ' 1', 'NaN', '0.000001', '1.23'],
  ...[NINES, `-${NINES}`, `${NINES}.999999`, `${NINES}9`, `${NINES}.9999999`, '9'.repeat(40), '1.2345'],
];
const TEXTS = [
  ...[
    'a',
    'a b',
    ' ',
    '\u00a0',
    '\n',
    'a\nb',
    'a\tb',
    'a\u0000',
    'a\u202eb',
    'a\u2066b',
    'Jos \ud83d',
    '\udc00',
  ],
  ...['é', '東京', 'x'.repeat(12), 'x'.repeat(13), '😀'.repeat(12), '😀'.repeat(13), '😀'.repeat(6), 'low'],
  ...[
    'PUMP-100',
    '-a',
    'a-',
    'a%00b',
    'a/b',
    'a'.repeat(120),
    'a'.repeat(121),
    'fr',
    'FR',
    'XX',
    'UK',
    'EUR',
  ],
  ...['eur', 'JPY', 'KGM', 'KG', 'Europe/Paris', 'europe/paris', '+02:00', 'Asia/Kolkata', '06:00', '24:00'],
  ...['PT90M', 'P1Y', 'P999999D', `P${'9'.repeat(30)}D`, 'PT0.5S', 'P', 'PT'],
];
const TIMES = [
  ...['2026-02-28', '2026-02-29', '2028-02-29', '2100-02-29', '1969-12-31', '1970-01-01', '2199-12-31'],
  ...[
    '2200-01-01',
    '0000-01-01',
    '2026-13-01',
    '2026-03-01T08:00:00Z',
    '2026-03-01T08:00:00.123456789+05:30',
  ],
  ...[
    '2026-02-30T10:00:00Z',
    '2026-03-01T24:00:00Z',
    '1970-01-01T00:00:00+14:00',
    '1970-01-01T00:00:00-14:00',
  ],
  ...['2199-12-31T23:59:59.999Z', '2199-12-31T23:59:59-01:00', '0000-06-01T00:00:00Z', '2026-03-01T08:00:00'],
];
const STRINGS = [...NUMBERS, ...TEXTS, ...TIMES];
const QUANTITIES = NUMBERS.flatMap((value) => ['KGM', 'kgm', 'POUNDS'].map((unit) => ({ value, unit })));
const AMOUNTS = NUMBERS.flatMap((amount) =>
  ['EUR', 'JPY', 'KWD', 'CLF', 'eur', 'XAU'].map((currency) => ({ amount, currency })),
);
const VALUES: readonly unknown[] = [
  ...STRINGS,
  ...[
    0,
    1,
    9,
    10,
    -1,
    1.5,
    999_999_999,
    1e9,
    2 ** 53,
    true,
    false,
    null,
    [],
    {},
    ['a'],
    ['a', 'b', 'c', 'd'],
  ],
  ...[['a', 1], [' '], ['2026-05-01'], ['2026-02-30'], { value: '1' }, { value: 1, unit: 'KGM' }],
  ...[
    { value: '1', unit: 'KGM', more: 1 },
    { amount: '1.00', currency: 'EUR', more: 1 },
  ],
  ...QUANTITIES,
  ...AMOUNTS,
];

const takes = (of: DataClass, plain: object): boolean =>
  validateSync(shaped(of, plain) as object, { whitelist: true, forbidNonWhitelisted: true }).length === 0;

describe('a field', () => {
  it.each(Object.keys(KINDS) as (keyof typeof KINDS)[])(
    'P39: allows in its schema what the validator takes and may be recorded: %s',
    (kind) => {
      const of = KINDS[kind];
      const allows = ajv.compile(schemaOf(of));
      const apart = VALUES.filter((value) => {
        const taken = takes(of, { value });
        return allows({ value }) !== taken || (flawIn(of, { value }) === null) !== taken;
      });
      expect(apart).toEqual([]);
      expect(VALUES.some((value) => takes(of, { value }))).toBe(true);
      expect(VALUES.every((value) => takes(of, { value }))).toBe(false);
    },
  );

  const inner = oneField(fields.IsId());
  const maybe = oneField(fields.IsRecord(() => inner));
  fields.Optional()(maybe.prototype as object, 'value');
  const RECORDS = {
    record: oneField(fields.IsRecord(() => inner)),
    'optional record': maybe,
    records: oneField(fields.IsListOf(() => inner, { min: 1 })),
  };

  it.each(Object.entries(RECORDS))('takes the same of a %s by all three, also of none', (_, of) => {
    const right = { value: 'A' };
    const allows = ajv.compile(schemaOf(of));
    const bodies = [
      undefined,
      null,
      'A',
      1,
      [],
      {},
      right,
      { value: '' },
      [right],
      [null],
      [[right]],
      [[]],
    ].map((value) => (value === undefined ? {} : { value }));
    const apart = bodies.filter((body) => {
      const taken = takes(of, body);
      return allows(body) !== taken || (flawIn(of, shaped(of, body)) === null) !== taken;
    });
    expect(apart).toEqual([]);
    expect(bodies.filter((body) => takes(of, body)).length).toBe(of === maybe ? 2 : 1);
  });

  it('records nothing that nobody declared', () => {
    expect(flawIn(KINDS.id, { value: 'A', more: 1 })).toEqual({
      pointer: '/more',
      says: 'is not a field of it',
    });
    expect(flawIn(KINDS.id, { value: 'A', more: undefined })).toBeNull();
  });

  it.each([[{ a: 'b\u0000' }], [{ 'a\ud800': 1 }], [{ a: [{ b: [{ '\u0000': null }] }] }]])(
    'P39: says also in its schema which texts no document may hold: %j',
    (value) => {
      const of = oneField(fields.IsDocument());
      expect(ajv.compile(schemaOf(of))({ value })).toBe(false);
      expect(flawIn(of, { value })).toMatchObject({ pointer: '/value' });
    },
  );

  it('P39: bounds quantities and amounts', () => {
    const quantity = (value: string) => takes(KINDS.quantity, { value: { value, unit: 'KGM' } });
    expect([quantity(`${NINES}.999999`), quantity('9'.repeat(16)), quantity('9'.repeat(40))]).toEqual([
      true,
      false,
      false,
    ]);
    const amount = (text: string) => takes(KINDS.money, { value: { amount: text, currency: 'EUR' } });
    expect([amount(`${NINES}.99`), amount('92000000000000000000000000')]).toEqual([true, false]);
  });

  it.each(['fr', 'XX', 'UK', ''])('O22: is no country: %j', (value) => {
    expect(takes(KINDS.country, { value })).toBe(false);
  });

  it('P3: puts texts into one spelling at the door, and records no other', () => {
    const of = KINDS.line;
    const typed = { value: 'Jose\u0301' };
    expect(takes(of, typed)).toBe(true);
    expect(shaped(of, typed)).toEqual({ value: 'José' });
    expect(flawIn(of, typed)).toMatchObject({ pointer: '/value' });
  });
});
