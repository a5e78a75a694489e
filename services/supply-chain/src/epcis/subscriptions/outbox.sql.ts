/** What is to be sent: each subscription by one process at a time, in order, until its receiver took it. */
import type { DataSource } from 'typeorm';
import { Subscription } from './entities.sql.js';
import { nextAfter } from './schedule.js';
import { againAfter, isGivenUp } from './tries.js';

/** So long whoever took a subscription may send, before somebody else takes it for left alone. */
const LEASE_MS = 60_000;
const AT_ONCE = 20;
const LONGEST_WHY = 300;

/** How it went: `later` is tried again, `never` is not. */
export type Taken =
  | { readonly as: 'taken'; readonly reached: string; readonly isMore: boolean }
  | {
      readonly as: 'later' | 'never';
      readonly why: string;
    };

/** When the next answer is due; at once for one that is told as events come. */
export const dueAfter = ({ schedule }: Pick<Subscription, 'schedule'>, now: Date): Date =>
  schedule === null ? now : (nextAfter(schedule, now) ?? now);

type After = Partial<
  Pick<Subscription, 'reached' | 'dueAt' | 'attempts' | 'failingSince' | 'error' | 'state'>
>;

const afterwards = (of: Subscription, taken: Taken, now: Date): After => {
  if (taken.as === 'taken')
    return {
      ...{ reached: taken.reached, attempts: 0, failingSince: null, error: null },
      dueAt: taken.isMore ? now : dueAfter(of, now),
    };
  const failingSince = of.failingSince ?? now;
  const failed = { attempts: of.attempts + 1, failingSince, error: taken.why.slice(0, LONGEST_WHY) };
  return taken.as === 'never' || isGivenUp(failingSince, now)
    ? { ...failed, state: 'given-up' }
    : { ...failed, dueAt: againAfter(failed.attempts, now) };
};

export class Outbox {
  constructor(private readonly source: DataSource) {}

  /** Takes what is due; what is told as events come is due only where there is something after it. */
  take(upTo: string): Promise<readonly Subscription[]> {
    return this.source.transaction(async (tx) => {
      const due = await tx
        .createQueryBuilder(Subscription, 'of')
        .where(
          `of.state = 'active' and of.dueAt <= :now and (of.schedule is not null or of.reached < :upTo)`,
          {
            now: new Date(),
            upTo,
          },
        )
        .orderBy('of.dueAt')
        .limit(AT_ONCE)
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getMany();
      const dueAt = new Date(Date.now() + LEASE_MS);
      for (const { id } of due) await tx.update(Subscription, { id }, { dueAt });
      return due;
    });
  }

  /** Notes how it went, unless it has gone on meanwhile; answers the subscription where that gave it up. */
  async settle(of: Subscription, taken: Taken): Promise<Subscription | null> {
    const after = afterwards(of, taken, new Date());
    const { id, reached, attempts } = of;
    const { affected } = await this.source.manager.update(
      Subscription,
      { id, reached, attempts, state: 'active' },
      after,
    );
    return affected === 1 && after.state === 'given-up' ? { ...of, ...after } : null;
  }
}
