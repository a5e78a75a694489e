/**
 * The fields of commands and events: each decorator validates, and describes itself in the published schema.
 */
import { isDecimal } from '@gemba/measures/decimal';
import { isZone } from '@gemba/measures/calendar';
import { isDuration } from '@gemba/measures/duration';
import { isCurrency, isValidMoney } from '@gemba/measures/money';
import { isUnit } from '@gemba/measures/units';
import { ArrayMaxSize, ArrayMinSize, IsArray, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import type { DataClass, JsonSchema } from './schema.js';
import { register } from './schema.js';

type Check = { readonly name: string; readonly says: string; readonly holds: (value: unknown) => boolean };

const field =
  (schema: JsonSchema, check: Check, each = false): PropertyDecorator =>
  (prototype, property) => {
    register(prototype, String(property), { schema });
    ValidateBy(
      { name: check.name, validator: { validate: check.holds, defaultMessage: () => check.says } },
      { each },
    )(prototype, property);
  };

const ID = /^[A-Za-z0-9](?:[A-Za-z0-9._:-]{0,118}[A-Za-z0-9])?$/;
const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

export const isId = (value: unknown): boolean => typeof value === 'string' && ID.test(value);
export const isInstant = (value: unknown): boolean =>
  typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
const isPlainDate = (value: unknown): boolean =>
  typeof value === 'string' &&
  DATE.test(value) &&
  new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);

/** An identifier of ours or of a partner: letters, digits and `. _ : -`, at most 120 characters. */
export const IsId = (): PropertyDecorator =>
  field(
    { type: 'string', pattern: ID.source, examples: ['PUMP-100'] },
    {
      name: 'isId',
      says: 'must be an identifier: 1–120 letters, digits, dots, colons, underscores or hyphens',
      holds: isId,
    },
  );

/** A list of identifiers. */
export const IsIds =
  ({ min = 0, max = 1000 } = {}): PropertyDecorator =>
  (prototype, property) => {
    register(prototype, String(property), {
      schema: { type: 'array', items: { type: 'string', pattern: ID.source }, minItems: min, maxItems: max },
    });
    IsArray({ message: 'must be a list' })(prototype, property);
    ArrayMinSize(min, { message: `needs at least ${String(min)} entries` })(prototype, property);
    ArrayMaxSize(max, { message: `may have at most ${String(max)} entries` })(prototype, property);
    ValidateBy(
      { name: 'isIds', validator: { validate: isId, defaultMessage: () => 'each must be an identifier' } },
      { each: true },
    )(prototype, property);
  };

/** Free text of 1 to `max` characters, without NUL. */
export const IsText = ({ max = 500 } = {}): PropertyDecorator =>
  field(
    { type: 'string', minLength: 1, maxLength: max },
    {
      name: 'isText',
      says: `must be text of 1–${String(max)} characters`,
      holds: (v) => typeof v === 'string' && v.length > 0 && v.length <= max && !v.includes('\u0000'),
    },
  );

/** One of the words given. */
export const IsOneOf = (words: readonly string[]): PropertyDecorator =>
  field(
    { type: 'string', enum: words },
    {
      name: 'isOneOf',
      says: `must be one of: ${words.join(', ')}`,
      holds: (v) => typeof v === 'string' && words.includes(v),
    },
  );

export const IsFlag = (): PropertyDecorator =>
  field(
    { type: 'boolean' },
    { name: 'isFlag', says: 'must be true or false', holds: (v) => typeof v === 'boolean' },
  );

/** A whole number within bounds. */
export const IsWhole = ({ min = 0, max = Number.MAX_SAFE_INTEGER } = {}): PropertyDecorator =>
  field(
    { type: 'integer', minimum: min, maximum: max },
    {
      name: 'isWhole',
      says: `must be a whole number from ${String(min)} to ${String(max)}`,
      holds: (v) => Number.isSafeInteger(v) && (v as number) >= min && (v as number) <= max,
    },
  );

/** A decimal number as a string, at most `decimals` places; percent are fractions. */
export const IsDecimal = ({ decimals = 6 } = {}): PropertyDecorator =>
  field(
    { type: 'string', format: 'decimal', examples: ['0.05'] },
    {
      name: 'isDecimal',
      says: `must be a decimal string with at most ${String(decimals)} places`,
      holds: (v) => isDecimal(v, decimals),
    },
  );

/** A calendar date of the site, `YYYY-MM-DD`. */
export const IsPlainDate = (): PropertyDecorator =>
  field(
    { type: 'string', format: 'date' },
    { name: 'isPlainDate', says: 'must be a date like 2026-03-01', holds: isPlainDate },
  );

/** An RFC 3339 instant with offset. */
export const IsInstant = (): PropertyDecorator =>
  field(
    { type: 'string', format: 'date-time' },
    {
      name: 'isInstant',
      says: 'must be an instant with offset like 2026-03-01T08:00:00+01:00',
      holds: isInstant,
    },
  );

/** An ISO 8601 duration, for example `PT90M`. */
export const IsDuration = (): PropertyDecorator =>
  field(
    { type: 'string', format: 'duration', examples: ['PT90M'] },
    { name: 'isDuration', says: 'must be an ISO 8601 duration like PT90M', holds: isDuration },
  );

/** An IANA time zone. */
export const IsZone = (): PropertyDecorator =>
  field(
    { type: 'string', examples: ['Europe/Paris'] },
    { name: 'isZone', says: 'must be an IANA time zone like Europe/Paris', holds: isZone },
  );

/** An ISO 4217 currency code. */
export const IsCurrency = (): PropertyDecorator =>
  field(
    { type: 'string', pattern: '^[A-Z]{3}$', examples: ['EUR'] },
    { name: 'isCurrency', says: 'must be an ISO 4217 currency like EUR', holds: isCurrency },
  );

/** A UN/ECE Recommendation 20 unit. */
export const IsUnit = (): PropertyDecorator =>
  field(
    { type: 'string', examples: ['C62'] },
    { name: 'isUnit', says: 'must be a UN/ECE Rec 20 unit like C62 or KGM', holds: isUnit },
  );

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Bound = { readonly above?: number; readonly min?: number };

const within = (value: unknown, { above, min }: Bound): boolean =>
  (above === undefined || Number(value) > above) && (min === undefined || Number(value) >= min);

const bounds = ({ above, min }: Bound): string => {
  if (above !== undefined) return ` above ${String(above)}`;
  return min === undefined ? '' : ` of at least ${String(min)}`;
};

/** A quantity `{value, unit}`; by default not negative. */
export const IsQuantity = (bound: Bound = { min: 0 }): PropertyDecorator =>
  field(
    {
      type: 'object',
      additionalProperties: false,
      properties: { value: { type: 'string', format: 'decimal' }, unit: { type: 'string' } },
      required: ['value', 'unit'],
      examples: [{ value: '12.5', unit: 'KGM' }],
    },
    {
      name: 'isQuantity',
      says: `must be a quantity${bounds(bound)} like {"value":"12.5","unit":"KGM"}`,
      holds: (v) =>
        isRecord(v) &&
        Object.keys(v).length === 2 &&
        isDecimal(v.value, 6) &&
        isUnit(v.unit) &&
        within(v.value, bound),
    },
  );

/**
 * An amount of money `{amount, currency}` with no more decimals than its currency has; by default not
 * negative.
 */
export const IsMoney = (bound: Bound = { min: 0 }): PropertyDecorator =>
  field(
    {
      type: 'object',
      additionalProperties: false,
      properties: { amount: { type: 'string', format: 'decimal' }, currency: { type: 'string' } },
      required: ['amount', 'currency'],
      examples: [{ amount: '19.99', currency: 'EUR' }],
    },
    {
      name: 'isMoney',
      says:
        `must be money${bounds(bound)} like {"amount":"19.99","currency":"EUR"}, ` +
        'decimals as ISO 4217 has them',
      holds: (v) => isRecord(v) && Object.keys(v).length === 2 && isValidMoney(v) && within(v.amount, bound),
    },
  );

/** A record of another data class. */
export const IsRecord =
  (of: () => DataClass): PropertyDecorator =>
  (prototype, property) => {
    register(prototype, String(property), { of: of() });
    ValidateNested({ message: 'must be an object' })(prototype, property);
  };

/** A list of records of another data class. */
export const IsListOf =
  (of: () => DataClass, { min = 0, max = 1000 } = {}): PropertyDecorator =>
  (prototype, property) => {
    register(prototype, String(property), { of: of(), list: true, schema: { minItems: min, maxItems: max } });
    IsArray({ message: 'must be a list' })(prototype, property);
    ArrayMinSize(min, { message: `needs at least ${String(min)} entries` })(prototype, property);
    ArrayMaxSize(max, { message: `may have at most ${String(max)} entries` })(prototype, property);
    ValidateNested({ each: true, message: 'each must be an object' })(prototype, property);
  };

/** A JSON document of an outside standard, checked where it is read, not here. */
export const IsDocument = (): PropertyDecorator =>
  field({ type: 'object' }, { name: 'isDocument', says: 'must be a JSON object', holds: isRecord });

/** The field may be absent; null is not a value. */
export const Optional = (): PropertyDecorator => (prototype, property) => {
  register(prototype, String(property), { optional: true });
  ValidateIf((_, value) => value !== undefined)(prototype, property);
};
