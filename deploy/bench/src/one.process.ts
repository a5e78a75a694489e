/** Runs one row in a process of its own, so that no row finds the memory and the warm code of another. */
import type { Bench } from './measure/row.js';
import { rows } from './rows.js';

const [id, bench = '{}'] = process.argv.slice(2);
const row = rows.find((each) => each.id === id);
if (!row || !process.send) throw new Error(`There is no row ${String(id)}, or nobody to tell its result.`);
process.send(await row.run(JSON.parse(bench) as Bench));
process.disconnect();
