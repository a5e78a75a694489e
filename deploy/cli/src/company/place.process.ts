/** Where the database of a service is: as the launcher noted it, or as the environment says. */
import { readFileSync } from 'node:fs';
import { kafkaServerIn } from '@gemba/messaging/engines/server';
import { Complaint } from '../output/said.js';
import type { Place } from '../backup/restore.process.js';
import { runFileIn } from './company.http.js';

export type Asked = {
  readonly service: string;
  readonly state: string;
  /** Whether the person says that every process of the service was stopped. */
  readonly stopped: boolean;
};

/** @throws Complaint when neither is known, or when nobody can say that the service does not run. */
export const placeOf = (asked: Asked, env = process.env): Place => {
  const place = { service: asked.service, topicPrefix: env.GEMBA_TOPIC_PREFIX ?? 'gemba' };
  const { DATABASE_URL: databaseUrl, KAFKA_BROKERS: brokers } = env;
  if (databaseUrl === undefined || brokers === undefined) return { ...place, ...launched(asked) };
  if (!asked.stopped) throw new Complaint('Stop every process of the service first, then add --stopped.');
  const { server, faults } = kafkaServerIn(env, (path) => readFileSync(path, 'utf8'));
  if (faults.length > 0) throw new Complaint(faults.join('\n'));
  return { ...place, databaseUrl, kafka: server, restart: null };
};

const launched = ({ service, state }: Asked): Pick<Place, 'databaseUrl' | 'kafka' | 'restart'> => {
  const run = runFileIn(state);
  const databaseUrl = run?.databaseUrls[service];
  if (!run || databaseUrl === undefined)
    throw new Complaint(
      `Nothing is known of ${service} here. Start Gemba with "npm start", or set DATABASE_URL to the ` +
        "service's database and KAFKA_BROKERS.",
    );
  const restart = (): void => {
    const pid = runFileIn(state)?.pids[service];
    if (pid !== undefined) end(pid);
  };
  return { databaseUrl, kafka: run.kafka, restart };
};

/** One that has just ended by itself is on its way back already. */
export const end = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};
