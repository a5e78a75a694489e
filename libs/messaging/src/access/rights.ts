/** Who may do what in Kafka: each service writes its own topics, reads those it hears, and nothing else. */

/** What one service has to do with topics, as its registration says; named with the prefix `gemba`. */
export type TopicUse = {
  /** Topics that it alone writes. */
  readonly says: readonly string[];
  readonly hears: readonly string[];
  /** Topics on which systems outside the company speak to it. */
  readonly takes: readonly string[];
};

/** By service. */
export type TopicUses = Readonly<Record<string, TopicUse>>;

export type Operation = 'create' | 'delete' | 'read' | 'write';

export type Right = {
  readonly user: string;
  readonly resource: 'group' | 'topic';
  readonly name: string;
  /** Whether `name` is only how the name begins. */
  readonly prefixed: boolean;
  readonly operation: Operation;
};

/** The user of a service, or of a role beside the services. */
export const userOf = (name: string, prefix = 'gemba'): string => `${prefix}-${name}`;

/** Looks after Kafka, may do everything: the launcher, the command line, trials. */
export const OPERATOR = 'operator';
/** Warehouses that report through Kafka: they may say something on the topics that a service takes. */
export const WAREHOUSE = 'warehouse';

/** A topic of a company that shares its broker begins with its prefix. */
export const topicUnder = (prefix: string, topic: string): string =>
  prefix === 'gemba' ? topic : `${prefix}.${topic.replace(/^gemba\./, '')}`;

/** Every user that the company needs. */
export const usersOf = (uses: TopicUses, prefix: string): string[] =>
  [...Object.keys(uses), OPERATOR, WAREHOUSE].map((name) => userOf(name, prefix));

/** All rights of a company; what is not here is refused. The operator is known to the broker itself. */
export const rightsOf = (uses: TopicUses, prefix: string): Right[] => [
  ...Object.entries(uses).flatMap(([service, use]) => rightsOfService({ service, prefix, use })),
  ...Object.values(uses).flatMap(({ takes }) =>
    takes.flatMap((topic) => onTopic(userOf(WAREHOUSE, prefix), topicUnder(prefix, topic), ['write'])),
  ),
];

type Of = { readonly service: string; readonly prefix: string; readonly use: TopicUse };

/** Whoever misses a topic first makes it: an empty topic says nothing. */
const rightsOfService = ({ service, prefix, use: { says, hears, takes } }: Of): Right[] => {
  const user = userOf(service, prefix);
  const own = new Set(says);
  return [
    ...says.flatMap((topic) => onTopic(user, topicUnder(prefix, topic), ['create', 'read', 'write'])),
    ...[...hears, ...takes]
      .filter((topic) => !own.has(topic))
      .flatMap((topic) => onTopic(user, topicUnder(prefix, topic), ['create', 'read'])),
    ...(['read', 'delete'] as const).map((operation) => ({
      ...({ user, resource: 'group', name: `${prefix}-${service}-`, prefixed: true, operation } as const),
    })),
  ];
};

const onTopic = (user: string, name: string, operations: readonly Operation[]): Right[] =>
  operations.map((operation) => ({ user, resource: 'topic', name, prefixed: false, operation }));

const keyOf = ({ user, resource, name, prefixed, operation }: Right): string =>
  JSON.stringify([user, resource, name, prefixed, operation]);

/** What has to be given and taken so that those who have `now` have `wanted`. */
export const changesTo = (wanted: readonly Right[], now: readonly Right[]): Changes => {
  const [want, have] = [new Set(wanted.map(keyOf)), new Set(now.map(keyOf))];
  return {
    given: wanted.filter((right) => !have.has(keyOf(right))),
    taken: now.filter((right) => !want.has(keyOf(right))),
  };
};

export type Changes = { readonly given: readonly Right[]; readonly taken: readonly Right[] };
