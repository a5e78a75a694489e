/**
 * Founds the company of a trial: gives every command until it is done, since services hear of each other
 * later.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Action } from '../client/action.js';
import { exchanges } from '../client/exchange.http.js';
import { Sender } from '../client/sender.http.js';
import type { Operation } from '../history/operation.js';
import type { Target } from '../client/target.js';
import { founding } from './founding.js';

const DAY_MS = 86_400_000;
const FOUNDED_DAYS = 60;
const AHEAD_DAYS = 31;
/** A rate serves a week; there is one for today too. */
const RATED_EVERY_DAYS = 5;
const PATIENCE_MS = 60_000;
const PAUSE_MS = 60;
const TIMEOUT_MS = 10_000;

const dayFrom = (now: number, days: number): string =>
  new Date(now + days * DAY_MS).toISOString().slice(0, 10);
/** Say that something that was said elsewhere is not heard of here yet. */
const UNHEARD: ReadonlySet<string> = new Set([
  ...['PLT-SITE-UNKNOWN', 'PLT-NOT-FOUND', 'PLT-KEY-RUNNING', 'PLT-BUSY'],
  ...['PRD-ITEM-UNKNOWN', 'FIN-RATE-MISSING', 'GOV-SITE-COMPANY', 'FIN-PER-COMPANY', 'FIN-PER-ORDER'],
  ...['SCM-ITEM-UNKNOWN', 'SCM-RATE-MISSING'],
]);

const waits = ({ outcome, code = '' }: Operation): boolean => outcome === 'unknown' || UNHEARD.has(code);

const complaint = ({ operation, body, status, code, failure, detail }: Operation): Error => {
  const why = [String(status), code, failure, detail].filter((part) => part !== undefined).join(' ');
  return new Error(`${operation} could not be done: ${why}\n${JSON.stringify(body)}`);
};

const give = async (sender: Sender, action: Action, key: string): Promise<void> => {
  const began = performance.now();
  for (;;) {
    const told = await sender.send(action, { client: 'founder', key });
    if (told.outcome === 'ok') return;
    if (!waits(told) || performance.now() - began > PATIENCE_MS) throw complaint(told);
    await pause(PAUSE_MS);
  }
};

/** Resolves when the load may begin. The same seed founds the same company. @throws Error when it cannot */
export const prepareCompany = async (target: Target, seed: number): Promise<void> => {
  const { exchange, close } = exchanges(TIMEOUT_MS);
  const sender = new Sender(target, exchange, null);
  const now = Date.now();
  const from = dayFrom(now, -FOUNDED_DAYS);
  const days = Array.from({ length: FOUNDED_DAYS + AHEAD_DAYS + 1 }, (_, day) =>
    dayFrom(now, day - FOUNDED_DAYS),
  );
  const months = [...new Set(days.map((day) => day.slice(0, 7)))];
  const rated = days.filter((day, index) => index % RATED_EVERY_DAYS === 0 && day <= dayFrom(now, 0));
  try {
    for (const [wave, actions] of founding({ from, until: dayFrom(now, 700), months, rated }).entries()) {
      await Promise.all(
        actions.map((action, index) => {
          const key = `found-${String(seed)}-${String(wave)}-${String(index)}`;
          return give(sender, { ...action, intent: 'found', at: `${from}T12:00:00.000Z` }, key);
        }),
      );
    }
  } finally {
    close();
  }
};
