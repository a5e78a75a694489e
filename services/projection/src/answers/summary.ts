/** What is answered of a table as a whole: counts and sums by a field. */
import { IsComputedByName, IsWords, Says } from '@gemba/contracts/answering';
import { IsCurrency, IsListOf, IsWhole } from '@gemba/contracts/fields';

export class Group {
  @Says('Value of the field; empty where a row has none.', 'open') @IsWords() readonly key!: string;
  @Says('How many rows.') @IsWhole({ min: 1 }) readonly count!: number;
  @Says('By the names that were asked for.', { amount: '400.00' })
  @IsComputedByName()
  readonly sums!: Readonly<Record<string, string>>;
}

export class Summary {
  @Says('Of the sums of money, ISO 4217; others were converted at the latest rate.')
  @IsCurrency()
  readonly currency!: string;
  @Says('By the value of the field.') @IsListOf(() => Group) readonly data!: readonly Group[];
}
