/** Every name that a person meets on a screen without any screen knowing it: what has to be translated. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROLES } from '@gemba/contracts/access';
import { schemaOf } from '@gemba/contracts/schema';
import { englishOf } from '@gemba/client/names/english';
import { catalogue } from '@gemba/projection-service/figures/kpis/catalogue';
import { describedFor } from '@gemba/platform/http/commands/described';
import { departments } from '../departments.js';

type Schema = {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly 'x-figure'?: boolean;
};

/** Figures are called as the catalogue calls them. */
const choicesOf = (of: Schema): readonly string[] =>
  of['x-figure'] === true ? [] : (of.enum ?? []).filter((choice) => typeof choice === 'string');

/** The names of fields, the words of choices, and what is said of them, at any depth. */
function* within(of: Schema): Generator<string> {
  const { properties = {}, items, anyOf = [] } = of;
  yield* choicesOf(of);
  for (const [name, field] of Object.entries(properties)) {
    yield englishOf(name);
    if (field.description !== undefined) yield field.description;
    yield* within(field);
  }
  if (items) yield* within(items);
  for (const each of anyOf) yield* within(each);
}

function* ofDepartments(): Generator<string> {
  for (const department of departments) {
    yield englishOf(department.name);
    for (const decider of department.deciders) {
      const caller = { id: '', name: '', kind: 'system' as const, roles: [...ROLES], sites: ['*'] };
      const { name, path, state, commands } = describedFor(caller, decider);
      yield* [name, englishOf(path), ...within(state)];
      for (const command of commands) yield* [command.title, ...within(command.body)];
      for (const [type, { latest }] of Object.entries(decider.events.types))
        yield* [englishOf(type), ...within(schemaOf(latest))];
    }
    for (const process of department.processes) yield process.name.replaceAll('-', ' ');
  }
}

const LIBS = fileURLToPath(new URL('../../../../libs', import.meta.url));

/** The codes of all rules: what they mean stands beside the words of the rule, which are English. */
const refusalCodes = (): readonly string[] => {
  const text = readFileSync(join(LIBS, 'contracts/refusals.json'), 'utf8');
  const declared = JSON.parse(text) as Record<string, Record<string, string[]>>;
  return Object.values(declared).flatMap((commands) => Object.values(commands).flat());
};

/** Those with which the platform refuses by itself: no list of them is kept but where they are said. */
const platformCodes = (): readonly string[] =>
  globSync('*/src/**/*.ts', { cwd: LIBS })
    .filter((file) => !file.includes('test'))
    .flatMap((file) => [...readFileSync(join(LIBS, file), 'utf8').matchAll(/'(PLT-[A-Z-]+)'/g)])
    .map(([, code = '']) => code);

/** In the order in which they come up, each once. */
export const spoken = (): readonly string[] => [
  ...new Set([
    ...ofDepartments(),
    ...refusalCodes(),
    ...platformCodes(),
    ...ROLES.map(englishOf),
    ...catalogue.flatMap(({ name, description, formula }) => [name, description, formula]),
  ]),
];
