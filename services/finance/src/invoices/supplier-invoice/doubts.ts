/** What of an invoice a person has to look at, whatever came of its goods. */
import type { SupplierInvoiceReceived } from '@gemba/contracts/events/finance/invoices';
import type { TaxPoint } from '../../values/tax-rates.js';
import { isTaxRate } from '../../values/tax-rates.js';

type Doubts = Pick<SupplierInvoiceReceived, 'resembles' | 'unknownTaxRate'>;

/** The first rate that the country does not have on the day. */
const unknownTaxRate = (
  { taxes = [] }: Pick<SupplierInvoiceReceived, 'taxes'>,
  at: TaxPoint,
): SupplierInvoiceReceived['unknownTaxRate'] => {
  const unknown = taxes.find(({ rate }) => !isTaxRate(rate, at));
  return unknown && { rate: unknown.rate, ...(at.country !== undefined && { country: at.country }) };
};

/** `twins` are invoices whose number looks the same, the most alike first. */
export const doubtsAbout = (
  document: Pick<SupplierInvoiceReceived, 'taxes'>,
  { twins, ...at }: TaxPoint & { readonly twins: readonly ({ readonly invoice: string } | undefined)[] },
): Doubts => {
  const resembles = twins.find((twin) => twin !== undefined)?.invoice;
  const unknown = unknownTaxRate(document, at);
  return { ...(resembles !== undefined && { resembles }), ...(unknown && { unknownTaxRate: unknown }) };
};
