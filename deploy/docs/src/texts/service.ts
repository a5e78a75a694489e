/** The three tables of a service's README: what it is told, what it says, what it does by itself. */
import type { AnyDecider } from '@gemba/decider/decider';
import type { AnyProcess } from '@gemba/decider/process';
import { isStateless } from '@gemba/decider/process';
import type { Department } from '@gemba/platform/runtime/department';
import { routesOf } from '@gemba/platform/http/commands/routes';
import { code, codes, table, words } from './markdown.js';

/** The codes with which a command may be refused. */
export type RefusalsOf = (of: AnyDecider, command: string) => readonly string[];

const commandRows = (of: AnyDecider, refusalsOf: RefusalsOf): string[][] =>
  routesOf(of).map(({ command, path }) => [
    command,
    code(`POST ${path}`),
    (of.allow[command] ?? []).join(', ') || 'processes only',
    codes(refusalsOf(of, command)) || '–',
  ]);

const eventRows = (of: AnyDecider): string[][] =>
  Object.keys(of.events.types).map((name) => [of.name.replaceAll('-', ' '), name]);

const processRow = (of: AnyProcess): string[] => [
  words(of.name).replaceAll('-', ' '),
  Object.keys(of.on).join(', '),
  isStateless(of) ? 'nothing' : 'a run of its own',
  Object.keys(of.passed ?? {}).join(', ') || '–',
];

/** The generated part of a README. */
export const serviceTables = (of: Department, refusalsOf: RefusalsOf): string =>
  [
    '## Commands',
    table(
      ['Command', 'Route', 'Roles', 'Refusals'],
      of.deciders.flatMap((each) => commandRows(each, refusalsOf)),
    ),
    '## Events',
    table(['Noun', 'Event'], of.deciders.flatMap(eventRows)),
    ...(of.processes.length === 0
      ? []
      : [
          '## Processes',
          table(['Process', 'Hears', 'Remembers', 'Deadlines'], of.processes.map(processRow)),
        ]),
  ].join('\n\n');
