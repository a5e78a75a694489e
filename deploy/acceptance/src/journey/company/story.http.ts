/**
 * What every chapter has at hand: people who are signed in, the company as it runs, and what was said
 * before.
 */
import { SERVICES } from '@gemba/contracts/events/company';
import { CompanyClient } from '@gemba/deploy-local/demo/client/company-client.http';
import type { Raw } from '@gemba/deploy-local/demo/client/company-client.http';
import { until } from '@gemba/deploy-local/testing/until.process';
import type { Person } from '../../testing/person.http.js';
import { personWith } from '../../testing/person.http.js';
import type { Launched } from '@gemba/deploy-local/testing/launched.process';
import { launch } from '@gemba/deploy-local/testing/launched.process';

export type Persona =
  | 'coo'
  | 'warehouse-lyon'
  | 'floor-lyon'
  | 'manager-lyon'
  | 'manager-gdansk'
  | 'planner'
  | 'buyer'
  | 'inspector'
  | 'hr-officer'
  | 'controller';

export type Story = {
  readonly launched: Launched;
  readonly company: CompanyClient;
  /** Somebody at work in a department. */
  readonly as: (who: Persona | 'warehouse', department: string) => Person;
  /** Waits until everybody has heard everything and has nothing more to say. */
  readonly settled: () => Promise<void>;
  readonly end: () => Promise<void>;
};

/** A part of the story: sentences, and how each is seen to be so. */
export type Chapter = Readonly<Record<string, (story: Story) => Promise<void>>>;

const SETTLED_MS = 60_000;
const WAITS = /^gemba_(?:relay_lag_events|consumer_lag_events|parked_events)\{[^}]*\} (\S+)$/gm;
const SAID = /^gemba_events_appended_total\{[^}]*\} (\S+)$/gm;

const numbersIn = (text: string, pattern: RegExp): number[] =>
  [...text.matchAll(pattern)].map(([, number]) => Number(number));

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** How many events wait anywhere, and how many were said at all. */
const counts = async (company: CompanyClient): Promise<{ waiting: number; said: number }> => {
  const answers = await Promise.all(
    SERVICES.map((service) => company.ask({ service, path: '/metrics', as: 'gemba-cli' })),
  );
  const texts = answers.map(({ body }) => String(body));
  return {
    waiting: sum(texts.flatMap((text) => numbersIn(text, WAITS))),
    said: sum(texts.flatMap((text) => numbersIn(text, SAID))),
  };
};

const settle = async (company: CompanyClient): Promise<void> => {
  let before = -1;
  await until(async () => {
    const { waiting, said } = await counts(company);
    const isQuiet = waiting === 0 && said === before;
    before = said;
    return isQuiet;
  }, SETTLED_MS);
};

const headersOf = (headers: Readonly<Record<string, string | string[] | undefined>>): Headers =>
  new Headers(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );

const personOf = (company: CompanyClient, service: string, as: string): Person => {
  const ask = async (raw: Omit<Raw, 'service' | 'as'>) => {
    const { status, headers, body } = await company.ask({ ...raw, service, as });
    return { status, headers: headersOf(headers), body: body as Readonly<Record<string, unknown>> };
  };
  return personWith({
    get: (path) => ask({ path }),
    post: (path, body, headers = {}) => ask({ path, method: 'POST', body: body as object, headers }),
  });
};

/** Starts the company and signs everybody in. */
export const begin = async (): Promise<Story> => {
  const launched = await launch();
  const company = new CompanyClient(launched.run());
  return {
    launched,
    company,
    as: (who, department) => personOf(company, department, who === 'warehouse' ? who : `persona-${who}`),
    settled: () => settle(company),
    end: launched.stop,
  };
};
