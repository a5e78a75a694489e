/** Transfers as the sites that need them see them: how much was given, has left, is on its way, has come. */
import { companyEvents } from '@gemba/contracts/events/company';
import { addDecimal, compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { table } from '@gemba/read-model/table';
import type { StockTransferRow } from '../../answers/rows/supply-chain.js';

/** Whether it is late is a question of today. */
type Row = Omit<StockTransferRow, 'late'>;

const key = ({ subject }: { readonly subject: string }): string => subject;

const value = (quantity: Quantity | undefined): string => quantity?.value ?? '0';

const sum = (...values: readonly string[]): string => values.reduce(addDecimal, '0');

const statusOf = ({ status, consented, shipped, inTransit }: Row): Row['status'] => {
  if (status === 'refused' || status === 'cancelled') return status;
  if (consented === null) return 'requested';
  if (compareDecimals(inTransit, '0') > 0) return 'in-transit';
  return compareDecimals(shipped, consented) >= 0 ? 'received' : 'consented';
};

const changed = (row: Row | undefined, change: (row: Row) => Partial<Row>): Row | null => {
  if (!row) return null;
  const after = { ...row, ...change(row) };
  return { ...after, status: statusOf(after) };
};

export const stockTransfers = table<typeof companyEvents, Row>('stock-transfers', {
  events: companyEvents,
  row: {} as Row,
  on: {
    StockTransferRequested: {
      key,
      becomes: (_, { subject, data: { site, from, item, quantity, wanted } }) => ({
        ...{ id: subject, site, from, item, status: 'requested', wanted },
        ...{ quantity: quantity.value, unit: quantity.unit, consented: null },
        ...{ shipped: '0', inTransit: '0', received: '0', differences: '0' },
        ...{ shippedOn: null, receivedOn: null },
      }),
    },
    StockTransferConsented: {
      key,
      becomes: (row, { data: { quantity } }) => changed(row, () => ({ consented: quantity.value })),
    },
    StockTransferRefused: { key, becomes: (row) => changed(row, () => ({ status: 'refused' })) },
    StockTransferCancelled: { key, becomes: (row) => changed(row, () => ({ status: 'cancelled' })) },
    StockTransferEnded: {
      key,
      becomes: (row, { data: { quantity } }) =>
        changed(row, ({ consented }) => ({
          consented: consented === null ? null : subtractDecimal(consented, quantity.value),
        })),
    },
    StockTransferDespatched: {
      key,
      becomes: (row, { data: { quantity, shippedOn } }) =>
        changed(row, ({ shipped, inTransit }) => ({
          shippedOn,
          shipped: sum(shipped, quantity.value),
          inTransit: sum(inTransit, quantity.value),
        })),
    },
    StockTransferReceived: {
      key,
      becomes: (row, { businessDate, data: { quantity, short, damaged, over } }) =>
        changed(row, ({ inTransit, received, differences }) => ({
          receivedOn: businessDate,
          inTransit: subtractDecimal(inTransit, sum(quantity.value, value(short), value(damaged))),
          received: sum(received, quantity.value),
          differences: sum(differences, value(short), value(damaged), value(over)),
        })),
    },
    TransferDifferenceResolved: {
      key,
      becomes: (row, { data: { kind, quantity, resolution } }) =>
        changed(row, ({ received, differences }) => ({
          differences: subtractDecimal(differences, quantity.value),
          received: resolution === 'found' && kind !== 'over' ? sum(received, quantity.value) : received,
        })),
    },
  },
});
