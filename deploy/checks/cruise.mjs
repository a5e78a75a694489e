/**
 * Holds the borders of `borders.mjs` by dependency-cruiser, and that no two folders import each other.
 *
 *   cruise.mjs eslint.config.mjs libs services deploy   these files and folders, below the current folder
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, format } from 'dependency-cruiser';
import borders, { TESTS } from './borders.mjs';

/** @typedef {{ source: string, dependencies: readonly { resolved: string }[] }} Module */
/** @typedef {{ folders: readonly [string, string], imports: readonly string[] }} Pair */

const OURS = /^(libs|services|deploy)\//;
const test = new RegExp(`${TESTS}|/(test|testing)/`);

/** @param {string} file */
const counts = (file) => OURS.test(file) && !file.includes('node_modules/') && !test.test(file);

/**
 * Pairs of folders whose files import each other, a folder and one inside it too; what tests import does not
 * count. With each pair come the imports of the direction that has fewer of them.
 *
 * @param {readonly Module[]} modules
 * @returns {Pair[]}
 */
export function mutualFolders(modules) {
  /** @type {Map<string, string[]>} */
  const imports = new Map();
  for (const { source, dependencies } of modules.filter((it) => counts(it.source)))
    for (const { resolved } of dependencies.filter((it) => counts(it.resolved))) {
      const way = `${dirname(source)} ${dirname(resolved)}`;
      imports.set(way, [...(imports.get(way) ?? []), `${source} → ${resolved}`]);
    }
  return [...imports.keys()].flatMap((way) => {
    const [from, to] = /** @type {[string, string]} */ (way.split(' '));
    const [there, back] = [imports.get(way) ?? [], imports.get(`${to} ${from}`) ?? []];
    if (from >= to || back.length === 0) return [];
    return [{ folders: [from, to], imports: there.length <= back.length ? there : back }];
  });
}

async function main() {
  const { forbidden, options } = borders;
  const found = await cruise(process.argv.slice(2), { ...options, ruleSet: { forbidden }, validate: true });
  const result = /** @type {import('dependency-cruiser').ICruiseResult} */ (found.output);
  const { output, exitCode } = await format(result, { outputType: 'err-long' });
  console.log(output);
  const pairs = mutualFolders(result.modules);
  for (const { folders, imports } of pairs) {
    console.log(`${folders.join(' and ')} import each other: move what both need into one, or below both.`);
    for (const line of imports) console.log(`    ${line}`);
  }
  process.exitCode = exitCode === 0 && pairs.length === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
