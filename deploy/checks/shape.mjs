/** The shape of the tree: few entries at the root, an opening sentence a file, words and paths in place. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {{ path: string, line?: number, says: string }} Finding */
/**
 * Paths are relative to the root.
 *
 * @typedef {{ root: string, folders: Map<string, string[]>, files: string[] }} Tree
 */
/** @typedef {{ path: string, text: string, lines: string[] }} Source */

const ROOT_ENTRIES = 18;
const README_LINES = 80;
const COLUMNS = 110;

const MADE = new Set(['.git', '.gemba', '.nx', 'coverage', 'dist', 'node_modules']);
const CODE = new Set(['.ts', '.tsx', '.mjs', '.js']);
const TEXT = new Set([...CODE, '.sql', '.md', '.json', '.yml', '.yaml', '.css', '.html', '.sh']);
const UNREAD = new Set(['package-lock.json']);
/** Words of another language are not what they would be in English. */
const TRANSLATED = /\/(fr|pl|pt)\.json$/;

// Each word is spelt with a class of one letter so that this list does not find itself.
// Quoted X three times is the currency of ISO 4217 that stands for none.
const LATER = /\b([T]ODO|[F]IXME|(?<!['"])[X]XX(?!['"])|[n]ot implemented)\b/i;
// A form field has an attribute of this name, a style a selector or a variable.
const STAND_IN = /(?<![\w:-])[p]laceholder\b(?!\s*[=:(])/i;
const ABOUT_US = /\b([c]laude|[a]i agent|[l]anguage model|[s]ubagent)\b/i;
const MACHINE_PATH = /(^|[\s"'`(=])\/(work|farm|home|root|Users)\/\w/;
const CLIMBING_PATH = /(?<![\w./])(?:\.\.\/)+[\w.-]+/g;
const VAGUE_NAME = /(^|[-.])(utils?|helpers?|managers?|misc|index)\.(test\.)?[a-z]+$/;
const DEAD_CODE = /^\s*\/\/ ?(?:(?:import|export|const|let|return|await|if|for)\b.*[;{]|.*\);|\}.*)\s*$/;
const LINK = /\]\((?!https?:|mailto:|#)([^)\s#]+)[^)]*\)/g;

/** @param {string} root @returns {Tree} */
function walk(root) {
  /** @type {Tree} */
  const tree = { root, folders: new Map(), files: [] };
  const visit = (folder) => {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    const kept = entries.filter((it) => !MADE.has(it.name) && extname(it.name) !== '.log');
    tree.folders.set(
      folder,
      kept.map((it) => it.name),
    );
    for (const entry of kept) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile()) tree.files.push(path);
    }
  };
  visit('');
  return tree;
}

/** @param {Tree} tree @returns {Finding[]} */
function wideRoot({ folders }) {
  const { length } = folders.get('') ?? [];
  if (length <= ROOT_ENTRIES) return [];
  return [{ path: '.', says: `${length} entries, at most ${ROOT_ENTRIES}: group them in a folder by noun` }];
}

/** @param {Source} source @returns {Finding[]} */
function opening({ path, text }) {
  if (!CODE.has(extname(path))) return [];
  const comment = /^(?:#!.*\n)?\/\*\*([\s\S]*?)\*\//.exec(text);
  if (comment === null)
    return [{ path, line: 1, says: 'open the file with one true sentence in a /** */ comment' }];
  const words = comment[1].replaceAll(/^\s*\* ?/gm, '').trim();
  const sentence = words.split(/\n\s*\n/)[0];
  if (/^\S.*\s.*[.:]$/s.test(sentence)) return [];
  return [{ path, line: 1, says: 'the opening comment is a sentence: some words and a full stop' }];
}

/** @param {RegExp} pattern @param {string} says @returns {(source: Source) => Finding[]} */
const perLine =
  (pattern, says) =>
  ({ path, lines }) =>
    lines.flatMap((line, at) => (pattern.test(line) ? [{ path, line: at + 1, says }] : []));

/** @param {string} root @returns {(source: Source) => Finding[]} */
const climbs =
  (root) =>
  ({ path, lines }) => {
    const leaves = (target) => relative(root, resolve(root, dirname(path), target)).split(sep)[0] === '..';
    return lines.flatMap((line, at) =>
      [...line.matchAll(CLIMBING_PATH)]
        .filter(([target]) => leaves(target))
        .map(([target]) => ({
          path,
          line: at + 1,
          says: `${target} leads out of the project: keep it self-contained`,
        })),
    );
  };

/** @param {string} root @returns {(source: Source) => Finding[]} */
const deadLinks =
  (root) =>
  ({ path, lines }) => {
    if (extname(path) !== '.md') return [];
    return lines.flatMap((line, at) =>
      [...line.matchAll(LINK)]
        .filter(([, target]) => !existsSync(resolve(root, dirname(path), target)))
        .map(([, target]) => ({ path, line: at + 1, says: `the link to ${target} leads nowhere: mend it` })),
    );
  };

/** A path of ours between backticks; a pattern or a name to be filled in is none. */
const NAMED_PATH = /`((?:libs|services|deploy|docs)\/[\w./-]+)`/g;

/** @param {string} root @returns {(source: Source) => Finding[]} */
const deadPaths =
  (root) =>
  ({ path, lines }) => {
    if (extname(path) !== '.md') return [];
    return lines.flatMap((line, at) =>
      [...line.matchAll(NAMED_PATH)]
        .filter(([, named]) => !existsSync(join(root, named)))
        .map(([, named]) => ({ path, line: at + 1, says: `there is no ${named}: name what is there` })),
    );
  };

/** @param {Source} source @returns {Finding[]} */
function longLines({ path, lines }) {
  if (!CODE.has(extname(path))) return [];
  return lines.flatMap((line, at) =>
    line.length > COLUMNS && !line.includes('://')
      ? [{ path, line: at + 1, says: `${line.length} columns, at most ${COLUMNS}: break the line` }]
      : [],
  );
}

/** @param {Source} source @returns {Finding[]} */
function vagueName({ path }) {
  if (!CODE.has(extname(path)) || !VAGUE_NAME.test(path.split('/').at(-1) ?? '')) return [];
  return [
    { path, says: 'name the file after the noun it is about, not index, util, helper, manager or misc' },
  ];
}

/** @param {Source} source @returns {Finding[]} */
function longReadme({ path, lines }) {
  const length = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  if (path !== 'README.md' || length <= README_LINES) return [];
  return [{ path, says: `${length} lines, at most ${README_LINES}: move detail to docs/` }];
}

/** @param {Source} source @returns {Finding[]} */
function deadCode(source) {
  return CODE.has(extname(source.path))
    ? perLine(DEAD_CODE, 'delete code instead of commenting it out')(source)
    : [];
}

/**
 * Everything that is out of shape in the tree at `root` (absolute path); empty when all is well.
 *
 * @param {string} root
 * @returns {Finding[]}
 */
export function outOfShape(root) {
  const tree = walk(root);
  const looks = [
    opening,
    vagueName,
    longLines,
    longReadme,
    deadCode,
    perLine(STAND_IN, 'nothing stands in for something else: put the real thing here'),
    perLine(LATER, 'nothing is left for later in the text: do it, or open an issue and delete the line'),
    perLine(ABOUT_US, 'the text is about the product, not about who or what typed it'),
    perLine(MACHINE_PATH, 'a path of one machine: derive it from import.meta.dirname or the environment'),
    climbs(root),
    deadLinks(root),
    deadPaths(root),
  ];
  const readable = tree.files.filter(
    (path) => TEXT.has(extname(path)) && !UNREAD.has(path) && !TRANSLATED.test(path),
  );
  const inFiles = readable.flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const source = { path, text, lines: text.split('\n') };
    return looks.flatMap((look) => look(source));
  });
  return [...wideRoot(tree), ...inFiles];
}

function main() {
  const root = join(import.meta.dirname, '../..');
  const findings = outOfShape(root);
  for (const { path, line, says } of findings)
    console.log(`${path}${line === undefined ? '' : `:${line}`}  ${says}`);
  console.log(
    findings.length === 0 ? 'The tree is in shape.' : `${findings.length} places are out of shape.`,
  );
  process.exitCode = findings.length === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
