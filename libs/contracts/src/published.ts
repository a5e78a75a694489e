/** Published versions of events stay as they were: what may change in one without changing what it means. */
import type { EventSet } from './event.js';
import { schemasOf } from './event.js';
import type { JsonSchema } from './schema.js';

/** Every published version, by `<service>.<Name>.v<version>`. */
export type Published = Readonly<Record<string, JsonSchema>>;

/** All versions that these sets have now. */
export const publishedIn = (sets: readonly EventSet[]): Published =>
  Object.fromEntries(
    sets.flatMap(({ service, types }) =>
      Object.entries(types).flatMap(([name, type]) =>
        schemasOf(type).map((schema, index) => [`${service}.${name}.v${String(index + 1)}`, schema] as const),
      ),
    ),
  );

type Part = {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
};

/** A name for what the pattern of a text allows may be added later. */
const isSameFormat = (before: Part, after: Part): boolean =>
  before.format === after.format ||
  (before.format === undefined && (before.type === 'object' || before.pattern === after.pattern));

/**
 * What of a published version no longer reads as it did. Fields that may be absent can be added, words can be
 * added to a list of words, and bounds may move; nothing else.
 */
export const breaksOf = (published: JsonSchema, now: JsonSchema, at = ''): readonly string[] => {
  const [before, after] = [published as Part, now as Part];
  const kind = before.type === after.type && isSameFormat(before, after) ? [] : [`${at} is of another kind`];
  const words = (before.enum ?? []).filter((word) => after.enum?.includes(word) !== true);
  const [needed, needs] = [new Set(before.required), new Set(after.required)];
  return [
    ...kind,
    ...words.map((word) => `${at} can no longer be ${String(word)}`),
    ...[...needs].filter((name) => !needed.has(name)).map((name) => `${at}/${name} is needed now`),
    ...[...needed].filter((name) => !needs.has(name)).map((name) => `${at}/${name} may be absent now`),
    ...Object.entries(before.properties ?? {}).flatMap(([name, field]) => {
      const other = after.properties?.[name];
      return other === undefined ? [`${at}/${name} is gone`] : breaksOf(field, other, `${at}/${name}`);
    }),
    ...(before.items && after.items ? breaksOf(before.items, after.items, `${at}[]`) : []),
  ];
};

/** Everything in which the versions of now break those that were published. */
export const breaksIn = (published: Published, now: Published): readonly string[] =>
  Object.entries(published).flatMap(([version, schema]) => {
    const other = now[version];
    return other === undefined
      ? [`${version} is gone`]
      : breaksOf(schema, other).map((what) => `${version}${what}`);
  });
