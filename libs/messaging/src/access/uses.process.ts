/** Reads which service has to do with which topics: the file is made from what the services register. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TopicUses } from './rights.js';

/** Written by `npm run docs`, held by `npm run check`. */
const file = resolve(import.meta.dirname, '../../../contracts/topics.json');

export const companyUses = (): TopicUses => JSON.parse(readFileSync(file, 'utf8')) as TopicUses;
