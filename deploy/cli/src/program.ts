/** The commands of `gemba` with their arguments, as `gemba --help` shows them. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { listUrls, tokenOf } from './commands/access.http.js';
import { follow, followedLine, showStream, tail } from './commands/events.http.js';
import { listExceptions, retryException, waiveException } from './commands/exceptions.http.js';
import { explainKpi, listKpis, type Scope } from './commands/kpi.http.js';
import { evict, listParked, replay } from './commands/parked.http.js';
import { status } from './commands/status.http.js';
import { seal, verify } from './commands/verify.http.js';
import { hashViews, rebuildViews } from './commands/views.http.js';
import { backup, refill, restore } from './backup/restore.process.js';
import { findCompany, runFileIn, stateFolder, type Company } from './company/company.http.js';
import { placeOf } from './company/place.process.js';
import { doctor } from './doctor/doctor.process.js';
import type { Said } from './output/said.js';

const root = resolve(import.meta.dirname, '../../..');

const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { version: string };

export type Globals = { readonly json?: true; readonly url?: string };

/** How the program prints and finds its company; tests give their own. */
export type Around = {
  readonly print: (text: string) => void;
  readonly find: (globals: Globals) => Promise<Company>;
  /** Called when a command answered that all is not well. */
  readonly fail: () => void;
};

export const usual: Around = {
  print: (text) => {
    console.log(text);
  },
  find: ({ url }) => findCompany({ url, state: stateFolder(root) }),
  fail: () => {
    process.exitCode = 1;
  },
};

type Work = (company: Company) => Promise<Said> | Said;

const whole = (text: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
};

const teller =
  ({ print, fail }: Around, command: Command) =>
  ({ data, text, ok }: Said): void => {
    print(command.optsWithGlobals<Globals>().json ? JSON.stringify(data, undefined, 2) : text);
    if (!ok) fail();
  };

const runner =
  (around: Around, command: Command) =>
  async (work: Work): Promise<void> => {
    const company = await around.find(command.optsWithGlobals<Globals>());
    teller(around, command)(await work(company));
  };

type Adding = { readonly program: Command; readonly around: Around };

const addEvents = ({ program, around }: Adding): void => {
  const events = program.command('events').description('what was recorded');
  const command = events
    .command('tail')
    .description('the newest events of all services')
    .option('--service <name>', 'only of this service')
    .option('--limit <count>', 'how many, at most 200', whole, 20)
    .option('--follow', 'go on with new events until Ctrl-C');
  type Options = { service?: string; limit: number; follow?: true } & Globals;
  command.action(async () => {
    const options = command.optsWithGlobals<Options>();
    const run = runner(around, command);
    if (!options.follow) return run((company) => tail(company, options));
    const company = await around.find(options);
    const stop = new AbortController();
    process.once('SIGINT', () => process.exit(0));
    await follow(company, options, {
      signal: stop.signal,
      tell: (event) => {
        around.print(options.json ? JSON.stringify(event) : followedLine(event));
      },
    });
  });
  const show = program.command('streams').description('one stream').command('show <streamId>');
  show.description('every event of a stream, with its data');
  show.action((streamId: string) => runner(around, show)((company) => showStream(company, streamId)));
};

const addViews = ({ program, around }: Adding): void => {
  const views = program.command('views').description('the read models');
  const rebuild = views
    .command('rebuild')
    .description('fill them anew beside the live ones, compare, and switch when they are the same')
    .option('--changed', 'switch also when they differ, because the models have changed');
  rebuild.action(({ changed }: { changed?: true }) =>
    runner(around, rebuild)((company) => rebuildViews(company, changed ? 'changed' : 'same')),
  );
  const hash = views.command('hash').description('the hash of everything in them');
  hash.action(() => runner(around, hash)(hashViews));
};

const addParked = ({ program, around }: Adding): void => {
  const parked = program.command('parked').description('events that could not be applied');
  const list = parked.command('list').description('what is parked, where and why');
  list.action(() => runner(around, list)(listParked));
  const again = parked
    .command('replay <stream>')
    .description('apply the events of a stream, as <service>/<id>, again, in order');
  again.action((stream: string) => runner(around, again)((company) => replay(company, stream)));
  const give = parked
    .command('evict <stream> <version>')
    .description('give one event up for good, on record')
    .requiredOption('--reason <text>', 'why, for those who ask later');
  give.action((stream: string, version: string, { reason }: { reason: string }) =>
    runner(around, give)((company) => evict(company, { stream, version: whole(version), reason })),
  );
};

const addExceptions = ({ program, around }: Adding): void => {
  const exceptions = program.command('exceptions').description('what processes were refused, for a person');
  const list = exceptions.command('list').description('what is open, with its owner and what is at stake');
  list.action(() => runner(around, list)(listExceptions));
  const again = exceptions
    .command('retry <exception>')
    .description('have the refused command, as <service>/<id>, tried again now');
  again.action((exception: string) => runner(around, again)((company) => retryException(company, exception)));
  const waive = exceptions
    .command('waive <exception>')
    .description('decide that it stays undone')
    .requiredOption('--reason <text>', 'why, for those who ask later');
  waive.action((exception: string, { reason }: { reason: string }) =>
    runner(around, waive)((company) => waiveException(company, exception, reason)),
  );
};

const addKpis = ({ program, around }: Adding): void => {
  const kpi = program.command('kpi').description('figures and where they come from');
  const list = kpi.command('list').description('the catalogue');
  list.action(() => runner(around, list)(listKpis));
  const explain = kpi
    .command('explain <id>')
    .description('the formula, its parts and their facts')
    .option('--site <id>', 'of one site; of the group without')
    .option('--from <date>', 'first day')
    .option('--to <date>', 'first day after the period')
    .option('--currency <code>', 'for amounts of money');
  explain.action((id: string, scope: Scope) =>
    runner(around, explain)((company) => explainKpi(company, id, scope)),
  );
};

const addRest = ({ program, around }: Adding): void => {
  const state = stateFolder(root);
  const plain = (name: string, about: string, work: Work): void => {
    const command = program.command(name).description(about);
    command.action(() => runner(around, command)(work));
  };
  plain('status', 'services, relays, consumers, lag and what is parked', (company) => status(company));
  plain('verify', 'hold every log against its chains, its seals and its topic', verify);
  plain('seal', 'seal every log now and keep the seals outside the databases', seal);
  plain('urls', 'where everything is', listUrls);
  const token = program
    .command('token <persona>')
    .description('an access token for curl: of a persona, or of the warehouse system');
  token.action((persona: string) => runner(around, token)((company) => tokenOf(company, persona)));
  const look = program.command('doctor').description('look at the machine and the company, with the fix');
  look.action(async () => {
    const globals = look.optsWithGlobals<Globals>();
    const runs = globals.url !== undefined || runFileIn(state) !== null;
    teller(around, look)(await doctor(state, runs ? await around.find(globals) : null));
  });
};

const STOPPED = '--stopped';
const STOPPED_ABOUT = 'every process of the service is stopped; needed where "npm start" does not run it';

/** Each works on the database of one service, which need not run. */
const addBackups = ({ program, around }: Adding): void => {
  const state = stateFolder(root);
  type Options = { stopped?: true };
  const place = (service: string, { stopped = false }: { stopped?: boolean }) =>
    placeOf({ service, state, stopped });
  const backing = program.command('backup <service> <file>').description('write its database to a file');
  backing.action(async (service: string, file: string) => {
    teller(around, backing)(await backup(place(service, { stopped: true }), file));
  });
  const restoring = program
    .command('restore <service> <file>')
    .description('make its database anew from a backup, and up to its topic')
    .option(STOPPED, STOPPED_ABOUT);
  restoring.action(async (service: string, file: string, options: Options) => {
    teller(around, restoring)(await restore(place(service, options), file));
  });
  const refilling = program
    .command('refill <service>')
    .description('bring a log that was restored by other means up to its topic')
    .option(STOPPED, STOPPED_ABOUT);
  refilling.action(async (service: string, options: Options) => {
    teller(around, refilling)(await refill(place(service, options)));
  });
};

const EXAMPLES = `
Examples:
  gemba status                                        is everything well, and how far behind
  gemba events tail --service finance --follow        what finance records, as it does
  gemba streams show sales-order-SO-1                 one stream with its data
  gemba kpi explain otif --site lyon                  a figure down to its facts
  gemba exceptions waive finance/ID --reason "..."    decide that something stays undone
  curl -H "authorization: Bearer $(gemba token planner)" URL/v1/production-orders

It ends with 0 where all is well, 1 where something is not, and 2 where that could not be told.`;

/** The whole program; call `parseAsync`. */
export const programWith = (around: Around): Command => {
  const program = new Command('gemba')
    .description('looks after a running Gemba')
    .version(version)
    .exitOverride()
    .option('--json', 'answer as JSON')
    .option('--url <dashboard>', 'a company elsewhere, by its dashboard');
  program.addHelpText('after', EXAMPLES);
  const adding = { program, around };
  addRest(adding);
  addEvents(adding);
  addViews(adding);
  addExceptions(adding);
  addParked(adding);
  addKpis(adding);
  addBackups(adding);
  return program;
};
