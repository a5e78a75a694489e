/** What is kept of subscriptions: operational state that no event says, as TypeORM keeps it. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { QuerySchedule } from './schedule.js';

export const SCHEMA = 'subscriptions';

const MOMENT = 'timestamptz';
/** New each time: TypeORM writes into what it is given. */
const nullable = () => ({ nullable: true });
/** As PostgreSQL names it, so that entities and migrations can be held against each other. */
const keyOf = (table: string) => ({ primaryKeyConstraintName: `${table}_pkey` });

/** Parameters of the SimpleEventQuery, as they were sent. */
export type Parameters = Readonly<Record<string, string | readonly string[]>>;

/** A query under a name that its owner gave it. */
@Entity({ schema: SCHEMA, name: 'queries' })
export class NamedQuery {
  @PrimaryColumn('text', keyOf('queries')) owner!: string;
  @PrimaryColumn('text', keyOf('queries')) name!: string;
  @Column('jsonb') query!: Parameters;
  @Column(MOMENT, { name: 'created_at' }) createdAt!: Date;
}

/** Where the events of a query are sent to, and how far that has come. */
@Entity({ schema: SCHEMA, name: 'subscriptions' })
@Index('subscriptions_due', ['dueAt'], { where: `state = 'active'` })
@Index('subscriptions_of_query', ['owner', 'queryName'])
export class Subscription {
  @PrimaryColumn('uuid', keyOf('subscriptions')) id!: string;
  @Column('text') owner!: string;
  @Column('text', { name: 'query_name' }) queryName!: string;
  @Column('jsonb') query!: Parameters;
  /** The sites to which its owner is bound, as their last token here said; null for one who is not. */
  @Column('text', { ...nullable(), array: true }) sites!: string[] | null;
  @Column('text') dest!: string;
  @Column('text', { name: 'signature_token' }) signatureToken!: string;
  /** By what time it is answered; null for one that is told as events come. */
  @Column('jsonb', nullable()) schedule!: QuerySchedule | null;
  @Column('boolean', { name: 'report_if_empty' }) reportIfEmpty!: boolean;
  @Column(MOMENT, { ...nullable(), name: 'initial_record_time' }) initialRecordTime!: Date | null;
  @Column(MOMENT, { name: 'created_at' }) createdAt!: Date;
  /** The last place, in the order in which events can be asked for, that was seen to. */
  @Column('bigint') reached!: string;
  /** `given-up`: its receiver took nothing for too long, and somebody has to see to it. */
  @Column('text') state!: 'active' | 'given-up';
  /** When it is sent to; while somebody does, when it is again if nobody says how that went. */
  @Column(MOMENT, { name: 'due_at' }) dueAt!: Date;
  @Column('int', { default: 0 }) attempts!: number;
  @Column(MOMENT, { ...nullable(), name: 'failing_since' }) failingSince!: Date | null;
  @Column('text', nullable()) error!: string | null;
}
