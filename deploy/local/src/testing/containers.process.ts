/** Engines in containers, where they are asked for or the machine lacks what the embedded ones need. */
import { execFileSync } from 'node:child_process';
import { KafkaContainer } from '@testcontainers/kafka';
import { PostgreSqlContainer } from '@testcontainers/postgresql';
import type { Engines } from '../engines/engines.process.js';

const BROKER_PORT = 9093;

export function dockerAnswers(): boolean {
  try {
    execFileSync('docker', ['info'], { stdio: 'ignore', timeout: 5_000 });
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

/**
 * The same versions as the embedded engines: PostgreSQL 18, and Kafka 4.1 in the image that the module
 * knows.
 */
export async function startContainers(): Promise<Engines> {
  const [postgres, kafka] = await Promise.all([
    new PostgreSqlContainer('postgres:18').withCommand(['postgres', '-c', 'max_connections=300']).start(),
    new KafkaContainer('confluentinc/cp-kafka:8.1.0').withKraft().start(),
  ]);
  const address = `${kafka.getHost()}:${String(kafka.getMappedPort(BROKER_PORT))}`;
  return {
    databaseUrl: postgres.getConnectionUri(),
    kafka: { server: { brokers: [address], login: null, tls: null }, loginOf: () => null },
    pids: () => ({}),
    stop: async () => {
      await Promise.all([postgres.stop(), kafka.stop()]);
    },
  };
}
