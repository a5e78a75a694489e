/** Routes follow from the table of a decider: no controller is written per command. */
import type { AnyDecider } from '@gemba/decider/decider';

const kebab = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

/** Words of the noun that a command name may end with: `ReleaseProductionOrder` → `release`. */
const withoutNoun = (command: string, noun: string): string => {
  const words = kebab(command);
  return words.endsWith(`-${noun}`) ? words.slice(0, -noun.length - 1) : words;
};

export type CommandRoute = {
  readonly command: string;
  /** `/v1/production-orders` or `/v1/production-orders/:id/release`. */
  readonly path: string;
  readonly opens: boolean;
  /** Stable name of the operation, for example `releaseProductionOrder`. */
  readonly operationId: string;
};

/**
 * One route per command that people may give: what only a process says is no route.
 * @throws when two commands would share one.
 */
export const routesOf = (of: AnyDecider): CommandRoute[] => {
  const base = `/v1/${of.path}`;
  const given = Object.keys(of.commands).filter((command) => (of.allow[command] ?? []).length > 0);
  const routes = given.map((command) => ({
    command,
    opens: command === of.opens,
    path: command === of.opens ? base : `${base}/:id/${withoutNoun(command, of.name)}`,
    operationId: command.charAt(0).toLowerCase() + command.slice(1),
  }));
  const paths = new Set(routes.map(({ path }) => path));
  if (paths.size < routes.length) throw new Error(`Two commands of ${of.name} share a route.`);
  return routes;
};

/** `ReleaseProductionOrder` → `Release production order`. */
export const wordsOf = (name: string): string => {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export const openApiPath = (path: string): string => path.replace(/:(\w+)/g, '{$1}');
