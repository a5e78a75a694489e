/** The passwords of Kafka's users as the environment of whoever admits them says. */
import { usersOf, type TopicUses } from './rights.js';

type Environment = Readonly<Record<string, string | undefined>>;

const SHORTEST = 16;

/** `KAFKA_PASSWORD_SUPPLY_CHAIN` for the service `supply-chain`. */
export const variableOf = (user: string, prefix: string): string =>
  `KAFKA_PASSWORD_${user
    .slice(prefix.length + 1)
    .toUpperCase()
    .replaceAll('-', '_')}`;

/** By user; faults name each variable that is missing or too short to be safe. */
export const passwordsIn = (env: Environment, uses: TopicUses) => {
  const prefix = env.GEMBA_TOPIC_PREFIX ?? 'gemba';
  const users = usersOf(uses, prefix).map((user) => [user, variableOf(user, prefix)] as const);
  const faults = users
    .filter(([, name]) => (env[name] ?? '').length < SHORTEST)
    .map(
      ([user, name]) =>
        `${name} is ${env[name] ? 'too short' : 'missing'}: set it to a password of ` +
        `${String(SHORTEST)} characters or more for ${user}.`,
    );
  return { passwords: Object.fromEntries(users.map(([user, name]) => [user, env[name] ?? ''])), faults };
};
