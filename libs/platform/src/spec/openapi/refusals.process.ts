/** The codes with which each command may be refused: the file is made from the rules. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RefusalCodes } from './nouns.js';

/** Written by `npm run docs`, held by `npm run check`. */
const file = resolve(import.meta.dirname, '../../../../contracts/refusals.json');

/** Service → command → codes. */
export type CompanyRefusals = Readonly<Record<string, RefusalCodes>>;

/** @throws where the file is missing */
export const companyRefusals = (): CompanyRefusals =>
  JSON.parse(readFileSync(file, 'utf8')) as CompanyRefusals;
