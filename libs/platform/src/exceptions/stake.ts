/** What is at stake where a command was refused: the money that it, or else its cause, is about. */
import type { Money } from '@gemba/measures/money';
import { addMoney, isValidMoney, multiplyMoney } from '@gemba/measures/money';

type Fields = Readonly<Record<string, unknown>>;

/** Fields that hold the worth of the whole, the widest first. */
const WHOLE = ['total', 'amount', 'value', 'net'] as const;
const PRICE = ['price', 'unitPrice'] as const;

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const moneyIn = (fields: Fields, names: readonly string[]): Money | undefined =>
  names.map((name) => fields[name]).find(isValidMoney);

const priced = (fields: Fields): Money | undefined => {
  const price = moneyIn(fields, PRICE);
  const { quantity } = fields;
  if (price === undefined || !isRecord(quantity) || typeof quantity.value !== 'string') return undefined;
  return multiplyMoney(price, quantity.value);
};

/** One side of a posting is what moved; both sides are equal. */
const ofLine = (line: unknown): Money | undefined =>
  isRecord(line) ? (moneyIn(line, ['debit', ...WHOLE]) ?? priced(line)) : undefined;

/** Lines in several currencies have no common worth. */
const ofLines = (lines: unknown): Money | undefined => {
  if (!Array.isArray(lines)) return undefined;
  const worth = lines.map(ofLine).filter((each) => each !== undefined);
  const [first] = worth;
  if (first === undefined || worth.some(({ currency }) => currency !== first.currency)) return undefined;
  return worth.reduce(addMoney);
};

const ofData = (data: unknown): Money | undefined =>
  isRecord(data) ? (moneyIn(data, WHOLE) ?? priced(data) ?? ofLines(data.lines)) : undefined;

/**
 * The worth of a command, or else of what caused it: a total, a price times its quantity, or the sum of its
 * lines in one currency; absent where neither says any.
 */
export const atStake = (command: unknown, cause: unknown): Money | undefined => {
  const worth = ofData(command) ?? ofData(cause);
  return worth?.amount.startsWith('-') ? { ...worth, amount: worth.amount.slice(1) } : worth;
};
