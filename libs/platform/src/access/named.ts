/**
 * The sites that a command names, wherever in it: whoever gives it acts at each of them.
 */

/** One word per thing: these fields name a site in every command; a `scope` is one site, or `all` of them. */
const NAMING = ['site', 'scope'];

/** Each once, in the order in which they are named. */
export const sitesNamed = (said: unknown): readonly string[] => [...new Set(within(said))];

const within = (said: unknown): readonly string[] => {
  if (Array.isArray(said)) return said.flatMap(within);
  if (typeof said !== 'object' || said === null) return [];
  return Object.entries(said).flatMap(([name, value]) =>
    typeof value === 'string' ? (NAMING.includes(name) ? [value] : []) : within(value),
  );
};
