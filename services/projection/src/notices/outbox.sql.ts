/** The outbox: what is to be sent is sent once by each channel, whatever is killed in between. */
import type { DataSource } from 'typeorm';
import { In, LessThanOrEqual } from 'typeorm';
import { v4 } from 'uuid';
import type { Wishes } from './due.js';
import { MOST_ATTEMPTS, againAt } from './due.js';
import type { ChannelName } from './entities.sql.js';
import { Delivery } from './entities.sql.js';

/** Deliveries of one person that go out by one channel as one message. */
export type Parcel = {
  readonly message: string;
  readonly channel: ChannelName;
  readonly person: string;
  readonly notices: readonly string[];
  readonly attempts: number;
};

/** How it went: `later` is tried again, `never` is not. */
export type Sent =
  { readonly as: 'sent' | 'needless' } | { readonly as: 'later' | 'never'; readonly why: string };

/** So long whoever took a parcel may send it, before somebody else takes it for left alone. */
const LEASE_MS = 120_000;
const LONGEST_WHY = 300;

export class Outbox {
  constructor(private readonly source: DataSource) {}

  /** Takes what is due; what nobody gives back is due again when the lease has ended, as the same message. */
  take(channels: readonly ChannelName[]): Promise<readonly Parcel[]> {
    const now = Date.now();
    return this.source.transaction(async (tx) => {
      const due = await tx.find(Delivery, {
        where: { state: 'waiting', dueAt: LessThanOrEqual(new Date(now)), channel: In([...channels]) },
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      const together = Map.groupBy(due, ({ message, person, channel }) => message ?? `${channel}/${person}`);
      const parcels = [...together.values()].map(parcelOf);
      for (const { message, channel, notices, attempts } of parcels)
        await tx.update(
          Delivery,
          { channel, notice: In([...notices]) },
          { message, attempts, dueAt: new Date(now + LEASE_MS) },
        );
      return parcels;
    });
  }

  /** Notes how a parcel that was taken went. */
  async settle({ message, attempts }: Parcel, sent: Sent, wishes: Wishes): Promise<void> {
    const { manager } = this.source;
    if (sent.as === 'needless') await manager.delete(Delivery, { message });
    else await manager.update(Delivery, { message }, afterwards(sent, attempts, wishes));
  }

  /** What never arrived, of one person or of everybody, the newest first. */
  failed(person: string | null, most: number): Promise<Delivery[]> {
    return this.source.manager.find(Delivery, {
      where: { state: 'failed', ...(person === null ? {} : { person }) },
      order: { settledAt: 'desc', notice: 'desc' },
      take: most,
    });
  }
}

const parcelOf = (all: readonly Delivery[]): Parcel => {
  const [first] = all;
  if (!first) throw new Error('A parcel has something in it.');
  const { message, channel, person, attempts } = first;
  const notices = all.map(({ notice }) => notice);
  return { message: message ?? v4(), channel, person, notices, attempts: attempts + 1 };
};

const afterwards = (sent: Exclude<Sent, { as: 'needless' }>, attempts: number, wishes: Wishes) => {
  const now = new Date();
  if (!('why' in sent)) return { state: 'sent' as const, settledAt: now, error: null };
  const error = sent.why.slice(0, LONGEST_WHY);
  if (sent.as === 'later' && attempts < MOST_ATTEMPTS)
    return { error, dueAt: new Date(againAt(now.toISOString(), attempts, wishes)) };
  return { state: 'failed' as const, settledAt: now, error };
};
