/**
 * The small company of a trial: two sites in two zones and two currencies, few items, and partners of
 * both.
 */

export type Currency = 'EUR' | 'GBP';

export type Site = {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly country: string;
  readonly currency: Currency;
  readonly timeZone: string;
  readonly gln: string;
  readonly people: readonly string[];
};

const PREFIX = '4012345';

export const SITES: readonly Site[] = [
  {
    ...{ id: 'lyon', name: 'Lyon', company: 'trial-fr', country: 'FR', currency: 'EUR' },
    ...{ timeZone: 'Europe/Paris', gln: `${PREFIX}.00101`, people: ['lyon-1', 'lyon-2'] },
  },
  {
    ...{ id: 'leeds', name: 'Leeds', company: 'trial-uk', country: 'GB', currency: 'GBP' },
    ...{ timeZone: 'Europe/London', gln: `${PREFIX}.00201`, people: ['leeds-1', 'leeds-2'] },
  },
];

export type Item = {
  readonly id: string;
  readonly unit: string;
  readonly gtin: string;
  readonly made?: true;
  /** Agreed price to buy, list price to sell; multiples of 0.05, so that a tax of a fifth is exact. */
  readonly price: Readonly<Record<Currency, string>>;
};

export const BOLT: Item = {
  ...{ id: 'BOLT', unit: 'C62', gtin: `${PREFIX}.000001` },
  price: { EUR: '1.20', GBP: '1.05' },
};
export const STEEL: Item = {
  ...{ id: 'STEEL', unit: 'KGM', gtin: `${PREFIX}.000002` },
  price: { EUR: '2.45', GBP: '2.15' },
};
/** Inspected when it comes in. */
export const CAST: Item = {
  ...{ id: 'CAST', unit: 'C62', gtin: `${PREFIX}.000003` },
  price: { EUR: '46.00', GBP: '41.00' },
};
export const PUMP: Item = {
  ...{ id: 'PUMP', unit: 'C62', gtin: `${PREFIX}.000004`, made: true },
  price: { EUR: '180.00', GBP: '155.00' },
};

export const ITEMS: readonly Item[] = [BOLT, STEEL, CAST, PUMP];
export const BOUGHT: readonly Item[] = [BOLT, STEEL, CAST];
export const SOLD: readonly Item[] = [PUMP, BOLT];

/** What one pump takes. */
export const PUMP_LINES = [
  { item: BOLT, quantity: '2' },
  { item: STEEL, quantity: '1.5' },
] as const;

export const OPERATION = 10;
export const WORK_CENTER = 'ASSEMBLY';
export const SKILL = 'assembly';

/** What is measured of a casting: good between the limits. */
export const WIDTH = { id: 'width', nominal: '10', lower: '9', upper: '11' };

export type Partner = { readonly id: string; readonly currency: Currency; readonly country: string };

export const SUPPLIERS: readonly Partner[] = [
  { id: 'FORGE', currency: 'EUR', country: 'FR' },
  { id: 'SMITH', currency: 'GBP', country: 'GB' },
];

/** Whoever is in another country of the Union has a VAT id. */
export const CUSTOMERS: readonly (Partner & { readonly vatId?: string })[] = [
  { id: 'RHONE', currency: 'EUR', country: 'FR' },
  { id: 'PORTO', currency: 'EUR', country: 'PT', vatId: 'PT501442600' },
  { id: 'YORK', currency: 'GBP', country: 'GB' },
];

/** Lots that all clients move; a name says nothing about where the goods came from. */
export const HOT_LOTS: readonly string[] = ['HOT-1', 'HOT-2', 'HOT-3'];

/** What is in each hot lot before the load begins. */
export const OPENING: Readonly<Record<string, string>> = { BOLT: '4000', STEEL: '2500', PUMP: '150' };

/** Pounds for one euro, and back; one rate for all days, so that money can be followed by hand. */
export const RATES = [
  { from: 'EUR', to: 'GBP', rate: '0.87' },
  { from: 'GBP', to: 'EUR', rate: '1.15' },
] as const;
