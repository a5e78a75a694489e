/** What a service says of its nouns, so that a screen can show and command each without knowing any. */
import { IsWordList, IsWords, OrNull, Says, IsObject } from '@gemba/contracts/answering';
import { IsFlag, IsListOf, IsOneOf } from '@gemba/contracts/fields';
import type { JsonSchema } from '@gemba/contracts/schema';
import { answerSchemaOf } from '@gemba/contracts/schema';
import type { AnyDecider } from '@gemba/decider/decider';
import type { Principal } from '../../access/principal.js';
import { bodySchema } from './body.js';
import { filtersOf } from './filters.js';
import type { CommandRoute } from './routes.js';
import { openApiPath, routesOf, wordsOf } from './routes.js';

const HOMES = ['site', 'enterprise', 'cause'] as const;

export class GivenCommand {
  @Says('Its name.', 'ReleaseProductionOrder') @IsWords() readonly name!: string;
  @Says('The same in words.', 'Release production order') @IsWords() readonly title!: string;
  @Says('Whether it begins one.') @IsFlag() readonly opens!: boolean;
  @Says('Where it is sent.', '/v1/production-orders/{id}/release') @IsWords() readonly route!: string;
  @Says('JSON Schema of its body; what is a long list of words there has a format instead.', {})
  @IsObject()
  readonly body!: JsonSchema;
  @Says('Whether it needs If-Match, since it puts what it says in the place of what stands.')
  @IsFlag()
  readonly replaces!: boolean;
  @Says('Whether it says what was observed, which may be told later with the time at which it happened.')
  @IsFlag()
  readonly observes!: boolean;
}

export class DescribedNoun {
  @Says('Its name in events and streams.', 'production-order') @IsWords() readonly noun!: string;
  @Says('The same in words.', 'Production order') @IsWords() readonly name!: string;
  @Says('Its place in addresses.', 'production-orders') @IsWords() readonly path!: string;
  @Says('What it belongs to: a site, the enterprise, or the site of what caused it.')
  @IsOneOf(HOMES)
  readonly home!: AnyDecider['home'];
  @Says('JSON Schema of its state, without id, version and site.', {})
  @IsObject()
  readonly state!: JsonSchema;
  @Says('By what its list can be narrowed, besides site.', 'state')
  @IsWordList()
  readonly filters!: readonly string[];
  @Says('Those that a role of the caller may give.')
  @IsListOf(() => GivenCommand)
  readonly commands!: readonly GivenCommand[];
}

export class DescribedNouns {
  @Says('The nouns that the caller may read.')
  @IsListOf(() => DescribedNoun)
  readonly data!: readonly DescribedNoun[];
}

export class OfferedCommand {
  @Says('Its name.', 'ReleaseProductionOrder') @IsWords() readonly name!: string;
  @Says('Whether it can be given as things stand.') @IsFlag() readonly now!: boolean;
  @Says('With which code it would be refused; null where it can be given.', null)
  @OrNull()
  @IsWords()
  readonly code!: string | null;
  @Says('Why, in words.', null) @OrNull() @IsWords() readonly detail!: string | null;
}

export class OfferedCommands {
  @Says('The commands that the caller may give to it.')
  @IsListOf(() => OfferedCommand)
  readonly data!: readonly OfferedCommand[];
}

/** The commands that a role of the caller may give. */
export const routesFor = ({ roles }: Principal, of: AnyDecider): readonly CommandRoute[] =>
  routesOf(of).filter(({ command }) => (of.allow[command] ?? []).some((role) => roles.includes(role)));

const LONGEST_PATTERN = 400;

/** A pattern that lists all currencies says no more to a form than the format beside it, in a thousandth. */
const brief = (schema: JsonSchema): JsonSchema => {
  const { format, pattern, anyOf, ...rest } = schema;
  const isList = typeof pattern === 'string' && pattern.length > LONGEST_PATTERN;
  const inner = Object.entries(rest).map(([name, value]) => [name, briefly(name, value)] as const);
  return {
    ...Object.fromEntries(inner),
    ...(format === undefined ? {} : { format }),
    ...(pattern === undefined || isList ? {} : { pattern }),
    ...(anyOf === undefined || format === 'money' ? {} : { anyOf: (anyOf as JsonSchema[]).map(brief) }),
  };
};

const briefly = (name: string, value: unknown): unknown => {
  if (name === 'items') return brief(value as JsonSchema);
  if (name !== 'properties') return value;
  const fields = Object.entries(value as Readonly<Record<string, JsonSchema>>);
  return Object.fromEntries(fields.map(([field, schema]) => [field, brief(schema)]));
};

/** One noun as the caller may see and command it. */
export const describedFor = (caller: Principal, of: AnyDecider): DescribedNoun => ({
  noun: of.name,
  name: wordsOf(of.name.replaceAll('-', ' ')),
  path: of.path,
  home: of.home,
  state: of.answers ? brief(answerSchemaOf(of.answers.as)) : { type: 'object', properties: {} },
  filters: filtersOf(of),
  commands: routesFor(caller, of).map((route) => ({
    name: route.command,
    title: wordsOf(route.command),
    opens: route.opens,
    route: openApiPath(route.path),
    body: brief(bodySchema(of, route)),
    replaces: of.replaces?.includes(route.command) === true,
    observes: of.commitments?.includes(route.command) !== true,
  })),
});
