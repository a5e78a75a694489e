/**
 * The fields of commands and events: each decorator validates, and describes itself in the published schema.
 */
import { isLocalTime } from '@gemba/measures/calendar';
import { COUNTRIES, isCountry } from '@gemba/measures/countries';
import { CURRENCIES } from '@gemba/measures/currencies';
import { decimalPattern, isDecimal } from '@gemba/measures/decimal';
import { DURATION_PATTERN, isDuration } from '@gemba/measures/duration';
import {
  DATE_PATTERN,
  INSTANT_PATTERN,
  LOCAL_TIME_PATTERN,
  isStatedDate,
  isStatedInstant,
} from '@gemba/measures/moments';
import { isCurrency, isValidMoney, isValidPrice } from '@gemba/measures/money';
import { STORABLE_PATTERN, isText, textPattern, textSpelling } from '@gemba/measures/text';
import { allUnits, isUnit } from '@gemba/measures/units';
import { ZONES, isZone } from '@gemba/measures/zones';
import { ArrayMaxSize, ArrayMinSize, IsArray, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import type { Noun } from './access.js';
import { anyOf, moneyBy, priceBy } from './amounts.js';
import type { DataClass, Field, JsonSchema } from './schema.js';
import { isStorableDocument, register } from './schema.js';

type Check = { readonly name: string; readonly says: string; readonly holds: (value: unknown) => boolean };

/** A field of its own kind: how it is described, and how it is checked. */
export const field =
  (schema: JsonSchema, check: Check, more: Partial<Field> = {}): PropertyDecorator =>
  (prototype, property) => {
    register(prototype, String(property), { ...more, schema, check });
    ValidateBy({ name: check.name, validator: { validate: check.holds, defaultMessage: () => check.says } })(
      prototype,
      property,
    );
  };

const MAX_ID = 120;
const ID = /^[A-Za-z0-9](?:[A-Za-z0-9._:-]{0,118}[A-Za-z0-9])?$/;

/** An identifier as IsId has it: of a noun in an address, in a query or in a body. */
export const idSchema: JsonSchema = { type: 'string', format: 'id', pattern: ID.source, maxLength: MAX_ID };

export const isId = (value: unknown): boolean => typeof value === 'string' && ID.test(value);

/** Four identifiers that are joined by a dot each: no natural key of a noun is longer. */
const MAX_KEY = 4 * MAX_ID + 3;
const KEY = new RegExp(`^(?=.{1,${String(MAX_KEY)}}$)[A-Za-z0-9](?:[A-Za-z0-9._:-]*[A-Za-z0-9])?$`);

/** The id of a stream without its noun, which may be made of several identifiers: in an address. */
export const keySchema: JsonSchema = { type: 'string', pattern: KEY.source, maxLength: MAX_KEY };

export const isKey = (value: unknown): boolean => typeof value === 'string' && KEY.test(value);

/** An identifier of ours or of a partner: letters, digits and `. _ : -`, at most 120 characters. */
export const IsId = (): PropertyDecorator =>
  field(
    { ...idSchema, examples: ['PUMP-100'] },
    {
      name: 'isId',
      says: 'must be an identifier: 1–120 letters, digits, dots, colons, underscores or hyphens',
      holds: isId,
    },
  );

/** The id of another thing; the noun says where it can be looked up. */
export const IsRef = (noun: Noun): PropertyDecorator => field(refSchema(noun), refRule(noun, 'must be'));

const refSchema = (noun: Noun) => ({ ...idSchema, 'x-refers-to': noun });
const refRule = (noun: Noun, lead: string) => {
  return { name: 'isId', says: `${lead} an identifier, of: ${noun.replaceAll('-', ' ')}`, holds: isId };
};

type Size = { readonly min?: number; readonly max?: number };

const sized = ({ min = 0, max = 1000 }: Size): readonly PropertyDecorator[] => [
  IsArray({ message: 'must be a list' }),
  ArrayMinSize(min, { message: `needs at least ${String(min)} entries` }),
  ArrayMaxSize(max, { message: `may have at most ${String(max)} entries` }),
];

/** A list of values that are checked one by one. */
export const listOf =
  (items: JsonSchema, check: Check, size: Size): PropertyDecorator =>
  (prototype, property) => {
    const { min = 0, max = 1000 } = size;
    const schema = { type: 'array', items, minItems: min, maxItems: max };
    register(prototype, String(property), { schema, list: true, check });
    for (const decorate of sized(size)) decorate(prototype, property);
    ValidateBy(
      { name: check.name, validator: { validate: check.holds, defaultMessage: () => check.says } },
      { each: true },
    )(prototype, property);
  };

/** A list of identifiers. */
export const IsIds = (size: Size = {}): PropertyDecorator =>
  listOf(idSchema, { name: 'isIds', says: 'each must be an identifier', holds: isId }, size);

/** A list of ids of one noun. */
export const IsRefs = (noun: Noun, size: Size = {}): PropertyDecorator =>
  listOf(refSchema(noun), refRule(noun, 'each must be'), size);

/**
 * Text of 1 to `max` characters, as it is written and in NFC, into which it is put at the door; `lines`: line
 * feeds are allowed. Something of it must be visible, and nothing of it controls how the rest is read.
 */
export const IsText = ({ max = 500, lines = false } = {}): PropertyDecorator =>
  field(
    {
      type: 'string',
      ...(lines ? { format: 'lines' } : {}),
      ...{ minLength: 1, maxLength: max, pattern: textPattern({ max, lines }) },
    },
    {
      name: 'isText',
      says:
        `must be ${lines ? 'text' : 'one line of text'} of 1–${String(max)} characters, not blank, ` +
        'without control characters, half characters and marks that reverse the direction of reading',
      holds: (value) => isText(value, { max, lines }),
    },
    { normal: textSpelling({ max, lines }) },
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

/** What every store takes as an integer, with room for a sum. */
const MAX_WHOLE = 999_999_999;

/** A whole number within bounds. */
export const IsWhole = ({ min = 0, max = MAX_WHOLE } = {}): PropertyDecorator =>
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
    { type: 'string', format: 'decimal', pattern: decimalPattern(decimals, 'any'), examples: ['0.05'] },
    {
      name: 'isDecimal',
      says: `must be a decimal string with at most 15 digits before and ${String(decimals)} after the point`,
      holds: (v) => isDecimal(v, decimals),
    },
  );

/** A calendar date of the site, `YYYY-MM-DD`, from 1970 to 2199. */
const dateSchema: JsonSchema = { type: 'string', format: 'date', pattern: DATE_PATTERN };

export const IsPlainDate = (): PropertyDecorator =>
  field(dateSchema, {
    name: 'isPlainDate',
    says: 'must be a date of the calendar like 2026-03-01, from 1970 to 2199',
    holds: isStatedDate,
  });

/** A list of calendar dates. */
export const IsPlainDates = (size: Size = {}): PropertyDecorator =>
  listOf(
    dateSchema,
    { name: 'isPlainDates', says: 'each must be a date like 2026-05-01', holds: isStatedDate },
    size,
  );

/** An RFC 3339 instant with offset as IsInstant has it: in a header, in a query or in a body. */
export const instantSchema: JsonSchema = { type: 'string', format: 'date-time', pattern: INSTANT_PATTERN };

/** An RFC 3339 instant with offset, from 1970 to 2199. */
export const IsInstant = (): PropertyDecorator =>
  field(instantSchema, {
    name: 'isInstant',
    says: 'must be an instant with offset like 2026-03-01T08:00:00+01:00, from 1970 to 2199',
    holds: isStatedInstant,
  });

/** A local time of day, `HH:MM`. */
export const IsLocalTime = (): PropertyDecorator =>
  field(
    { type: 'string', format: 'local-time', pattern: LOCAL_TIME_PATTERN, examples: ['06:00'] },
    {
      name: 'isLocalTime',
      says: 'must be a time of day like 06:00, from 00:00 to 23:59',
      holds: isLocalTime,
    },
  );

/** An ISO 8601 duration, for example `PT90M`. */
export const IsDuration = (): PropertyDecorator =>
  field(
    { type: 'string', format: 'duration', pattern: DURATION_PATTERN, examples: ['PT90M'] },
    { name: 'isDuration', says: 'must be an ISO 8601 duration like PT90M', holds: isDuration },
  );

/** An IANA time zone. */
export const IsZone = (): PropertyDecorator =>
  field(
    { type: 'string', format: 'zone', pattern: anyOf(ZONES), examples: ['Europe/Paris'] },
    { name: 'isZone', says: 'must be an IANA time zone like Europe/Paris', holds: isZone },
  );

/** A country of ISO 3166-1. */
export const IsCountry = (): PropertyDecorator =>
  field(
    { type: 'string', format: 'country', pattern: anyOf(COUNTRIES), examples: ['FR'] },
    {
      name: 'isCountry',
      says: 'must be a country of ISO 3166-1, two capital letters like FR',
      holds: isCountry,
    },
  );

/** An ISO 4217 currency code. */
export const IsCurrency = (): PropertyDecorator =>
  field(
    { type: 'string', format: 'currency', pattern: anyOf(CURRENCIES), examples: ['EUR'] },
    { name: 'isCurrency', says: 'must be an ISO 4217 currency like EUR', holds: isCurrency },
  );

const UNITS: readonly string[] = allUnits().map(({ code }) => code);

/** A UN/ECE Recommendation 20 unit. */
export const IsUnit = (): PropertyDecorator =>
  field(
    { type: 'string', format: 'unit', pattern: anyOf(UNITS), examples: ['C62'] },
    { name: 'isUnit', says: 'must be a UN/ECE Rec 20 unit like C62 or KGM', holds: isUnit },
  );

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where zero and what is below it stands; empty: any value. */
type Bound = { readonly above?: 0; readonly min?: 0 };

const signOf = ({ above, min }: Bound) => (above === 0 ? 'positive' : min === 0 ? 'not-negative' : 'any');

const bounds = { positive: ' above 0', 'not-negative': ' of at least 0', any: '' };

const within = (value: string, sign: keyof typeof bounds): boolean =>
  sign === 'any' || (!value.startsWith('-') && (sign === 'not-negative' || /[1-9]/.test(value)));

/** A quantity `{value, unit}` with at most 15 digits before and 6 after the point; usually not negative. */
export const IsQuantity = (bound: Bound = { min: 0 }): PropertyDecorator => {
  const sign = signOf(bound);
  return field(
    {
      type: 'object',
      format: 'quantity',
      additionalProperties: false,
      properties: {
        value: { type: 'string', format: 'decimal', pattern: decimalPattern(6, sign) },
        unit: { type: 'string', format: 'unit', pattern: anyOf(UNITS) },
      },
      required: ['value', 'unit'],
      examples: [{ value: '12.5', unit: 'KGM' }],
    },
    {
      name: 'isQuantity',
      says:
        `must be a quantity${bounds[sign]} like {"value":"12.5","unit":"KGM"}, ` +
        'at most 15 digits before and 6 after the point',
      holds: (v) =>
        isRecord(v) &&
        Object.keys(v).length === 2 &&
        isDecimal(v.value, 6) &&
        isUnit(v.unit) &&
        within(v.value, sign),
    },
  );
};

/**
 * An amount of money `{amount, currency}` with at most 15 digits before the point and no more decimals than
 * its currency has; by default not negative.
 */
export const IsMoney = (bound: Bound = { min: 0 }): PropertyDecorator => {
  const sign = signOf(bound);
  return field(moneyBy(sign), {
    name: 'isMoney',
    says:
      `must be money${bounds[sign]} like {"amount":"19.99","currency":"EUR"}, at most 15 digits ` +
      'before the point, decimals as ISO 4217 has them',
    holds: (v) => isRecord(v) && Object.keys(v).length === 2 && isValidMoney(v) && within(v.amount, sign),
  });
};

/**
 * The price of one unit `{amount, currency}`: like money, with up to six decimals whatever the currency; by
 * default not negative. What is made of it with a quantity is money again.
 */
export const IsPrice = (bound: Bound = { min: 0 }): PropertyDecorator => {
  const sign = signOf(bound);
  return field(priceBy(sign), {
    name: 'isPrice',
    says:
      `must be a price${bounds[sign]} of one unit like {"amount":"0.0125","currency":"EUR"}, at most ` +
      '15 digits before and 6 after the point',
    holds: (v) => isRecord(v) && Object.keys(v).length === 2 && isValidPrice(v) && within(v.amount, sign),
  });
};

/** A record of another data class. */
export const IsRecord =
  (of: () => DataClass): PropertyDecorator =>
  (prototype, property) => {
    register(prototype, String(property), { of: of() });
    // A nested value that is not there at all passes ValidateNested, and so does a list of them.
    ValidateBy({
      name: 'isRecord',
      validator: { validate: isRecord, defaultMessage: () => 'must be an object' },
    })(prototype, property);
    ValidateNested()(prototype, property);
  };

/** A list of records of another data class. */
export const IsListOf =
  (of: () => DataClass, size: Size = {}): PropertyDecorator =>
  (prototype, property) => {
    const { min = 0, max = 1000 } = size;
    register(prototype, String(property), { of: of(), list: true, schema: { minItems: min, maxItems: max } });
    for (const decorate of sized(size)) decorate(prototype, property);
    // To ValidateNested a list is an object without fields, within which there is nothing to find fault with.
    ValidateBy(
      {
        name: 'isListOf',
        validator: {
          validate: (each) => !Array.isArray(each),
          defaultMessage: () => 'each must be an object',
        },
      },
      { each: true },
    )(prototype, property);
    ValidateNested({ each: true, message: 'each must be an object' })(prototype, property);
  };

/**
 * Any object whose texts every store can hold, at any depth; it has an address of its own, so that it can
 * refer to itself wherever it is written.
 */
const documentSchema: JsonSchema = {
  $id: 'urn:gemba:document',
  type: 'object',
  propertyNames: { pattern: STORABLE_PATTERN },
  additionalProperties: { $ref: '#/$defs/value' },
  $defs: {
    value: {
      pattern: STORABLE_PATTERN,
      items: { $ref: '#/$defs/value' },
      propertyNames: { pattern: STORABLE_PATTERN },
      additionalProperties: { $ref: '#/$defs/value' },
    },
  },
};

/**
 * A JSON document of an outside standard, checked where it is read; here only whether every store can hold
 * its texts.
 */
export const IsDocument = (): PropertyDecorator =>
  field(documentSchema, {
    name: 'isDocument',
    says: 'must be a JSON object, its texts without NUL and half characters',
    holds: (v) => isRecord(v) && isStorableDocument(v),
  });

/** Programs alone say it: no form asks for it. */
export const ByPrograms = (): PropertyDecorator => (prototype, property) => {
  register(prototype, String(property), { schema: { 'x-by-programs': true } });
};

/** The field may be absent; null is not a value. */
export const Optional = (): PropertyDecorator => (prototype, property) => {
  register(prototype, String(property), { optional: true });
  ValidateIf((_, value) => value !== undefined)(prototype, property);
};
