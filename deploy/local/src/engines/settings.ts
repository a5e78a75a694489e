/**
 * The settings of both engines: durable, on the loopback address only, and modest enough for a machine
 * with two cores.
 */

export type KafkaSettings = {
  readonly directory: string;
  readonly brokerPort: number;
  readonly controllerPort: number;
  readonly doors?: readonly Door[];
  readonly access: BrokerAccess;
};

export type BrokerAccess = {
  /** Password of the broker's own user. */
  readonly password: string;
  /** Users who may do everything, beside the broker. */
  readonly superUsers: readonly string[];
};

/** The user as whom the broker speaks to itself, and whoever makes its users to it. */
export const BROKER = 'broker';

/** A further listener of the broker: who comes in by `port` is told to call at the address `advertised`. */
export type Door = { readonly name: string; readonly port: number; readonly advertised: string };

/** What is the same for every broker of ours. */
const unchanging: Readonly<Record<string, string | number>> = {
  'num.partitions': 12,
  'default.replication.factor': 1,
  'min.insync.replicas': 1,
  'offsets.topic.replication.factor': 1,
  'offsets.topic.num.partitions': 12,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.min.isr': 1,
  'transaction.state.log.num.partitions': 4,
  'share.coordinator.state.topic.replication.factor': 1,
  'share.coordinator.state.topic.min.isr': 1,
  'log.retention.ms': -1,
  'log.retention.bytes': -1,
  // A record is on the disk before it is acknowledged: with one replica there is no other copy.
  'log.flush.interval.messages': 1,
  'log.segment.bytes': 134_217_728,
  // Room for a record of 8 MB, what a service may write at most.
  'message.max.bytes': 8_388_608,
  'auto.create.topics.enable': 'false',
  // A broker that was killed takes its place again after 1.5 s instead of 9.
  'broker.session.timeout.ms': 1500,
  'broker.heartbeat.interval.ms': 300,
  'group.initial.rebalance.delay.ms': 0,
  'num.network.threads': 2,
  'num.io.threads': 4,
  'num.recovery.threads.per.data.dir': 2,
  'log.cleaner.dedupe.buffer.size': 16_777_216,
};

/**
 * The lines of the broker's server.properties: one node that is broker and controller (KRaft), nothing
 * ever expires.
 */
export function kafkaProperties({
  directory,
  brokerPort,
  controllerPort,
  doors = [],
  access,
}: KafkaSettings): string {
  const listeners = ['CLIENT', ...doors.map(({ name }) => name)];
  const broker = `127.0.0.1:${String(brokerPort)}`;
  const controller = `127.0.0.1:${String(controllerPort)}`;
  const settings: Record<string, string | number> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@${controller}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: [
      `CLIENT://${broker},CONTROLLER://${controller}`,
      ...doors.map(({ name, port }) => `${name}://127.0.0.1:${String(port)}`),
    ].join(','),
    'advertised.listeners': [
      `CLIENT://${broker}`,
      ...doors.map(({ name, advertised }) => `${name}://${advertised}`),
    ].join(','),
    // Of this machine, nobody but its administrator can listen on the loopback address.
    'listener.security.protocol.map': ['CONTROLLER', ...listeners]
      .map((name) => `${name}:SASL_PLAINTEXT`)
      .join(','),
    'inter.broker.listener.name': 'CLIENT',
    ...accessSettings(listeners, access),
    'log.dirs': directory,
    ...unchanging,
  };
  return Object.entries(settings)
    .map(([key, value]) => `${key}=${escaped(String(value))}\n`)
    .join('');
}

/**
 * Everybody says who they are, and nobody may do what no rule lets them. The users are kept by the broker
 * (SCRAM); only its own has its password here, since there has to be one who can make the others, also in a
 * folder that was made when there were none.
 */
function accessSettings(listeners: readonly string[], { password, superUsers }: BrokerAccess) {
  const own = `username="${BROKER}" password="${password}" user_${BROKER}="${password}"`;
  const plain = `org.apache.kafka.common.security.plain.PlainLoginModule required ${own};`;
  const scram = 'org.apache.kafka.common.security.scram.ScramLoginModule required;';
  const entrances = listeners.map((name) => `listener.name.${name.toLowerCase()}`);
  return {
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'allow.everyone.if.no.acl.found': 'false',
    'super.users': [BROKER, ...superUsers].map((user) => `User:${user}`).join(';'),
    'sasl.enabled.mechanisms': 'SCRAM-SHA-512,PLAIN',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'sasl.mechanism.controller.protocol': 'PLAIN',
    'listener.name.controller.sasl.enabled.mechanisms': 'PLAIN',
    'listener.name.controller.plain.sasl.jaas.config': plain,
    ...Object.fromEntries(
      entrances.flatMap((entrance) => [
        [`${entrance}.plain.sasl.jaas.config`, plain],
        [`${entrance}.scram-sha-512.sasl.jaas.config`, scram],
      ]),
    ),
  };
}

/** As Java reads properties: Latin-1, a backslash escapes; all that is not ASCII is written by its number. */
function escaped(value: string): string {
  const number = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return value.replaceAll('\\', '\\\\').replaceAll(/[^\x20-\x7e]/g, number);
}

/** Java's own options: at most 512 MB of heap, the collector that needs least memory beside it. */
export const kafkaJavaOptions: readonly string[] = [
  '-Xms96m',
  '-Xmx512m',
  '-XX:+UseSerialGC',
  '-XX:MaxMetaspaceSize=128m',
  '-Xshare:auto',
  '-Djava.awt.headless=true',
  '-Djava.net.preferIPv4Stack=true',
];

/**
 * Command line settings of the PostgreSQL server. `fsync` and `synchronous_commit` keep their safe
 * defaults.
 */
export function postgresFlags(port: number): readonly string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 300,
    shared_buffers: '256MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    effective_cache_size: '1GB',
    max_wal_size: '1GB',
    checkpoint_timeout: '10min',
    max_parallel_workers_per_gather: 0,
    jit: 'off',
    random_page_cost: 1.1,
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_checkpoints: 'off',
    // After a kill, one call makes the whole folder durable; file by file it took up to ten seconds.
    // Linux only.
    ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
  };
  return Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${String(value)}`]);
}

/**
 * The same collation on every machine, whatever its locale: code points order text, Unicode tells upper
 * from lower.
 */
export const initdbFlags: readonly string[] = [
  '--username=gemba',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
];
