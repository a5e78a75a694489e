/** tmp. */
import { mkdtempSync } from 'node:fs';
import { openTrialCompany } from './company/company.process.js';

const state = mkdtempSync('/tmp/gemba-chaos-');
const t = performance.now();
const company = await openTrialCompany({ state, portBase: 22000, signal: new AbortController().signal });
console.log('ready', performance.now() - t, state, company.run().pids);
console.log(await company.tell('finance', { order: 'say' }));
console.log(await company.tell('finance', { order: 'clock', byMs: 100000 }));
await company.tell('finance', { order: 'fill-memory' });
await new Promise((r) => setTimeout(r, 4000));
console.log(company.run().pids);
await company.stop();
