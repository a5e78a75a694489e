/** What is kept of notices: operational state that no event says, as TypeORM keeps it. */
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Kind, Language } from '../answers/notices.js';

export const SCHEMA = 'notices';

const MOMENT = 'timestamptz';
/** New each time: TypeORM writes into what it is given. */
const nullable = () => ({ nullable: true });

/** As PostgreSQL names it, so that entities and migrations can be held against each other. */
const keyOf = (table: string) => ({ primaryKeyConstraintName: `${table}_pkey` });

/** How a person wants to be told, and what their last token let them read. */
@Entity({ schema: SCHEMA, name: 'persons' })
export class Person {
  @PrimaryColumn('text', keyOf('persons')) id!: string;
  @Column('text', { array: true }) roles!: string[];
  @Column('text', { array: true }) sites!: string[];
  @Column(MOMENT, { name: 'seen_at' }) seenAt!: Date;
  @Column('text', { default: 'en' }) language!: Language;
  @Column('text', { default: 'UTC' }) zone!: string;
  @Column('text', nullable()) address!: string | null;
  @Column('boolean', { default: false }) email!: boolean;
  @Column('boolean', { default: false }) push!: boolean;
  @Column('text', { ...nullable(), name: 'digest_at' }) digestAt!: string | null;
  @Column('text', { ...nullable(), name: 'quiet_from' }) quietFrom!: string | null;
  @Column('text', { ...nullable(), name: 'quiet_until' }) quietUntil!: string | null;
}

/** A browser that takes push messages for a person. */
@Entity({ schema: SCHEMA, name: 'devices' })
export class Device {
  @PrimaryColumn('text', keyOf('devices')) endpoint!: string;
  @Column('text') person!: string;
  @Column('text') p256dh!: string;
  @Column('text') auth!: string;
}

/** That something waits for a person, said once however often it is looked at. */
@Entity({ schema: SCHEMA, name: 'notices' })
@Unique('notices_person_key_key', ['person', 'key'])
export class Notice {
  @PrimaryColumn('uuid', keyOf('notices')) id!: string;
  @Column('text') person!: string;
  /** What waits, of whom it is asked and since when: asked of somebody else it is another. */
  @Column('text') key!: string;
  @Column('text') kind!: Kind;
  @Column('text') noun!: string;
  @Column('text') subject!: string;
  @Column('text') service!: string;
  @Column('text', nullable()) site!: string | null;
  @Column('text', { ...nullable(), name: 'delegated_from' }) delegatedFrom!: string | null;
  @Column(MOMENT) since!: Date;
  @Column(MOMENT, { name: 'told_at' }) toldAt!: Date;
  @Column(MOMENT, { ...nullable(), name: 'read_at' }) readAt!: Date | null;
  /** Since when it does not wait for the person any more. */
  @Column(MOMENT, { ...nullable(), name: 'over_at' }) overAt!: Date | null;
}

export const CHANNELS = ['email', 'push'] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** A notice on its way by one channel: there is one, so it arrives once. */
@Entity({ schema: SCHEMA, name: 'deliveries' })
@Index('deliveries_due', ['dueAt'], { where: `state = 'waiting'` })
@Index('deliveries_of_message', ['message'])
export class Delivery {
  @ForeignKey(() => Notice, { onDelete: 'CASCADE', name: 'deliveries_notice_fkey' })
  @PrimaryColumn('uuid', keyOf('deliveries'))
  notice!: string;
  @PrimaryColumn('text', keyOf('deliveries')) channel!: ChannelName;
  @Column('text') person!: string;
  @Column('text') state!: 'waiting' | 'sent' | 'failed';
  /** When it is sent, or, while somebody sends it, when it is sent again if nobody says how that went. */
  @Column(MOMENT, { name: 'due_at' }) dueAt!: Date;
  @Column('int', { default: 0 }) attempts!: number;
  /** What goes out together keeps its name, by which whoever takes it knows a repeat. */
  @Column('uuid', nullable()) message!: string | null;
  @Column('text', nullable()) error!: string | null;
  @Column(MOMENT, { ...nullable(), name: 'settled_at' }) settledAt!: Date | null;
}

/** The keys by which push services know this company (RFC 8292). */
@Entity({ schema: SCHEMA, name: 'push_keys' })
export class PushKeys {
  @PrimaryColumn('text', { ...keyOf('push_keys'), name: 'public_key' }) publicKey!: string;
  @Column('text', { name: 'private_key' }) privateKey!: string;
}
