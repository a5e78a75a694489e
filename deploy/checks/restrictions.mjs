/** What the house forbids in syntax: a pattern of the parsed code and the sentence that tells what to do. */

/** @typedef {{ selector: string, message: string }} Restriction */

const SWALLOW = 'CallExpression[callee.property.name="catch"] > ArrowFunctionExpression';
const swallowed = 'An error is handled or passed on, never swallowed.';
const FILE_URL = 'NewExpression[callee.name="URL"]:has(MetaProperty)';
const fileUrl = 'A file URL is no path (think of a space): use fileURLToPath.';
const noDefault = 'Export by name: a default export has as many names as importers.';

/** @type {Restriction[]} holds in every file */
export const EVERYWHERE = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of string literals instead of an enum.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that owns the name.' },
  {
    selector:
      ':matches(ClassDeclaration, ClassExpression)[id.name=/(Manager|Utils?|Helpers?|Base|Impl|Service)$/]',
    message:
      'Name the class after what it is in the field, not Manager, Util, Helper, Base, Impl or Service.',
  },
  { selector: 'CatchClause > BlockStatement[body.length=0]', message: swallowed },
  { selector: `${SWALLOW} > BlockStatement[body.length=0]`, message: swallowed },
  { selector: `${SWALLOW} > Identifier.body[name="undefined"]`, message: swallowed },
  { selector: `${SWALLOW} > Literal.body[raw="null"]`, message: swallowed },
  { selector: `MemberExpression[property.name="pathname"] > ${FILE_URL}.object`, message: fileUrl },
  { selector: `VariableDeclarator:has(> ${FILE_URL}.init) Property[key.name="pathname"]`, message: fileUrl },
  { selector: `VariableDeclarator[id.type="Identifier"] > ${FILE_URL}.init`, message: fileUrl },
];

/** @type {Restriction[]} holds everywhere but in files of tools that ask for a default export */
export const NAMED_EXPORTS = [
  { selector: 'ExportDefaultDeclaration', message: noDefault },
  { selector: 'ExportSpecifier[exported.name="default"]', message: noDefault },
];

const SHORT_CALL = 'CallExpression[arguments.length=0][callee.object.name="DateTime"]';
const clock = 'A rule has no clock: the instant comes in with the command.';
const chance = 'A rule has no chance: ids come in with the command.';
const world =
  'A plain file name has only rules; the world is in .http.ts, .sql.ts, .kafka.ts, .module.ts, .process.ts.';

/** @type {Restriction[]} holds in files with a plain name: rules without clock, chance or the world */
export const PURE = [
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: clock },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: clock },
  { selector: 'CallExpression[callee.name="Date"]', message: clock },
  { selector: 'CallExpression[callee.object.name="DateTime"][callee.property.name="now"]', message: clock },
  {
    selector: `${SHORT_CALL}[callee.property.name=/^(local|utc)$/]`,
    message: clock,
  },
  { selector: 'MemberExpression[object.name="performance"]', message: clock },
  { selector: 'CallExpression[callee.name=/^set(Timeout|Interval|Immediate)$/]', message: clock },
  { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: chance },
  { selector: 'Identifier[name=/^(randomUUID|randomBytes|randomInt|getRandomValues)$/]', message: chance },
  {
    selector:
      'MemberExpression[object.name="process"][property.name=/^(env|argv|on|exit|stdout|stderr|cwd)$/]',
    message: world,
  },
  { selector: 'CallExpression[callee.name="fetch"]', message: world },
];

const whole = 'Every test runs: mend it or delete it.';
const waits = 'Wait for a condition, not for a time.';

/** @type {Restriction[]} holds in tests: all run, all look, none waits for a time or replaces a module */
export const TESTS = [
  {
    selector:
      'MemberExpression[object.name="jest"][property.name=/^(mock|doMock|unstable_mockModule|fn|spyOn)$/]',
    message: 'No mocks: a fake is a real implementation with a short name.',
  },
  {
    selector: 'MemberExpression[object.name="jest"][property.name="retryTimes"]',
    message: 'A retry hides a race: find it.',
  },
  {
    selector:
      'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(only|skip|to[d]o|failing)$/]',
    message: whole,
  },
  { selector: 'CallExpression[callee.name=/^[xf](describe|it|test)$/]', message: whole },
  {
    selector: 'CallExpression[callee.name="expect"] > Literal.arguments',
    message: 'Expect something of the code: a literal cannot fail.',
  },
  { selector: 'CallExpression[callee.name=/^(setTimeout|sleep|delay)$/]', message: waits },
  { selector: 'CallExpression[callee.property.name="waitForTimeout"]', message: waits },
  { selector: 'ImportDeclaration[source.value=/^(node:)?timers.promises$/]', message: waits },
];
