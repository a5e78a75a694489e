/** Sends what is in the outbox: each parcel as one message, in the language of its person. */
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { In, IsNull } from 'typeorm';
import type { Device as DeviceRow } from './entities.sql.js';
import { Device, Notice, Person } from './entities.sql.js';
import type { Message } from './message.js';
import { mailOf, messageOf, pushOf } from './message.js';
import type { Parcel, Sent } from './outbox.sql.js';
import type { MailRoad } from './mail.http.js';
import type { PushRoad, Taken } from './push.http.js';
import { siteNames } from './waiting.sql.js';

export type Sending = {
  readonly source: DataSource;
  readonly pool: Pool;
  readonly mail: MailRoad | null;
  readonly push: PushRoad | null;
  /** Where links lead. */
  readonly dashboard: string;
};

const NEEDLESS: Sent = { as: 'needless' };

const isNever = (taken: Taken): boolean => taken.as === 'never';

/** One browser that took it is enough; those that are gone are forgotten. */
const pushed = async ({ source, push }: Sending, parcel: Parcel, message: Message): Promise<Sent> => {
  if (!push) return { as: 'later', why: 'Push messages are not set up any more.' };
  const devices = await source.manager.findBy(Device, { person: parcel.person });
  const said = { ...pushOf(message), tag: parcel.message };
  const taken = await Promise.all(devices.map((device) => push(device, said)));
  const gone = devices.filter((_, at) => taken[at]?.as === 'gone').map(({ endpoint }) => endpoint);
  await source.manager.delete(Device, { endpoint: In(gone) });
  return altogether(devices, taken);
};

const altogether = (devices: readonly DeviceRow[], taken: readonly Taken[]): Sent => {
  if (taken.some(({ as }) => as === 'sent')) return { as: 'sent' };
  const left = taken.filter((each): each is Exclude<Taken, { as: 'gone' }> => each.as !== 'gone');
  const found = left.find((each) => !isNever(each)) ?? left[0];
  if (found) return found;
  const why = devices.length === 0 ? 'No browser takes push messages.' : 'The browser takes none any more.';
  return { as: 'never', why };
};

const mailed = (
  { mail, dashboard }: Sending,
  parcel: Parcel,
  [person, message]: readonly [Person, Message],
) => {
  if (!mail) return { as: 'later', why: 'E-mail is not set up any more.' } as const;
  if (person.address === null) return { as: 'never', why: 'There is no address to send it to.' } as const;
  return mail.send(person.address, parcel.message, mailOf(message, person, dashboard));
};

/** What of it still waits is sent; nothing where all is seen to, or is not wanted any more. */
export const sent = async (sending: Sending, parcel: Parcel, person: Person): Promise<Sent> => {
  if (!person[parcel.channel]) return NEEDLESS;
  const { manager } = sending.source;
  const notices = await manager.find(Notice, {
    where: { id: In([...parcel.notices]), overAt: IsNull() },
    order: { since: 'asc', id: 'asc' },
  });
  if (notices.length === 0) return NEEDLESS;
  const names = await siteNames(sending.pool);
  const told = notices.map(({ site, since, ...each }) => ({
    ...{ ...each, since: since.toISOString() },
    site: site === null ? null : (names.get(site) ?? site),
  }));
  const message = messageOf(told, person);
  return parcel.channel === 'push'
    ? pushed(sending, parcel, message)
    : mailed(sending, parcel, [person, message]);
};
