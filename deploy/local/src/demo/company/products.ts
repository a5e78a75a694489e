/** The product family: two pumps, each with a rotor of its own, made of bought parts. */
import type { Site } from './sites.js';
import { GS1_PREFIX } from './sites.js';

export type BoughtItem = {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly shelfLife?: string;
  /** Price of one unit by the currency that it is bought in. */
  readonly price: Readonly<Record<Site['currency'], string>>;
  /** Replenished when what is free falls to the first, by the second. */
  readonly stock: readonly [point: number, order: number];
};

export type Line = {
  readonly item: string;
  readonly quantity: string;
  readonly operation: number;
  readonly scrapFraction: string;
};

export type Step = {
  readonly step: number;
  readonly instruction: string;
  readonly kind: 'confirm' | 'measure' | 'text';
  readonly unit?: string;
  readonly lower?: string;
  readonly upper?: string;
};

export type Operation = {
  readonly sequence: number;
  readonly name: string;
  readonly workCenter: string;
  /** Minutes. */
  readonly setup: number;
  readonly runPerUnit: number;
  readonly skill: string;
  readonly steps?: readonly Step[];
};

export type MadeItem = {
  readonly id: string;
  readonly name: string;
  readonly lines: readonly Line[];
  readonly operations: readonly Operation[];
};

const part = (id: string, name: string, [eur, pln]: readonly [string, string]) => ({
  ...{ id, name, unit: 'C62' },
  price: { EUR: eur, PLN: pln },
});

export const bought: readonly BoughtItem[] = [
  { ...part('CAST-H1', 'Housing casting DN50', ['46.00', '198.00']), stock: [40, 80] },
  { ...part('CAST-H2', 'Housing casting DN80', ['72.00', '309.00']), stock: [30, 60] },
  { ...part('MOTOR-075', 'Electric motor 0.75 kW', ['88.00', '378.00']), stock: [35, 70] },
  { ...part('MOTOR-150', 'Electric motor 1.5 kW', ['131.00', '563.00']), stock: [24, 48] },
  { ...part('SHAFT-16', 'Shaft 16 mm', ['14.20', '61.00']), stock: [60, 120] },
  { ...part('IMP-BR', 'Impeller, bronze', ['19.80', '85.00']), stock: [80, 160] },
  { ...part('BEAR-6204', 'Ball bearing 6204', ['3.10', '13.30']), stock: [120, 300] },
  {
    ...part('SEAL-24', 'Mechanical seal 24 mm', ['7.60', '32.70']),
    shelfLife: 'P730D',
    stock: [70, 160],
  },
  { ...part('BOLT-M8', 'Bolt M8x30', ['0.18', '0.77']), stock: [500, 1500] },
  {
    ...part('PAINT-5010', 'Paint RAL 5010', ['9.40', '40.40']),
    unit: 'LTR',
    shelfLife: 'P365D',
    stock: [15, 40],
  },
];

const line = (item: string, quantity: string, operation: number): Line => ({
  ...{ item, quantity, operation },
  scrapFraction: '0',
});

const turning = { sequence: 10, name: 'Turn', workCenter: 'TURNING', setup: 20, skill: 'turning' };
const balancing = { sequence: 20, name: 'Balance', workCenter: 'BALANCING', setup: 10, skill: 'balancing' };
const assembly = { sequence: 10, name: 'Assemble', workCenter: 'ASSEMBLY', setup: 15, skill: 'assembly' };
const testing = { sequence: 20, name: 'Test', workCenter: 'TESTING', setup: 10, skill: 'testing' };
/** What every pump is held to at the test bench, by its pressure in bar. */
const testedAt = (lower: string, upper: string): readonly Step[] => [
  { step: 1, instruction: 'Run it for one minute; no leak at the seal', kind: 'confirm' },
  { step: 2, instruction: 'Pressure at the rated flow', kind: 'measure', unit: 'BAR', lower, upper },
];
const painting = { sequence: 30, name: 'Paint', workCenter: 'PAINTING', setup: 15, skill: 'painting' };

export const rotors: readonly MadeItem[] = [
  {
    id: 'ROTOR-100',
    name: 'Rotor 100',
    lines: [line('SHAFT-16', '1', 10), line('IMP-BR', '1', 10), line('BEAR-6204', '2', 20)],
    operations: [
      { ...turning, runPerUnit: 6 },
      { ...balancing, runPerUnit: 3 },
    ],
  },
  {
    id: 'ROTOR-200',
    name: 'Rotor 200, two stages',
    lines: [line('SHAFT-16', '1', 10), line('IMP-BR', '2', 10), line('BEAR-6204', '2', 20)],
    operations: [
      { ...turning, runPerUnit: 8 },
      { ...balancing, runPerUnit: 5 },
    ],
  },
];

export const pumps: readonly MadeItem[] = [
  {
    id: 'PUMP-100',
    name: 'Circulation pump 100',
    lines: [
      line('ROTOR-100', '1', 10),
      line('CAST-H1', '1', 10),
      line('MOTOR-075', '1', 10),
      line('SEAL-24', '1', 10),
      line('BOLT-M8', '8', 10),
      { ...line('PAINT-5010', '0.25', 30), scrapFraction: '0.05' },
    ],
    operations: [
      { ...assembly, runPerUnit: 12 },
      { ...testing, runPerUnit: 5, steps: testedAt('3.80', '4.20') },
      { ...painting, runPerUnit: 4 },
    ],
  },
  {
    id: 'PUMP-200',
    name: 'Pressure pump 200',
    lines: [
      line('ROTOR-200', '1', 10),
      line('CAST-H2', '1', 10),
      line('MOTOR-150', '1', 10),
      line('SEAL-24', '2', 10),
      line('BOLT-M8', '12', 10),
      { ...line('PAINT-5010', '0.4', 30), scrapFraction: '0.05' },
    ],
    operations: [
      { ...assembly, runPerUnit: 16 },
      { ...testing, runPerUnit: 7, steps: testedAt('7.60', '8.40') },
      { ...painting, runPerUnit: 5 },
    ],
  },
];

export const made: readonly MadeItem[] = [...rotors, ...pumps];

/** What is done to a customer's pump, of no material. */
export const services: readonly MadeItem[] = [
  {
    id: 'OVERHAUL',
    name: 'Overhaul and test of a pump',
    lines: [],
    operations: [
      { ...assembly, name: 'Overhaul', runPerUnit: 45 },
      { ...testing, runPerUnit: 10 },
    ],
  },
];

/** What a customer pays for one pump. */
export const listPrice: Readonly<Record<string, Readonly<Record<Site['currency'], string>>>> = {
  'PUMP-100': { EUR: '340.00', PLN: '1470.00' },
  'PUMP-200': { EUR: '510.00', PLN: '2190.00' },
};

const places = [...bought, ...made].map(({ id }) => id);

/** Within which goods are kept and moved, where they do not bear everything. */
export const storageLimits: Readonly<Record<string, readonly object[] | undefined>> = {
  'PAINT-5010': [{ measurement: 'Temperature', unit: 'CEL', lower: '5', upper: '30' }],
};

/** Days for which a new lot keeps. */
export const shelfLives: Readonly<Record<string, number | undefined>> = Object.fromEntries(
  bought.map(({ id, shelfLife }) => [
    id,
    shelfLife === undefined ? undefined : Number(shelfLife.slice(1, -1)),
  ]),
);

/** GS1 item reference, `companyPrefix.itemReference`. */
export const gtinOf = (item: string): string =>
  `${GS1_PREFIX}.${String(places.indexOf(item) + 1).padStart(6, '0')}`;

export const madeNamed = (id: string): MadeItem => {
  const found = [...made, ...services].find((each) => each.id === id);
  if (!found) throw new Error(`${id} is not made here.`);
  return found;
};

export const unitOf = (item: string): string => bought.find(({ id }) => id === item)?.unit ?? 'C62';
