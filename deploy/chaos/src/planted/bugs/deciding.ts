/** Bugs in the rules of the business. */
import type { Bug } from './bug.js';

export const deciding: readonly Bug[] = [
  {
    name: 'negative-stock-by-backdating',
    file: 'services/supply-chain/src/stock/stock-limits.ts',
    edits: [{ find: ' ?? tooFewSince(lot, taking);', replace: ';' }],
    exposure: { kind: 'company', faults: [] },
    convictedBy: ['stock-never-negative', 'rules-held'],
    how: 'Only what is there now is looked at, not what was there when the goods are said to have left.',
  },
  {
    name: 'reserved-beyond-on-hand',
    file: 'services/supply-chain/src/stock/stock-limits.ts',
    edits: [{ find: 'return isLess(open, quantity.value)', replace: "return isLess(open, '0')" }],
    exposure: { kind: 'company', faults: [] },
    convictedBy: ['reserved-within-available', 'rules-held'],
    how: 'A promise is given as long as anything is free, however much is asked for.',
  },
  {
    name: 'shipped-beyond-ordered',
    file: 'services/supply-chain/src/selling/shipment-limits.ts',
    edits: [{ find: 'if (!isLess(open, quantity.value)) return null;', replace: 'return null;' }],
    exposure: { kind: 'company', faults: [] },
    convictedBy: ['shipped-within-ordered', 'rules-held'],
    how: 'Nobody looks at what of the order is still open.',
  },
  {
    name: 'paid-beyond-received',
    file: 'services/finance/src/invoices/supplier-invoice/match.ts',
    edits: [
      {
        find: 'return [{ ...deal, quantity: rest }];',
        replace: 'return [deal];',
      },
    ],
    exposure: { kind: 'company', faults: [] },
    convictedBy: ['matched-within-received', 'paid-within-received-at-price'],
    how: 'What an invoice was matched with can be billed once more.',
  },
  {
    name: 'one-cent-drift',
    file: 'services/finance/src/ledger/journal/balance.ts',
    edits: [
      {
        find: '].filter(({ open }) => !isZeroMoney(open));',
        replace: '].filter(({ open }) => Math.abs(Number(open.amount)) > 0.01);',
      },
    ],
    exposure: { kind: 'company', faults: [] },
    convictedBy: ['journals-balance'],
    how: 'A cent that rounding leaves over is not posted.',
  },
];
