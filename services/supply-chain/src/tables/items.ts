/**
 * What production says about items, by our own id and by the GS1 reference under which warehouses know
 * them.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { ItemRegistered } from '@gemba/contracts/events/production/definition';
import { table } from '@gemba/read-model/table';
import { gtinOf } from '../epcis/words/gs1-keys.js';
import { present } from '../facts/facts.js';
import type { GtinRow, ItemRow } from './rows.js';

const rowOf = ({ kind, unit, tracking, shelfLife, gtin }: ItemRegistered): ItemRow => ({
  kind,
  unit,
  tracking,
  ...present({ shelfLife, gtin }),
});

export const itemTable = table('item', {
  events: companyEvents,
  row: {} as ItemRow,
  on: {
    ItemRegistered: { key: (e) => e.subject, becomes: (_, e) => rowOf(e.data) },
    ItemRecoverySet: {
      key: (e) => e.subject,
      becomes: (row, { data: { refurbishedAs } }) => {
        if (!row) return null;
        const { refurbishedAs: _, ...registered } = row;
        return { ...registered, ...present({ refurbishedAs }) };
      },
    },
  },
});

export const itemByGtinTable = table('item-by-gtin', {
  events: companyEvents,
  row: {} as GtinRow,
  on: {
    ItemRegistered: {
      key: (e) => (e.data.gtin === undefined ? null : gtinOf(e.data.gtin)),
      becomes: (_, e) => ({ item: e.subject, unit: e.data.unit }),
    },
  },
});
