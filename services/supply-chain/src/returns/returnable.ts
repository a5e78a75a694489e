/** What of a line of a shipment, lot by lot, may still be sent back: so much was delivered, less what was. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { DeliveryConfirmed } from '@gemba/contracts/events/supply-chain/sales';
import { addDecimal, subtractDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { plus } from '@gemba/measures/quantity';
import { table } from '@gemba/read-model/table';

export type ReturnableRow = {
  readonly site: string;
  readonly customer: string;
  readonly salesOrder: string;
  readonly item: string;
  readonly delivered: Quantity;
  readonly deliveredOn: string;
  /** Authorised to come back, and not taken back by an end of that; in the unit of `delivered`. */
  readonly authorised: string;
};

type OfLine = { readonly shipment: string; readonly line: string; readonly lot: string };

export const returnableKey = ({ shipment, line, lot }: OfLine): string => `${shipment}/${line}/${lot}`;

const delivered = (
  row: ReturnableRow | undefined,
  { data, subject }: { readonly subject: string; readonly data: DeliveryConfirmed },
  key: string,
): ReturnableRow | null => {
  const { site, customer, salesOrder, deliveredOn, lines } = data;
  return lines
    .filter((line) => returnableKey({ ...line, shipment: subject }) === key)
    .reduce<ReturnableRow | null>(
      (sum, { item, quantity }) =>
        sum
          ? { ...sum, delivered: plus(sum.delivered, quantity) }
          : { site, customer, salesOrder, item, delivered: quantity, deliveredOn, authorised: '0' },
      row ?? null,
    );
};

type Said = { readonly data: OfLine & { readonly quantity: Quantity } };

const changed = (change: (authorised: string, by: string) => string) => ({
  key: ({ data }: Said) => returnableKey(data),
  becomes: (row: ReturnableRow | undefined, { data: { quantity } }: Said): ReturnableRow | null =>
    row ? { ...row, authorised: change(row.authorised, quantity.value) } : null,
});

export const returnable = table('returnable', {
  events: companyEvents,
  row: {} as ReturnableRow,
  on: {
    DeliveryConfirmed: {
      key: ({ subject: shipment, data: { lines } }) => [
        ...new Set(lines.map((line) => returnableKey({ ...line, shipment }))),
      ],
      becomes: delivered,
    },
    ReturnAuthorised: changed(addDecimal),
    ReturnAuthorisationCancelled: changed(subtractDecimal),
    ReturnAuthorisationClosed: changed(subtractDecimal),
    ReturnAuthorisationExpired: changed(subtractDecimal),
  },
});
