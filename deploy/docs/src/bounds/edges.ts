/** Texts at and beyond the bounds of what fields take: numbers, words, moments and marks. */

const NINES = '9'.repeat(15);

const NUMBERS = [
  ...['0', '-0', '0.0', '1', '-1', '1.5', '01', '+1', '1.', '.5', '1e3', 'NaN', '0.000001', '1.23', '1.2345'],
  ...[NINES, `-${NINES}`, `${NINES}.999999`, `${NINES}9`, `${NINES}.9999999`],
];

const WORDS = [
  ...['PUMP-100', '-a', 'a-', 'a/b', 'a.b', '..', 'a'.repeat(120), 'a'.repeat(121), 'FR', 'fr', 'XX', 'EUR'],
  ...['eur', 'JPY', 'KWD', 'KGM', 'KG', 'Europe/Paris', 'europe/paris', 'low', 'constructor', '__proto__'],
];

const MOMENTS = [
  ...['2026-02-28', '2026-02-29', '2028-02-29', '2100-02-29', '1969-12-31', '1970-01-01', '2199-12-31'],
  ...['2200-01-01', '2026-13-01', '2026-03-01T08:00:00Z', '2026-03-01T08:00:00.123456789+05:30'],
  ...['2026-02-30T10:00:00Z', '1970-01-01T00:00:00+14:00', '2199-12-31T23:59:59-01:00', '06:00', '24:00'],
  ...['PT90M', 'P1Y', 'P999999D', `P${'9'.repeat(30)}D`, 'PT0.5S', 'P', 'PT', 'P1W'],
];

const MARKS = [
  ...[
    '',
    ' ',
    '\u00a0',
    '\n',
    'a b',
    'a\nb',
    'a\tb',
    'a\u0000',
    'a\u202eb',
    'a\u2066b',
    'Jos \ud83d',
    '\udc00',
  ],
  ...[
    'é',
    'e\u0301',
    '東京',
    '😀',
    '\u0958',
    '\u0915\u093c',
    '\u{1D160}',
    '\ufb2c',
    'q\u0307\u0323',
    '\u212b',
  ],
];

export const EDGES: readonly string[] = [...NUMBERS, ...WORDS, ...MOMENTS, ...MARKS];
