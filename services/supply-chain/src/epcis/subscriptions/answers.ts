/** What is asked and answered about named queries and the subscriptions to them (EPCIS 2.0, section 12.6). */
import { Says } from '@gemba/contracts/answering';
import {
  IsDocument,
  IsFlag,
  IsId,
  IsInstant,
  IsOneOf,
  IsRecord,
  IsText,
  IsWhole,
  Optional,
} from '@gemba/contracts/fields';
import { QuerySchedule } from './schedule.js';

export class NameQuery {
  @IsId() name!: string;
  /** Parameters of the SimpleEventQuery, but for those of pages and order. */
  @IsDocument() query!: Record<string, unknown>;
}

export class QueryAnswer {
  @IsId() name!: string;
  @IsDocument() query!: Record<string, unknown>;
  @IsInstant() createdAt!: string;
}

export class Subscribe {
  /** Where documents are sent to by POST: `https://…`. */
  @IsText({ max: 500 }) dest!: string;
  /** By which the header GS1-Signature is made: `sha256=` and the HMAC-SHA-256 of the body in hex. */
  @IsText({ max: 200 }) signatureToken!: string;
  /** Told as events come; or a schedule, by the clock of UTC. */
  @Optional() @IsFlag() stream?: boolean;
  @Optional() @IsRecord(() => QuerySchedule) schedule?: QuerySchedule;
  /** Also what came in from then on; only what comes from now on when absent. */
  @Optional() @IsInstant() initialRecordTime?: string;
  /** Of a schedule: whether a document goes out where there is nothing new. */
  @Optional() @IsFlag() reportIfEmpty?: boolean;
}

const STATES = ['active', 'given-up'] as const;

export class SubscriptionAnswer {
  @Says('Its id, which stands in every document that is sent.') @IsText() subscriptionID!: string;
  @IsId() queryName!: string;
  @IsText({ max: 500 }) dest!: string;
  @IsFlag() stream!: boolean;
  @Optional() @IsRecord(() => QuerySchedule) schedule?: QuerySchedule;
  @IsFlag() reportIfEmpty!: boolean;
  @Optional() @IsInstant() initialRecordTime?: string;
  @IsInstant() createdAt!: string;
  @Says('`given-up` after two days in which its receiver took nothing, or when it said that it is gone.')
  @IsOneOf(STATES)
  state!: (typeof STATES)[number];
  @Says('How often the next document was tried in vain.') @IsWhole() attempts!: number;
  @Optional() @IsInstant() failingSince?: string;
  @Says('Why the last try failed.') @Optional() @IsText() error?: string;
}
