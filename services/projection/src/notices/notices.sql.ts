/** What is known to wait for each person: noted once, told by the channels they chose, over when it is. */
import type { Principal } from '@gemba/platform/access/principal';
import type { Pool } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { In, IsNull, LessThan, MoreThan } from 'typeorm';
import { v7 } from 'uuid';
import { dueAt } from './due.js';
import type { ChannelName } from './entities.sql.js';
import { CHANNELS, Delivery, Notice, Person } from './entities.sql.js';
import type { Waiting } from './waiting.sql.js';
import { waitingFor } from './waiting.sql.js';

const DAY_MS = 86_400_000;

/** So long what the last token said is believed; who was not here since is told nothing by other channels. */
const BELIEVED_MS = 14 * DAY_MS;
/** What a token says is noted anew after so long, or when it says something else. */
const SEEN_MS = 3_600_000;
const KEPT_MS = 30 * DAY_MS;

export type Keeping = {
  readonly source: DataSource;
  /** Where the views are read. */
  readonly pool: Pool;
  /** Whether messages can go out by it at all. */
  readonly isSetUp: (channel: ChannelName) => boolean;
};

/** Whether what the person may read is still known. */
export const isBelieved = ({ seenAt }: Person): boolean => Date.now() - seenAt.getTime() < BELIEVED_MS;

type Met = { readonly person: Person; readonly isNew: boolean };

const same = (a: readonly string[], b: readonly string[]): boolean => a.join(' ') === b.join(' ');

export class Notices {
  constructor(private readonly keeping: Keeping) {}

  /** Notes who is here and what they may read; who comes first is not told what waits already. */
  async arrived({ id, roles, sites }: Principal): Promise<Person> {
    const { person, isNew } = await this.meet({ id, roles: [...roles], sites: [...sites] });
    await this.catchUp(person, isNew);
    return person;
  }

  /** Notes what waits for the person by now, and what does not any more. */
  catchUp(person: Person, isNew = false): Promise<void> {
    return this.keeping.source.transaction(async (tx) => {
      // One at a time: what was looked up before another noted more would take that for over.
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 7311003))', [person.id]);
      const now = new Date();
      const waiting = await waitingFor(this.keeping.pool, person, now.toISOString());
      const known = await tx.findBy(Notice, { person: person.id, overAt: IsNull() });
      const waits = new Set(waiting.map(({ key }) => key));
      const isKnown = new Set(known.map(({ key }) => key));
      await over(
        tx,
        known.flatMap(({ id, key }) => (waits.has(key) ? [] : [id])),
        now,
      );
      const unknown = waiting.filter(({ key }) => !isKnown.has(key));
      const noted = await note(tx, person, { waiting: unknown, now, isRead: isNew });
      await tx.insert(Delivery, isNew ? [] : this.deliveriesOf(person, noted, now));
    });
  }

  /** Those who are told by another channel than the application, and were here not long ago. */
  told(): Promise<Person[]> {
    const seenAt = MoreThan(new Date(Date.now() - BELIEVED_MS));
    return this.keeping.source.manager.findBy(Person, [
      { seenAt, email: true },
      { seenAt, push: true },
    ]);
  }

  /** What waits for the person, the newest first. */
  waiting(person: string, most: number): Promise<Notice[]> {
    return this.keeping.source.manager.find(Notice, {
      where: { person, overAt: IsNull() },
      order: { since: 'desc', id: 'desc' },
      take: most,
    });
  }

  unread(person: string): Promise<number> {
    return this.keeping.source.manager.countBy(Notice, { person, overAt: IsNull(), readAt: IsNull() });
  }

  /** Those of the ids, or all; answers how many had not been read. */
  async read(person: string, ids: readonly string[] | undefined): Promise<number> {
    const those = ids === undefined ? {} : { id: In(ids.filter((id) => UUID.test(id))) };
    const { affected } = await this.keeping.source.manager.update(
      Notice,
      { person, readAt: IsNull(), ...those },
      { readAt: new Date() },
    );
    return affected ?? 0;
  }

  /** What has been over for long is of no use to anybody. */
  async forget(): Promise<void> {
    await this.keeping.source.manager.delete(Notice, { overAt: LessThan(new Date(Date.now() - KEPT_MS)) });
  }

  private async meet(here: Pick<Person, 'id' | 'roles' | 'sites'>): Promise<Met> {
    const { manager } = this.keeping.source;
    const [known, now] = [await manager.findOneBy(Person, { id: here.id }), new Date()];
    if (known && isUpToDate(known, here, now)) return { person: known, isNew: false };
    const told = { ...here, seenAt: now };
    if (known) {
      await manager.update(Person, { id: here.id }, told);
      return { person: { ...known, ...told }, isNew: false };
    }
    // Of two first visits at once the second one meets who is known.
    const made = await manager
      .createQueryBuilder()
      .insert()
      .into(Person)
      .values(told)
      .orIgnore()
      .returning('id')
      .execute();
    const person = await manager.findOneByOrFail(Person, { id: here.id });
    return { person, isNew: (made.raw as unknown[]).length > 0 };
  }

  private deliveriesOf(person: Person, noted: readonly string[], now: Date): Partial<Delivery>[] {
    const channels = CHANNELS.filter((channel) => person[channel] && this.keeping.isSetUp(channel));
    const due = new Date(dueAt(now.toISOString(), person));
    return noted.flatMap((notice) =>
      channels.map((channel) => ({ notice, channel, person: person.id, state: 'waiting', dueAt: due })),
    );
  }
}

const isUpToDate = (known: Person, { roles, sites }: Pick<Person, 'roles' | 'sites'>, now: Date): boolean =>
  now.getTime() - known.seenAt.getTime() < SEEN_MS && same(known.roles, roles) && same(known.sites, sites);

/** Nobody is told any more what somebody else has seen to; what is on its way is. */
/** What is no id of a notice is nobody’s. */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const over = async (tx: EntityManager, ids: string[], now: Date): Promise<void> => {
  if (ids.length === 0) return;
  await tx.update(Notice, { id: In(ids) }, { overAt: now });
  await tx.delete(Delivery, { notice: In(ids), state: 'waiting', message: IsNull() });
};

const AT_ONCE = 500;

type Noting = { readonly waiting: readonly Waiting[]; readonly now: Date; readonly isRead: boolean };

/** Notes what is new and answers its ids; what waits once more was told before. */
const note = async (
  tx: EntityManager,
  { id: person }: Person,
  { waiting, now: toldAt, isRead }: Noting,
): Promise<readonly string[]> => {
  const noted: string[] = [];
  for (let from = 0; from < waiting.length; from += AT_ONCE) {
    const values = waiting.slice(from, from + AT_ONCE).map(({ since, ...each }) => ({
      ...{ ...each, id: v7(), person, since: new Date(since), toldAt, readAt: isRead ? toldAt : null },
      overAt: null,
    }));
    const made = await tx
      .createQueryBuilder()
      .insert()
      .into(Notice)
      .values(values)
      .orIgnore()
      .returning('id')
      .execute();
    noted.push(...(made.raw as { id: string }[]).map(({ id }) => id));
    await tx.update(Notice, { person, key: In(values.map(({ key }) => key)) }, { overAt: null });
  }
  return noted;
};
