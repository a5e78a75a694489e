/** Value added tax on goods: the rate at home, none on what leaves the country (reverse charge or export). */

/** Standard rates by country, as published by the European Commission and the national offices for 2026. */
const STANDARD_RATE: Readonly<Record<string, string>> = {
  AT: '0.2',
  BE: '0.21',
  CH: '0.081',
  CZ: '0.21',
  DE: '0.19',
  DK: '0.25',
  ES: '0.21',
  FI: '0.255',
  FR: '0.2',
  GB: '0.2',
  IE: '0.23',
  IT: '0.22',
  LU: '0.17',
  NL: '0.21',
  NO: '0.25',
  PL: '0.23',
  PT: '0.23',
  SE: '0.25',
};

/**
 * The rate as a fraction for a sale between businesses. Goods to another country are free of tax: within
 * the Union the customer owes it (Directive 2006/112/EC, article 138), beyond it they are exported (article
 * 146). Undefined when the rate of the country of the sale is not known.
 */
export const taxRate = (seller: string, customer: string): string | undefined =>
  seller === customer ? STANDARD_RATE[seller] : '0';
