/** The prefixes of users' own fields, and the namespaces that a JSON-LD context gives them. */

export type Namespaces = ReadonlyMap<string, string>;

/** What the context of EPCIS itself declares, as far as fields of users may begin with it. */
const GIVEN: readonly (readonly [string, string])[] = [['cbvmda', 'urn:epcglobal:cbv:mda']];

const namespacesIn = (context: unknown): readonly (readonly [string, string])[] =>
  typeof context === 'object' && context !== null
    ? Object.entries(context).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    : [];

/** Prefix → namespace, from one context or a list of them; later ones win. */
export const namespacesOf = (context: unknown): Namespaces =>
  new Map([...GIVEN, ...(Array.isArray(context) ? context : [context]).flatMap(namespacesIn)]);

export const isExtension = (name: string): boolean => name.includes(':');

/** `example:grade` as `{http://ns.example.com/epcis/}grade`; without a known prefix as it is. */
export const extensionName = (name: string, spaces: Namespaces): string => {
  const colon = name.indexOf(':');
  const namespace = spaces.get(name.slice(0, Math.max(colon, 0)));
  return namespace === undefined ? name : `{${namespace}}${name.slice(colon + 1)}`;
};
