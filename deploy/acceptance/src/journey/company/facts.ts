/** What the chapters agree on: quantities, money, days and places. */
export { eur, pieces, pln } from '../../testing/product.http.js';
export { inDays } from '../../testing/dates.js';

export const LYON = 'lyon';
export const GDANSK = 'gdansk';

export const litres = (value: string) => ({ value, unit: 'LTR' });

/** The customer order that is made, inspected, shipped and paid. */
export const ORDER = 'SO-1';
export const MADE = `${ORDER}.1`;
export const MADE_LOT = `L-${MADE}`;
