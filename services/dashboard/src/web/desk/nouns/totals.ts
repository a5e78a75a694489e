/** Sums under a list: of each currency and each unit its own, since unlike things have no sum. */
import { addDecimal } from '@gemba/measures/decimal';
import type { Thing } from '../api/nouns.js';
import type { Field } from '../api/schema.js';
import { measureText } from '../../format/measure.js';

type Summed = { readonly of: string; readonly sum: string };

const PAIRS: Partial<Record<Field['kind'], readonly [amount: string, of: string]>> = {
  money: ['amount', 'currency'],
  quantity: ['value', 'unit'],
};

/** What is said of each piece, of a day or of a limit has no sum. */
const NO_SUM = /(price|rate|cost|limit|^day)/i;

/** In the order in which the currencies or units first occur; rows without a value count as nothing. */
export function sumsOf({ name, kind }: Field, rows: readonly Thing[]): readonly Summed[] {
  const pair = PAIRS[kind];
  if (!pair || NO_SUM.test(name)) return [];
  const sums = new Map<string, string>();
  for (const row of rows) {
    const value = (row[name] ?? {}) as Readonly<Record<string, unknown>>;
    const [amount, of] = [value[pair[0]], value[pair[1]]];
    if (typeof amount === 'string' && typeof of === 'string')
      sums.set(of, addDecimal(sums.get(of) ?? '0', amount));
  }
  return [...sums].map(([of, sum]) => ({ of, sum }));
}

/** Each sum in its own line, by the name of its column. */
export const totalsOf = (
  fields: readonly Field[],
  rows: readonly Thing[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const lines = sumsOf(field, rows).map(({ of, sum }) =>
        measureText(sum, field.kind === 'money' ? { unit: 'money', currency: of } : { unit: of }),
      );
      return lines.length === 0 ? [] : [[field.name, lines.join('\n')]];
    }),
  );
