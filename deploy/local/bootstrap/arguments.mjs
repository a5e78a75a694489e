/** The arguments of `npm start`: read, checked and explained in one place. */

export const help = `npm start [-- options]

  --empty            start without the demo company
  --reset            delete all data in the state folder first
  --history-days N   days of history that the demo company gets on its first run, 0 to 730 (30)
  --pace X           speed of the demo company's life: at 1 it acts every one to two seconds (1)
  --port-base N      first port of the block that is used, 1024 to 65000 (4000); where something of it is in
                     use, or refused by browsers, the next free block is taken
  --help             show this text

State is kept in .gemba/, or in the folder that GEMBA_STATE names. DATABASE_URL and KAFKA_BROKERS make
Gemba use a PostgreSQL server or Kafka brokers of yours instead of starting its own.`;

const numbers = {
  '--history-days': { name: 'historyDays', least: 0, most: 730, whole: true, example: 90 },
  '--pace': { name: 'pace', least: 0.1, most: 100_000, whole: false, example: 2 },
  '--port-base': { name: 'portBase', least: 1024, most: 65_000, whole: true, example: 5000 },
};
const switches = { '--empty': 'empty', '--reset': 'reset', '--help': 'help' };

/**
 * @typedef {{ empty: boolean, reset: boolean, help: boolean, historyDays: number, pace: number,
 *   portBase: number | undefined }} StartOptions
 */

/** An argument that cannot be understood; its message is meant for the person who typed it. */
export class WrongArgument extends Error {}

/**
 * Reads `--pace 60` as well as `--pace=60`.
 *
 * @param {readonly string[]} given
 * @returns {StartOptions}
 */
export function readArguments(given) {
  /** @type {Record<string, unknown>} */
  const options = { empty: false, reset: false, help: false, historyDays: 30, pace: 1, portBase: undefined };
  const rest = given.flatMap((argument) => (argument.startsWith('--') ? split(argument) : [argument]));
  while (rest.length > 0) readOne(rest, options);
  return /** @type {StartOptions} */ (options);
}

function split(argument) {
  const at = argument.indexOf('=');
  return at < 0 ? [argument] : [argument.slice(0, at), argument.slice(at + 1)];
}

function readOne(rest, options) {
  const name = rest.shift();
  if (Object.hasOwn(switches, name)) options[switches[name]] = true;
  else if (Object.hasOwn(numbers, name)) options[numbers[name].name] = readNumber(name, rest.shift());
  else throw new WrongArgument(`There is no option "${name}". "npm start -- --help" lists the options.`);
}

function readNumber(name, text) {
  const { least, most, whole, example } = numbers[name];
  const value = text === undefined || text.trim() === '' ? NaN : Number(text);
  const isRight = value >= least && value <= most && (!whole || Number.isInteger(value));
  if (isRight) return value;
  const kind = whole ? 'a whole number' : 'a number';
  throw new WrongArgument(
    `${name} takes ${kind} from ${least} to ${most}, for example "${name} ${example}".`,
  );
}
