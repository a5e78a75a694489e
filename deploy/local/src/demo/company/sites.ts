/** Hydra Pumps: two legal entities and three sites, each with its own zone, calendar, currency and shifts. */

export type Site = {
  readonly id: 'lyon' | 'porto' | 'gdansk';
  readonly name: string;
  /** Begins the ids of what belongs to the site. */
  readonly code: string;
  readonly companyId: string;
  /** Where goods leave from. */
  readonly country: string;
  /** The standard rate of value added tax. */
  readonly taxRate: string;
  readonly timeZone: string;
  readonly currency: 'EUR' | 'PLN';
  /** GS1 location, `companyPrefix.locationReference`. */
  readonly gln: string;
  readonly shifts: readonly Shift[];
  readonly holidays: readonly string[];
  /** What an hour of work and of a machine adds to what is made. */
  readonly labourRate: string;
  readonly machineRate: string;
  /** Fewest and most customer orders of a working day. */
  readonly orders: readonly [number, number];
};

export type Shift = {
  readonly name: string;
  readonly start: string;
  readonly end: string;
  readonly weekdays: readonly string[];
};

/** Prefix of all GS1 keys of the company. */
export const GS1_PREFIX = '4012345';

export const legalEntities = [
  {
    id: 'hydra-eu',
    name: 'Hydra Pumps Europe SAS',
    currency: 'EUR',
    groupCurrency: 'EUR',
    country: 'FR',
  },
  {
    id: 'hydra-pl',
    name: 'Hydra Pompy Polska Sp. z o.o.',
    currency: 'PLN',
    groupCurrency: 'EUR',
    country: 'PL',
  },
] as const;

const WEEK = ['1', '2', '3', '4', '5'];
const early = { name: 'early', start: '06:00', end: '14:00', weekdays: WEEK };
const late = { name: 'late', start: '14:00', end: '22:00', weekdays: WEEK };
const day = { name: 'day', start: '07:30', end: '16:30', weekdays: WEEK };

export const sites: readonly Site[] = [
  {
    id: 'lyon',
    name: 'Lyon',
    code: 'LYO',
    companyId: 'hydra-eu',
    country: 'FR',
    taxRate: '0.2',
    timeZone: 'Europe/Paris',
    currency: 'EUR',
    gln: `${GS1_PREFIX}.00101`,
    shifts: [early, late],
    holidays: ['2026-05-01', '2026-05-08', '2026-07-14', '2026-11-11', '2026-12-25', '2027-01-01'],
    labourRate: '38.00',
    machineRate: '22.00',
    orders: [1, 2],
  },
  {
    id: 'porto',
    name: 'Porto',
    code: 'POR',
    companyId: 'hydra-eu',
    country: 'PT',
    taxRate: '0.23',
    timeZone: 'Europe/Lisbon',
    currency: 'EUR',
    gln: `${GS1_PREFIX}.00201`,
    shifts: [day],
    holidays: ['2026-05-01', '2026-06-10', '2026-10-05', '2026-12-01', '2026-12-25', '2027-01-01'],
    labourRate: '24.00',
    machineRate: '20.00',
    orders: [0, 2],
  },
  {
    id: 'gdansk',
    name: 'Gdańsk',
    code: 'GDA',
    companyId: 'hydra-pl',
    country: 'PL',
    taxRate: '0.23',
    timeZone: 'Europe/Warsaw',
    currency: 'PLN',
    gln: `${GS1_PREFIX}.00301`,
    shifts: [early, late],
    holidays: ['2026-05-01', '2026-05-03', '2026-08-15', '2026-11-11', '2026-12-25', '2027-01-01'],
    labourRate: '110.00',
    machineRate: '80.00',
    orders: [1, 2],
  },
];

/** Places of a site that the warehouse names in its reports. */
export const locationsOf = (site: Site) => [
  { id: `${site.id}.dock`, name: `${site.name}, goods receipt`, site: site.id, gln: site.gln },
  {
    id: `${site.id}.store`,
    name: `${site.name}, store`,
    site: site.id,
    gln: `${site.gln.slice(0, -1)}2`,
  },
];

export const siteNamed = (id: string): Site => {
  const site = sites.find((each) => each.id === id);
  if (!site) throw new Error(`Hydra Pumps has no site ${id}.`);
  return site;
};
