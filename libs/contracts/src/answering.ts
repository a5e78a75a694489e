/** What the fields of answers have besides: words for their readers, null for nothing, values by a name. */
import { isDecimal } from '@gemba/measures/decimal';
import { ValidateIf } from 'class-validator';
import { field, listOf } from './fields.js';
import { register } from './schema.js';

/** What the field tells its reader, and what it may look like where its kind does not show that. */
export const Says =
  (description: string, ...examples: readonly unknown[]): PropertyDecorator =>
  (prototype, property) => {
    const shown = examples.length === 0 ? {} : { examples };
    register(prototype, String(property), { schema: { description, ...shown } });
  };

/** The field is always there; null says that there is nothing. */
export const OrNull = (): PropertyDecorator => (prototype, property) => {
  register(prototype, String(property), { nullable: true });
  ValidateIf((_, value) => value !== null)(prototype, property);
};

const isWord = (value: unknown): boolean => typeof value === 'string';

/** Words of the system itself, such as its codes, its measures and its formulas: any text. */
export const IsWords = (): PropertyDecorator =>
  field({ type: 'string' }, { name: 'isWords', says: 'must be text', holds: isWord });

/** A list of them. */
export const IsWordList = (): PropertyDecorator =>
  listOf({ type: 'string' }, { name: 'isWordList', says: 'each must be text', holds: isWord }, {});

/** Places after the point of what was multiplied by a rate or divided. */
const COMPUTED = 20;

/** A decimal number that was computed: a sum of amounts, of quantities or of what they are worth. */
export const IsComputed = (): PropertyDecorator =>
  field(
    { type: 'string', format: 'decimal', examples: ['12.5'] },
    {
      name: 'isComputed',
      says: 'must be a decimal string',
      holds: (value) => isDecimal(value, COMPUTED),
    },
  );

const isRecordOf =
  (holds: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(holds);

/** Texts by a name. */
export const IsWordsByName = (): PropertyDecorator =>
  field(
    { type: 'object', additionalProperties: { type: 'string' } },
    { name: 'isWordsByName', says: 'must be texts by name', holds: isRecordOf(isWord) },
  );

/** Decimal numbers by a name. */
export const IsComputedByName = (): PropertyDecorator =>
  field(
    { type: 'object', additionalProperties: { type: 'string', format: 'decimal' } },
    {
      name: 'isComputedByName',
      says: 'must be decimal strings by name',
      holds: isRecordOf((value) => isDecimal(value, COMPUTED)),
    },
  );

/** An object that is described in another place, such as the data of an event. */
export const IsObject = (): PropertyDecorator =>
  field({ type: 'object' }, { name: 'isObject', says: 'must be an object', holds: isRecordOf(() => true) });
