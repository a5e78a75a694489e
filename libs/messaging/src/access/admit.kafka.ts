/** Makes the users of a company in Kafka and gives them their rights; a repeat has no further effect. */
import kafkajs, { type AclEntry, type AclFilter, type Admin, type Kafka } from 'kafkajs';
import { InfrastructureError } from '../engines/failure.js';
import { connectKafka } from '../topic/kafka-client.kafka.js';
import type { Log } from '../engines/log.js';
import type { KafkaServer } from '../engines/server.js';
import { bell } from '../engines/waiting.process.js';
import { withCluster } from '../topic/cluster.kafka.js';
import {
  changesTo,
  OPERATOR,
  rightsOf,
  userOf,
  WAREHOUSE,
  type Operation,
  type Right,
  type TopicUses,
} from './rights.js';
import { setPasswords, type Passwords } from './scram.kafka.js';

export type Admission = {
  /** Entered by somebody who may change users and rights. */
  readonly server: KafkaServer;
  readonly log: Log;
  readonly uses: TopicUses;
  readonly prefix: string;
  readonly passwords: Passwords;
};

/**
 * Rights that a service no longer needs are taken from it. Of other users nothing is touched. Resolves when
 * the broker goes by it.
 */
export async function admit({ server, log, ...admission }: Admission): Promise<void> {
  const kafka = connectKafka({ server, clientId: CLIENT, log });
  await withCluster(kafka, (cluster) => setPasswords(cluster, admission.passwords));
  await giveRights(kafka, admission);
  const user = userOf(OPERATOR, admission.prefix);
  const login = { user, password: admission.passwords[user] ?? '' };
  const entered = connectKafka({ server: { ...server, login }, clientId: CLIENT, log });
  await settled(() => enters(entered), `Kafka does not know ${user} in time.`);
}

const CLIENT = 'gemba-admission';

async function giveRights(kafka: Kafka, { uses, prefix }: Pick<Admission, 'uses' | 'prefix'>): Promise<void> {
  const wanted = rightsOf(uses, prefix);
  const users = new Set([...Object.keys(uses), WAREHOUSE].map((name) => userOf(name, prefix)));
  const admin = kafka.admin();
  const changes = async () =>
    changesTo(
      wanted,
      (await rightsNow(admin)).filter(({ user }) => users.has(user)),
    );
  await admin.connect();
  try {
    const { given, taken } = await changes();
    if (given.length > 0) await admin.createAcls({ acl: given.map(entryOf) });
    if (taken.length > 0) await admin.deleteAcls({ filters: taken.map(entryOf) });
    const done = async (): Promise<boolean> =>
      Object.values(await changes()).every(({ length }) => length === 0);
    await settled(done, 'Kafka does not go by its new rights in time.');
  } finally {
    await admin.disconnect();
  }
}

const LOOK_MS = 20;
const SETTLED_WITHIN_MS = 20_000;

/** What is written down is gone by a moment later. */
async function settled(done: () => Promise<boolean>, complaint: string): Promise<void> {
  const deadline = performance.now() + SETTLED_WITHIN_MS;
  while (!(await done())) {
    if (performance.now() > deadline) throw new InfrastructureError(complaint);
    await bell().wait(LOOK_MS);
  }
}

/** False while Kafka still goes by an older password, or by none. */
async function enters(kafka: Kafka): Promise<boolean> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    return true;
  } catch (error) {
    if ((error as Error).name === 'KafkaJSSASLAuthenticationError') return false;
    throw error;
  } finally {
    await admin.disconnect();
  }
}

const OPERATIONS: Readonly<Record<Operation, AclEntry['operation']>> = {
  create: kafkajs.AclOperationTypes.CREATE,
  delete: kafkajs.AclOperationTypes.DELETE,
  read: kafkajs.AclOperationTypes.READ,
  write: kafkajs.AclOperationTypes.WRITE,
};

const RESOURCES: Readonly<Record<Right['resource'], AclEntry['resourceType']>> = {
  group: kafkajs.AclResourceTypes.GROUP,
  topic: kafkajs.AclResourceTypes.TOPIC,
};

const entryOf = ({ user, resource, name, prefixed, operation }: Right): AclEntry => ({
  principal: `User:${user}`,
  host: '*',
  operation: OPERATIONS[operation],
  permissionType: kafkajs.AclPermissionTypes.ALLOW,
  resourceType: RESOURCES[resource],
  resourceName: name,
  resourcePatternType: prefixed
    ? kafkajs.ResourcePatternTypes.PREFIXED
    : kafkajs.ResourcePatternTypes.LITERAL,
});

const ALL: AclFilter = {
  resourceType: kafkajs.AclResourceTypes.ANY,
  resourcePatternType: kafkajs.ResourcePatternTypes.ANY,
  operation: kafkajs.AclOperationTypes.ANY,
  permissionType: kafkajs.AclPermissionTypes.ALLOW,
};

/** Those that are said in our words; what somebody else has added in others stays. */
async function rightsNow(admin: Admin): Promise<Right[]> {
  const { resources } = await admin.describeAcls(ALL);
  return resources.flatMap(({ resourceType, resourceName: name, resourcePatternType, acls }) =>
    acls.flatMap(({ principal, operation: number }) => {
      const resource = nameIn(RESOURCES, resourceType);
      const operation = nameIn(OPERATIONS, number);
      if (resource === undefined || operation === undefined || !principal.startsWith('User:')) return [];
      const prefixed = resourcePatternType === kafkajs.ResourcePatternTypes.PREFIXED;
      return [{ user: principal.slice('User:'.length), resource, name, prefixed, operation }];
    }),
  );
}

const nameIn = <K extends string>(names: Readonly<Record<K, number>>, number: number): K | undefined =>
  (Object.keys(names) as K[]).find((name) => names[name] === number);
