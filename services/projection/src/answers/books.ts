/** What is answered of the books: profit and loss by site, and whether what has to agree does. */
import { IsComputed, IsComputedByName, IsWordList, IsWords, Says } from '@gemba/contracts/answering';
import { IsCurrency, IsFlag, IsListOf, IsOneOf, IsRecord } from '@gemba/contracts/fields';

export const LINE_KINDS = ['revenue', 'cost', 'expense', 'profit'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

export class ProfitAndLossLine {
  @Says('Number of the account; empty for the profit.', '4000') @IsWords() readonly account!: string;
  @Says('Its name.', 'Revenue') @IsWords() readonly name!: string;
  @Says('What it is; the profit is revenue − cost − expense.') @IsOneOf(LINE_KINDS) readonly kind!: LineKind;
  @Says('By site, above zero as usual for its kind.', { lyon: '60.00' })
  @IsComputedByName()
  readonly amounts!: Readonly<Record<string, string>>;
  @Says('Σ of the sites.', '160.00') @IsComputed() readonly group!: string;
  @Says('Of all amounts, ISO 4217.') @IsCurrency() readonly currency!: string;
}

export class ProfitAndLoss {
  @Says('The sites that have a column.', ['lyon', 'gdansk']) @IsWordList() readonly sites!: readonly string[];
  @Says('One for each account that moved, then the profit.')
  @IsListOf(() => ProfitAndLossLine)
  readonly lines!: readonly ProfitAndLossLine[];
}

export class Side {
  @Says('What was added up.', 'Subledger') @IsWords() readonly name!: string;
  @Says('The sum.', '336.00') @IsComputed() readonly value!: string;
}

/** Two figures that come about in different ways and have to be the same. */
export class Check {
  @Says('Stays the same from answer to answer.', 'inventory.lyon') @IsWords() readonly id!: string;
  @Says('What has to agree.', 'Stock value = inventory account') @IsWords() readonly name!: string;
  @Says('A site, a currency, or `group`.', 'lyon') @IsWords() readonly scope!: string;
  @Says('The one figure.') @IsRecord(() => Side) readonly left!: Side;
  @Says('The other.') @IsRecord(() => Side) readonly right!: Side;
  @Says('The one less the other.', '0') @IsComputed() readonly difference!: string;
  @Says('Currency of ISO 4217, or unit of UN/ECE Rec 20.', 'EUR') @IsWords() readonly unit!: string;
  @Says('Whether they are the same to the last digit.') @IsFlag() readonly ok!: boolean;
}

export class Consistency {
  @Says('Those that the caller may see.') @IsListOf(() => Check) readonly data!: readonly Check[];
}
