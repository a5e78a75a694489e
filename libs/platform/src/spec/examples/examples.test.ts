/** Examples are values that the class behind the schema accepts. */
import { describe, expect, it } from '@jest/globals';
import * as fields from '@gemba/contracts/fields';
import { schemaOf } from '@gemba/contracts/schema';
import { validated } from '../../http/request/validation.js';
import { exampleOf } from './examples.js';

class Part {
  @fields.IsId() item!: string;
  @fields.IsQuantity({ above: 0 }) quantity!: object;
}
class Everything {
  @fields.IsId() site!: string;
  @fields.IsIds({ min: 1 }) people!: string[];
  @fields.IsText({ max: 6 }) reason!: string;
  @fields.IsOneOf(['low', 'high']) severity!: string;
  @fields.IsFlag() urgent!: boolean;
  @fields.IsWhole({ min: 3, max: 9 }) sample!: number;
  @fields.IsDecimal() tolerance!: string;
  @fields.IsPlainDate() due!: string;
  @fields.IsInstant() at!: string;
  @fields.IsDuration() leadTime!: string;
  @fields.IsZone() timeZone!: string;
  @fields.IsCountry() country!: string;
  @fields.IsLocalTime() dayStart!: string;
  @fields.IsPlainDates({ min: 1 }) holidays!: string[];
  @fields.IsCurrency() currency!: string;
  @fields.IsUnit() unit!: string;
  @fields.IsMoney({ above: 0 }) price!: object;
  @fields.IsRecord(() => Part) part!: Part;
  @fields.IsListOf(() => Part, { min: 1 }) parts!: Part[];
  @fields.Optional() @fields.IsDocument() document?: object;
}

describe('an example', () => {
  it('is accepted by the class, for every kind of field', () => {
    const example = exampleOf(schemaOf(Everything)) as Everything;
    expect(validated(Everything, example)).toEqual(example);
    expect(Object.keys(example)).toEqual(Object.keys(schemaOf(Everything).properties as object));
  });

  it('shows the demo company where the name of the field says what it is', () => {
    expect(exampleOf(schemaOf(Everything))).toMatchObject({ site: 'lyon', parts: [{ item: 'PUMP-100' }] });
  });

  it('keeps to the length of a text', () => {
    expect((exampleOf(schemaOf(Everything)) as Everything).reason).toHaveLength(6);
  });
});
