/** The units of UN/ECE Recommendation 20 that operations use, each with its dimension and exact factor. */
import { addDecimal, divideDecimals, multiplyDecimal, subtractDecimal } from './decimal.js';
import type { Quantity } from './quantity.js';
import { QUANTITY_DECIMALS } from './quantity.js';

/**
 * A value in base units is `(value + offset) × factor`. Bases: piece, kilogram, metre, square metre,
 * litre, second, joule, watt, pascal, newton, ninth of a kelvin, revolution a minute, volt, ampere,
 * decibel, percent.
 */
export type Unit = {
  readonly code: string;
  readonly name: string;
  readonly dimension: string;
  readonly factor: string;
  readonly offset: string;
};

/**
 * Rows `code factor name`. Pounds, feet and gallons: exact by the international agreement of 1959 and NIST
 * Handbook 44, appendix C. Months and years are missing because they have no fixed length.
 */
const TABLE: Readonly<Record<string, string>> = {
  count: `C62 1 one|H87 1 piece|EA 1 each|PR 2 pair|DZN 12 dozen|CEN 100 hundred
    |GRO 144 gross|MIL 1000 thousand`,
  mass: `MC 0.000000001 microgram|MGM 0.000001 milligram|GRM 0.001 gram|KGM 1 kilogram|DTN 100 decitonne
    |TNE 1000 tonne|ONZ 0.028349523125 ounce|LBR 0.45359237 pound
    |STN 907.18474 short ton|LTN 1016.0469088 long ton`,
  length: `4H 0.000001 micrometre|MMT 0.001 millimetre|CMT 0.01 centimetre|DMT 0.1 decimetre|MTR 1 metre
    |KMT 1000 kilometre|INH 0.0254 inch|FOT 0.3048 foot|YRD 0.9144 yard|SMI 1609.344 statute mile`,
  area: `MMK 0.000001 square millimetre|CMK 0.0001 square centimetre|DMK 0.01 square decimetre
    |MTK 1 square metre|HAR 10000 hectare|KMK 1000000 square kilometre|INK 0.00064516 square inch
    |FTK 0.09290304 square foot`,
  volume: `MMQ 0.000001 cubic millimetre|MLT 0.001 millilitre|CMQ 0.001 cubic centimetre|CLT 0.01 centilitre
    |DLT 0.1 decilitre|LTR 1 litre|DMQ 1 cubic decimetre|HLT 100 hectolitre|MTQ 1000 cubic metre
    |OZA 0.0295735295625 fluid ounce (US)|GLL 3.785411784 gallon (US)|GLI 4.54609 gallon (UK)`,
  time: `C26 0.001 millisecond|SEC 1 second|MIN 60 minute|HUR 3600 hour|DAY 86400 day|WEE 604800 week`,
  energy: `JOU 1 joule|KJO 1000 kilojoule|3B 1000000 megajoule|WHR 3600 watt hour|KWH 3600000 kilowatt hour
    |MWH 3600000000 megawatt hour`,
  power: `WTT 1 watt|KWT 1000 kilowatt|MAW 1000000 megawatt`,
  pressure: `PAL 1 pascal|KPA 1000 kilopascal|MPA 1000000 megapascal|MBR 100 millibar|BAR 100000 bar`,
  force: `NEW 1 newton|B47 1000 kilonewton`,
  temperature: `KEL 9 kelvin|CEL 9 degree Celsius|FAH 5 degree Fahrenheit`,
  rotation: `RPM 1 revolutions per minute|RPS 60 revolutions per second`,
  voltage: `2Z 0.001 millivolt|VLT 1 volt|KVT 1000 kilovolt`,
  current: `4K 0.001 milliampere|AMP 1 ampere`,
  loudness: `2N 1 decibel`,
  fraction: `P1 1 percent`,
};

/**
 * What is added before scaling: the kelvins of 0 °C, the degrees Fahrenheit between absolute zero and 0 °F.
 */
const OFFSETS: Readonly<Record<string, string>> = { CEL: '273.15', FAH: '459.67' };

const UNITS: ReadonlyMap<string, Unit> = new Map(
  Object.entries(TABLE).flatMap(([dimension, rows]) =>
    rows.split('|').map((row) => {
      const [code = '', factor = '', ...name] = row.trim().split(' ');
      return [code, { code, name: name.join(' '), dimension, factor, offset: OFFSETS[code] ?? '0' }] as const;
    }),
  ),
);

/** The code is none of the supported codes of Recommendation 20. */
export class UnknownUnit extends Error {
  override readonly name = 'UnknownUnit';

  constructor(code: string) {
    super(`${code} is no unit of UN/ECE Recommendation 20 that is supported`);
  }
}

/** Kilograms do not become metres; only a factor of the item can say how many metres weigh a kilogram. */
export class DimensionMismatch extends Error {
  override readonly name = 'DimensionMismatch';
  readonly code = 'PRD-UOM-DIMENSION';

  constructor(from: Unit, to: Unit) {
    super(`${from.code} measures ${from.dimension}, ${to.code} measures ${to.dimension}: no conversion`);
  }
}

export function isUnit(code: unknown): code is string {
  return typeof code === 'string' && UNITS.has(code);
}

/** Name, dimension and factor of a code. Throws UnknownUnit. */
export function unitOf(code: string): Unit {
  const unit = UNITS.get(code);
  if (unit === undefined) throw new UnknownUnit(code);
  return unit;
}

/** All supported units, in the order of the table. */
export function allUnits(): readonly Unit[] {
  return [...UNITS.values()];
}

/** Whether both units measure the same thing. Throws UnknownUnit. */
export function areConvertible(a: string, b: string): boolean {
  return unitOf(a).dimension === unitOf(b).dimension;
}

/**
 * The same amount in another unit of its dimension. Computed exactly and rounded once, half to even, to
 * `decimals` after the point; a result that fits is exact. Throws DimensionMismatch, UnknownUnit.
 */
export function convertUnit(q: Quantity, to: string, decimals = QUANTITY_DECIMALS): Quantity {
  const source = unitOf(q.unit);
  const target = unitOf(to);
  if (source.dimension !== target.dimension) throw new DimensionMismatch(source, target);
  const base = multiplyDecimal(addDecimal(q.value, source.offset), source.factor);
  // The offset is taken off before the division, so that the only rounding is the last step.
  const shifted = subtractDecimal(base, multiplyDecimal(target.offset, target.factor));
  return { value: divideDecimals(shifted, target.factor, decimals), unit: to };
}
