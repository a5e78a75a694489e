/** A delivery is billed once, for what was delivered at the prices of its order. */
import type { Check } from '../../model/finding.js';
import { named } from '../../model/case.js';
import { netOf } from '../../model/ledger.js';
import { decimal, down, nearest, sumOf } from '../../model/decimals.js';
import type { DocumentData } from '../../model/shapes.js';
import { dataOf } from '../../model/shapes.js';
import { invoiceOf } from './rules.js';

export const deliveriesBilled: Check = {
  name: 'deliveries-billed-once',
  find: (of) =>
    of.of('DeliveryConfirmed').flatMap((delivery) => {
      const issued = (of.byStream.get(invoiceOf(delivery)) ?? []).filter(
        ({ type }) => type === 'CustomerInvoiceIssued',
      );
      const quantities = (event: typeof delivery) =>
        sumOf(dataOf<DocumentData>(event).lines.map(({ quantity }) => quantity.value));
      const isRight =
        issued.length === 1 && issued.every((bill) => quantities(bill).equals(quantities(delivery)));
      if (isRight) return [];
      return [
        {
          what: `${named(delivery)} was billed ${String(issued.length)} times, or otherwise.`,
          evidence: { delivery, issued },
        },
      ];
    }),
};

/** Net is the sum of the lines, tax its share, total both. */
export const billsAddUp: Check = {
  name: 'bills-add-up',
  find: (of) =>
    of.of('CustomerInvoiceIssued').flatMap((bill) => {
      const { lines, net, tax, taxRate, total } = dataOf<DocumentData>(bill);
      const mine = netOf(lines);
      const [share, said] = [mine.times(decimal(taxRate)), decimal(tax?.amount)];
      // Countries round to the nearest minor unit, or down.
      const isShare = [nearest(share), down(share)].some((each) => each.equals(said));
      const isRight =
        mine.equals(decimal(net?.amount)) && isShare && mine.plus(said).equals(decimal(total?.amount));
      return isRight ? [] : [{ what: `${named(bill)} does not add up.`, evidence: bill }];
    }),
};
