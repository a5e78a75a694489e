/** What a person is told of what waits for them, and how they want to be told. */
import { IsWords, OrNull, Says } from '@gemba/contracts/answering';
import {
  IsFlag,
  IsId,
  IsInstant,
  IsListOf,
  IsLocalTime,
  IsOneOf,
  IsWhole,
  IsZone,
} from '@gemba/contracts/fields';

export const LANGUAGES = ['en', 'fr', 'pl', 'pt'] as const;
export type Language = (typeof LANGUAGES)[number];

export const KINDS = [
  ...(['decision', 'exception', 'andon-call', 'maintenance-order', 'planning-action'] as const),
  ...(['maintenance-plan', 'employee'] as const),
] as const;
export type Kind = (typeof KINDS)[number];

class NoticeRow {
  @Says('The notice.') @IsWords() readonly id!: string;
  @Says('What kind of thing waits.') @IsOneOf(KINDS) readonly kind!: string;
  @Says('What it is.', 'purchase-order') @IsWords() readonly noun!: string;
  @Says('The id of that.', 'PO-2026-44') @IsWords() readonly subject!: string;
  @Says('The department that has it.', 'supply-chain') @IsWords() readonly service!: string;
  @Says('Where; null for the enterprise.') @OrNull() @IsId() readonly site!: string | null;
  @Says('In whose place the caller is asked; null where it is asked of their role.', null)
  @OrNull()
  @IsWords()
  readonly delegatedFrom!: string | null;
  @Says('Since when it waits.') @IsInstant() readonly since!: string;
  @Says('Whether the caller has read it.') @IsFlag() readonly read!: boolean;
}

export class MyNotices {
  @Says('How many have not been read.') @IsWhole() readonly unread!: number;
  @Says('What waits for the caller, the newest first, 50 at most.')
  @IsListOf(() => NoticeRow, { max: 50 })
  readonly data!: readonly NoticeRow[];
}

export class NoticesRead {
  @Says('How many had not been read before.') @IsWhole() readonly read!: number;
}

class UndeliveredRow {
  @Says('Whom it was for.', 'manager-lyon') @IsWords() readonly person!: string;
  @Says('By what it was to be sent.', 'email') @IsOneOf(['email', 'push']) readonly channel!: string;
  @Says('The notice.') @IsWords() readonly notice!: string;
  @Says('Why it never arrives.', '550 No such user') @IsWords() readonly why!: string;
  @Says('How often it was tried.') @IsWhole() readonly attempts!: number;
  @Says('When it was given up.') @IsInstant() readonly gaveUpAt!: string;
}

export class Undelivered {
  @Says('The newest first, 100 at most.')
  @IsListOf(() => UndeliveredRow, { max: 100 })
  readonly data!: readonly UndeliveredRow[];
}

export class NoticeWishes {
  @Says('In which language messages are.') @IsOneOf(LANGUAGES) readonly language!: string;
  @Says('By which clock digest and quiet hours are, IANA.') @IsZone() readonly zone!: string;
  @Says('Where e-mail goes; null where nobody said.', 'ana@example.com')
  @OrNull()
  @IsWords()
  readonly address!: string | null;
  @Says('Whether e-mail is sent.') @IsFlag() readonly email!: boolean;
  @Says('Whether browsers are pushed to.') @IsFlag() readonly push!: boolean;
  @Says('When all of a day is told at once; null: each at once.')
  @OrNull()
  @IsLocalTime()
  readonly digestAt!: string | null;
  @Says('When the quiet hours begin; null: there are none.')
  @OrNull()
  @IsLocalTime()
  readonly quietFrom!: string | null;
  @Says('When they end.') @OrNull() @IsLocalTime() readonly quietUntil!: string | null;
  @Says('Whether the company can send e-mail at all.') @IsFlag() readonly emailSetUp!: boolean;
  @Says('The key by which a browser takes push messages (RFC 8292); null where none are sent.', null)
  @OrNull()
  @IsWords()
  readonly pushKey!: string | null;
  @Says('How many browsers take push messages for the caller.') @IsWhole() readonly devices!: number;
}
