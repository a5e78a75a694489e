/** Where the database of a service is: as the launcher noted it, or as the environment says. */
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
  return { ...place, databaseUrl, brokers: brokers.split(','), restart: null };
};

const launched = ({ service, state }: Asked): Pick<Place, 'databaseUrl' | 'brokers' | 'restart'> => {
  const run = runFileIn(state);
  const databaseUrl = run?.databaseUrls[service];
  if (!run || databaseUrl === undefined)
    throw new Complaint(
      `Nothing is known of ${service} here. Start Gemba with "npm start", or set DATABASE_URL to the ` +
        "service's database and KAFKA_BROKERS.",
    );
  const restart = (): void => {
    const pid = runFileIn(state)?.pids[service];
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  };
  return { databaseUrl, brokers: run.brokers, restart };
};
