/** Suppliers with the items they deliver, and customers with the site that serves them. */
import type { Site } from './sites.js';

export type Supplier = {
  readonly id: string;
  readonly name: string;
  readonly currency: Site['currency'];
  /** Days from order to delivery. */
  readonly days: number;
  readonly gln: string;
  readonly items: readonly string[];
};

export type Customer = {
  readonly id: string;
  readonly name: string;
  readonly currency: Site['currency'];
  readonly country: string;
  /** Without one a customer in another member state pays the tax of where the goods leave. */
  readonly vatId: string;
  readonly site: Site['id'];
  /** Days from invoice to payment. */
  readonly pays: number;
};

const castings = ['CAST-H1', 'CAST-H2'];
const motors = ['MOTOR-075', 'MOTOR-150'];
const turned = ['SHAFT-16', 'IMP-BR'];
const small = ['BEAR-6204', 'SEAL-24', 'BOLT-M8', 'PAINT-5010'];

type Named = readonly [id: string, name: string, reference: number];

const supplier = ([id, name, reference]: Named, rest: Pick<Supplier, 'currency' | 'days' | 'items'>) => ({
  ...{ id, name, ...rest },
  gln: `7612345.${String(reference).padStart(5, '0')}`,
});

export const suppliers: readonly Supplier[] = [
  supplier(['FONDERIE-RHONE', 'Fonderie du Rhône', 11], { currency: 'EUR', days: 3, items: castings }),
  supplier(['ELEKTRO-NORD', 'Elektro Nord GmbH', 12], { currency: 'EUR', days: 3, items: motors }),
  supplier(['METAL-DOURO', 'Metal Douro Lda', 13], { currency: 'EUR', days: 2, items: turned }),
  supplier(['TECHNO-PARTS', 'Techno Parts SA', 14], { currency: 'EUR', days: 2, items: small }),
  supplier(['ODLEWNIA-BALTYK', 'Odlewnia Bałtyk', 21], { currency: 'PLN', days: 3, items: castings }),
  supplier(['SILNIKI-POMORZE', 'Silniki Pomorze', 22], { currency: 'PLN', days: 3, items: motors }),
  supplier(['OBROBKA-GDYNIA', 'Obróbka Gdynia', 23], { currency: 'PLN', days: 2, items: turned }),
  supplier(['CZESCI-TCZEW', 'Części Tczew', 24], { currency: 'PLN', days: 2, items: small }),
];

/** Who delivers an item in a currency. */
export const supplierOf = (item: string, currency: string): Supplier => {
  const found = suppliers.find((each) => each.currency === currency && each.items.includes(item));
  if (!found) throw new Error(`Nobody delivers ${item} for ${currency}.`);
  return found;
};

const customer = (
  [id, name, vatId]: readonly [string, string, string],
  rest: Pick<Customer, 'currency' | 'site' | 'pays'>,
) => ({ id, name, country: vatId.slice(0, 2), vatId, ...rest });

export const customers: readonly Customer[] = [
  customer(['AQUA-SUD', 'Aqua Sud', 'FR40303265045'], { currency: 'EUR', site: 'lyon', pays: 10 }),
  customer(['THERMO-ALPES', 'Thermo Alpes', 'FR23334175221'], { currency: 'EUR', site: 'lyon', pays: 13 }),
  customer(['EAUX-DE-LOIRE', 'Eaux de Loire', 'FR83404833048'], { currency: 'EUR', site: 'lyon', pays: 37 }),
  customer(['AGUAS-NORTE', 'Águas do Norte', 'PT501442600'], { currency: 'EUR', site: 'porto', pays: 12 }),
  customer(['CLIMA-LISBOA', 'Clima Lisboa', 'PT502075090'], { currency: 'EUR', site: 'porto', pays: 9 }),
  customer(['CIEPLO-BALTYK', 'Ciepło Bałtyk', 'PL5260001246'], { currency: 'PLN', site: 'gdansk', pays: 12 }),
  customer(['WODA-MAZOWSZE', 'Woda Mazowsze', 'PL7740001454'], { currency: 'PLN', site: 'gdansk', pays: 10 }),
  customer(['NORDIC-WATER', 'Nordic Water', 'SE556012579001'], { currency: 'EUR', site: 'gdansk', pays: 14 }),
];

export const customersOf = (site: string): readonly Customer[] =>
  customers.filter((each) => each.site === site);
