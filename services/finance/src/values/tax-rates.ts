/**
 * The rates of value added tax of each country: one standard rate (Directive 2006/112/EC, articles 96 and 97)
 * and reduced ones (98 and 99, and those that article 110 lets a state keep), on the mainland.
 */
import { compareDecimals } from '@gemba/measures/decimal';

/** The standard rate first, then the reduced ones. */
type Rates = readonly [standard: string, ...reduced: string[]];

/** In force in 2026, as published by the European Commission (TEDB) and the national offices. */
const RATES: Readonly<Record<string, Rates>> = {
  AT: ['0.2', '0.13', '0.1'],
  BE: ['0.21', '0.12', '0.06'],
  BG: ['0.2', '0.09'],
  CH: ['0.081', '0.038', '0.026'],
  CY: ['0.19', '0.09', '0.05', '0.03'],
  CZ: ['0.21', '0.12'],
  DE: ['0.19', '0.07'],
  DK: ['0.25'],
  EE: ['0.24', '0.13', '0.09'],
  ES: ['0.21', '0.1', '0.04'],
  FI: ['0.255', '0.135', '0.1'],
  FR: ['0.2', '0.1', '0.055', '0.021'],
  GB: ['0.2', '0.05'],
  GR: ['0.24', '0.13', '0.06'],
  HR: ['0.25', '0.13', '0.05'],
  HU: ['0.27', '0.18', '0.05'],
  IE: ['0.23', '0.135', '0.09', '0.048'],
  IT: ['0.22', '0.1', '0.05', '0.04'],
  LT: ['0.21', '0.12', '0.05'],
  LU: ['0.17', '0.14', '0.08', '0.03'],
  LV: ['0.21', '0.12', '0.05'],
  MT: ['0.18', '0.12', '0.07', '0.05'],
  NL: ['0.21', '0.09'],
  NO: ['0.25', '0.15', '0.12'],
  PL: ['0.23', '0.08', '0.05'],
  PT: ['0.23', '0.13', '0.06'],
  RO: ['0.21', '0.11'],
  SE: ['0.25', '0.12', '0.06'],
  SI: ['0.22', '0.095', '0.05'],
  SK: ['0.23', '0.19', '0.05'],
};

/** In force before, in 2025, where a rate has changed since; `until` is the first day of the new ones. */
const EARLIER: Readonly<Record<string, { readonly until: string; readonly rates: Rates }>> = {
  EE: { until: '2025-07-01', rates: ['0.22', '0.13', '0.09'] },
  FI: { until: '2026-01-01', rates: ['0.255', '0.14', '0.1'] },
  LT: { until: '2026-01-01', rates: ['0.21', '0.09', '0.05'] },
  RO: { until: '2025-08-01', rates: ['0.19', '0.09', '0.05'] },
};

type Place = { readonly country?: string | undefined } | undefined;

/** Where value added tax is owed: in the country of the site, or of its legal entity where it states none. */
export const taxCountry = ({ place, entity }: { readonly place: Place; readonly entity: Place }) =>
  place?.country ?? entity?.country;

/** Where and when the tax is owed; without a country that is known here no rate is. */
export type TaxPoint = { readonly country: string | undefined; readonly date: string };

/** The rates of a country on a date; undefined when they are not known. */
export const taxRatesOn = ({ country = '', date }: TaxPoint): Rates | undefined => {
  const earlier = EARLIER[country];
  return earlier && date < earlier.until ? earlier.rates : RATES[country];
};

/** Whether the country has the rate on the date. Nothing at all is everywhere: exempt, or reverse charge. */
export const isTaxRate = (rate: string, at: TaxPoint): boolean =>
  [...(taxRatesOn(at) ?? []), '0'].some((each) => compareDecimals(each, rate) === 0);
