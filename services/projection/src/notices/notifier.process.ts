/** Looks, whenever the views have moved, for what newly waits for somebody, and sends what is due. */
import { webcrypto } from 'node:crypto';
import { describeError } from '@gemba/messaging/engines/failure';
import type { Runtime } from '@gemba/platform/runtime/runtime.module';
import type { DataSource } from 'typeorm';
import { In } from 'typeorm';
import type { ChannelName, Person as PersonRow } from './entities.sql.js';
import { CHANNELS, Person, PushKeys } from './entities.sql.js';
import type { Changed } from '../answers/views.js';
import type { Message } from '../live/hub.js';
import { Notices, isBelieved } from './notices.sql.js';
import type { Parcel, Sent } from './outbox.sql.js';
import { Outbox } from './outbox.sql.js';
import { mailRoad } from './mail.http.js';
import type { MailRoad } from './mail.http.js';
import { pushRoad } from './push.http.js';
import type { Sending } from './sending.process.js';
import { sent } from './sending.process.js';
import type { Roads } from './settings.js';
import { noticesAt } from './store.sql.js';

export type World = { readonly roads: Roads; readonly ask: typeof fetch; readonly everyMs?: number };

/** What nobody says has moved is looked at as often: digests fall due, and quiet hours end. */
const EVERY_MS = 5_000;
const FORGET_MS = 3_600_000;
/** Rights are passed on without a word in the views: once a minute everything is looked at. */
const LOOK_MS = 60_000;

const WATCHED = ['decisions', 'exceptions', 'tasks'];

export class Notifier {
  readonly notices: Notices;
  readonly outbox: Outbox;
  readonly source: DataSource;
  /** By which browsers know this company; null where nothing is pushed. */
  pushKey: string | null = null;
  private readonly mail: MailRoad | null;
  private push: Sending['push'] = null;
  private running: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private moved = true;
  private lookedAt = 0;
  private forgotAt = 0;

  constructor(
    private readonly runtime: Runtime,
    private readonly world: World,
  ) {
    const { pool, config } = runtime;
    this.source = noticesAt(config.databaseUrl);
    this.notices = new Notices({ source: this.source, pool, isSetUp: (channel) => this.isSetUp(channel) });
    this.outbox = new Outbox(this.source);
    this.mail = world.roads.mail && mailRoad(world.roads.mail);
  }

  get roads(): Roads {
    return this.world.roads;
  }

  isSetUp(channel: ChannelName): boolean {
    return channel === 'email' ? this.mail !== null : this.push !== null;
  }

  async start(): Promise<void> {
    await this.source.initialize();
    const { pushContact: contact } = this.roads;
    if (contact !== null) {
      const { publicKey, privateKey } = await keysIn(this.source);
      this.pushKey = publicKey;
      this.push = pushRoad({ contact, publicKey, privateKey }, this.world.ask);
    }
    this.round();
  }

  /** Looked at with the next round, where it may be that something waits for somebody else by now. */
  heard({ event, data }: Message): void {
    const told = event === 'changed' ? (JSON.parse(data) as Changed).tables : WATCHED;
    this.moved ||= WATCHED.some((name) => told.includes(name));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
    this.mail?.close();
    if (this.source.isInitialized) await this.source.destroy();
  }

  private round(): void {
    if (this.stopped) return;
    this.running = this.work().catch((error: unknown) => {
      // The database is away, or a person is looked at by another process: the next round does it.
      this.runtime.log.warn({ error: describeError(error) }, 'notices could not be looked at');
      this.moved = true;
    });
    void this.running.then(() => {
      if (this.stopped) return;
      this.timer = setTimeout(() => this.round(), this.world.everyMs ?? EVERY_MS);
    });
  }

  private async work(): Promise<void> {
    if (this.moved || Date.now() - this.lookedAt > LOOK_MS) {
      this.moved = false;
      this.lookedAt = Date.now();
      for (const person of await this.notices.told()) await this.notices.catchUp(person);
    }
    const channels = CHANNELS.filter((channel) => this.isSetUp(channel));
    const parcels = await this.outbox.take(channels);
    if (parcels.length > 0) await this.sendAll(parcels);
    if (Date.now() - this.forgotAt < FORGET_MS) return;
    this.forgotAt = Date.now();
    await this.notices.forget();
  }

  private async sendAll(parcels: readonly Parcel[]): Promise<void> {
    const { config, pool } = this.runtime;
    const dashboard = config.urls.dashboard ?? '';
    const sending = { source: this.source, pool, mail: this.mail, push: this.push, dashboard };
    const ids = parcels.map(({ person }) => person);
    const persons = await this.source.manager.findBy(Person, { id: In(ids) });
    const known = new Map(persons.map((person): [string, PersonRow] => [person.id, person]));
    for (const parcel of parcels) {
      const person = known.get(parcel.person);
      if (!person) continue;
      await this.outbox.settle(parcel, await this.sentTo(person, sending, parcel), person);
    }
  }

  private async sentTo(person: PersonRow, sending: Sending, parcel: Parcel): Promise<Sent> {
    if (!isBelieved(person)) return LONG_AWAY;
    await this.notices.catchUp(person);
    return sent(sending, parcel, person);
  }
}

/** Who may read less by now is not told by what somebody remembers of them. */
const LONG_AWAY: Sent = { as: 'never', why: 'Not signed in for 14 days.' };

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;

type Keys = { readonly publicKey: string; readonly privateKey: string };

/** Made once: browsers that know them take messages from nobody else. */
const keysIn = (source: DataSource): Promise<Keys> =>
  source.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock(7311004)');
    const [known] = await tx.find(PushKeys, { take: 1 });
    if (known) return known;
    const pair = await webcrypto.subtle.generateKey(CURVE, true, ['sign', 'verify']);
    const raw = await webcrypto.subtle.exportKey('raw', pair.publicKey);
    const { d: privateKey = '' } = await webcrypto.subtle.exportKey('jwk', pair.privateKey);
    const made = { publicKey: Buffer.from(raw).toString('base64url'), privateKey };
    await tx.insert(PushKeys, made);
    return made;
  });
