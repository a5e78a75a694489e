/** Rows of the company: its sites, and what people have to decide. */
import { IsComputed, IsWords, IsWordsByName, OrNull, Says } from '@gemba/contracts/answering';
import { IsCurrency, IsId, IsInstant, IsLocalTime, IsOneOf, IsWhole, IsZone } from '@gemba/contracts/fields';

export const EXCEPTION_STATES = ['open', 'resolved', 'waived'] as const;

/** A site. */
export class SiteRow {
  @Says('The site.', 'lyon') @IsWords() readonly id!: string;
  @Says('The same, as in the rows of every table.') @IsId() readonly site!: string;
  @Says('For people.', 'Lyon') @IsWords() readonly name!: string;
  @Says('Its legal entity.') @IsId() readonly companyId!: string;
  @Says('Of its clocks, IANA.') @IsZone() readonly timeZone!: string;
  @Says('Of its books, ISO 4217.') @IsCurrency() readonly currency!: string;
  @Says('Of the group, ISO 4217.') @IsCurrency() readonly groupCurrency!: string;
  @Says('When its business day begins.') @IsLocalTime() readonly dayStart!: string;
  @Says('By topic how it is decided: centralised, decentralised or hybrid.', { purchase: 'hybrid' })
  @IsWordsByName()
  readonly modes!: Readonly<Record<string, string>>;
}

/** What waits for somebody who holds a right. */
export class DecisionRow {
  @Says('The decision.', 'purchase-order/PO-2026-44') @IsWords() readonly id!: string;
  @Says('What it is about.', 'purchase-order') @IsWords() readonly noun!: string;
  @Says('The id of that.', 'PO-2026-44') @IsWords() readonly subject!: string;
  @Says('The department that asks.', 'supply-chain') @IsWords() readonly service!: string;
  @Says('The command that answers it.', 'ApprovePurchaseOrder') @IsWords() readonly command!: string;
  @Says('Where.', 'lyon') @IsWords() readonly site!: string;
  @Says('The role that is asked now.', 'site-manager') @IsWords() readonly owner!: string;
  @Says('With whom or what it is done.', 'ACIERS-RHONE') @IsWords() readonly about!: string;
  @Says('What it comes to; null where that is not for everybody who is asked.')
  @OrNull()
  @IsComputed()
  readonly amount!: string | null;
  @Says('Of the amount, ISO 4217.') @OrNull() @IsCurrency() readonly currency!: string | null;
  @Says('Who wants it; null for the company itself.', 'buyer-1') @OrNull() @IsWords() readonly askedBy!:
    string | null;
  @Says('Since when it waits.') @IsInstant() readonly askedAt!: string;
  @Says('When the next in line is asked; null where nobody is.')
  @OrNull()
  @IsInstant()
  readonly answerBy!: string | null;
  @Says('How many were asked before and have not answered.') @IsWhole() readonly unanswered!: number;
  @Says('Whole hours for which it has waited.', 3) @IsWhole() readonly ageHours!: number;
  @Says(
    'Whose right the caller has it by, where it was passed on; null where it is asked of their role.',
    null,
  )
  @OrNull()
  @IsWords()
  readonly delegatedFrom!: string | null;
  @Says('Until when; null where it was not passed on.', null)
  @OrNull()
  @IsInstant()
  readonly delegatedUntil!: string | null;
}

/** What asks somebody to do something. */
export class TaskRow {
  @Says('The task.', 'maintenance-order/MO-2026-7') @IsWords() readonly id!: string;
  @Says('What it is.', 'maintenance-order') @IsWords() readonly noun!: string;
  @Says('The id of that.', 'MO-2026-7') @IsWords() readonly subject!: string;
  @Says('The department that asks.', 'production') @IsWords() readonly service!: string;
  @Says('Where.', 'lyon') @IsWords() readonly site!: string;
  @Says('The role that is asked now.', 'planner') @IsWords() readonly owner!: string;
  @Says('What has to be done.', 'preventive') @IsWords() readonly kind!: string;
  @Says('With which machine or item.', 'LYO-ASM-1') @IsWords() readonly about!: string;
  @Says('Since when it waits.') @IsInstant() readonly askedAt!: string;
  @Says('The date or the moment by which it has to begin; null where nobody said.', '2026-03-02')
  @OrNull()
  @IsWords()
  readonly due!: string | null;
  @Says('Whole hours for which it has waited.', 3) @IsWhole() readonly ageHours!: number;
}

/** A thing of any noun, as far as it takes to find it. */
export class EntryRow {
  @Says('What it is.', 'purchase-order') @IsWords() readonly noun!: string;
  @Says('Its id.', 'PO-2026-44') @IsWords() readonly id!: string;
  @Says('The department that has it.', 'supply-chain') @IsWords() readonly service!: string;
  @Says('Its home site; null for the enterprise.') @OrNull() @IsId() readonly site!: string | null;
  @Says('What people call it; null where it has no name.', null) @OrNull() @IsWords() readonly name!:
    string | null;
  @Says('When it began.') @IsInstant() readonly openedAt!: string;
}

/** What a process was refused and somebody has to decide. */
export class ExceptionRow {
  @Says('The exception.', '019c9a3e-5d10-7cc1-9d0a-6f1f3c2b7a55') @IsWords() readonly id!: string;
  @Says('The department whose process was refused.', 'finance') @IsId() readonly service!: string;
  @Says('Where; null for the enterprise.') @OrNull() @IsId() readonly site!: string | null;
  @Says('How it ended.') @IsOneOf(EXCEPTION_STATES) readonly state!: (typeof EXCEPTION_STATES)[number];
  @Says('The process.', 'invoice-when-delivered') @IsWords() readonly process!: string;
  @Says('Role that has to see to it.', 'accountant') @IsId() readonly owner!: string;
  @Says('Stable code of the refusal.', 'FIN-PER-STATE') @IsWords() readonly code!: string;
  @Says('What is the matter, for people.', 'The period is closed.') @IsWords() readonly detail!: string;
  @Says('What to do; null where nobody knows.', 'Open the period.') @OrNull() @IsWords() readonly hint!:
    string | null;
  @Says('The rule that was violated; null without one.', 'credit-limit') @OrNull() @IsWords() readonly rule!:
    string | null;
  @Says('What was measured; null without.', '120') @OrNull() @IsWords() readonly actual!: string | null;
  @Says('Against what; null without.', '100') @OrNull() @IsWords() readonly limit!: string | null;
  @Says('Of both; null without.', 'EUR') @OrNull() @IsWords() readonly unit!: string | null;
  @Says('The command that was refused.', 'IssueCustomerInvoice') @IsWords() readonly command!: string;
  @Says('What it was given to.', 'customer-invoice') @IsWords() readonly noun!: string;
  @Says('Which one.', 'SHP-2026-92') @IsWords() readonly subject!: string;
  @Says('Who said what caused it; null where nobody knows.', 'supply-chain')
  @OrNull()
  @IsWords()
  readonly causeService!: string | null;
  @Says('The event that caused it; `deadline` where it was time.', 'ShipmentDelivered')
  @IsWords()
  readonly causeType!: string;
  @Says('Stream of that event.', 'shipment-SHP-2026-92') @IsWords() readonly causeStream!: string;
  @Says('Its place in it; null where nobody said.') @OrNull() @IsWhole() readonly causeVersion!:
    number | null;
  @Says('What it is about in money; null without.', '240.00') @OrNull() @IsComputed() readonly atStake!:
    string | null;
  @Says('Of that amount, ISO 4217; null without.') @OrNull() @IsCurrency() readonly currency!: string | null;
  @Says('The same at the latest rate; null without an amount or without a rate.', '240.00')
  @OrNull()
  @IsComputed()
  readonly atStakeInGroup!: string | null;
  @Says('Of the group, ISO 4217.') @IsCurrency() readonly groupCurrency!: string;
  @Says('When it was refused first.') @IsInstant() readonly raisedAt!: string;
  @Says('How often it was tried.') @IsWhole() readonly attempts!: number;
  @Says('When it is tried again by itself; null where it is not.')
  @OrNull()
  @IsInstant()
  readonly nextTryAt!: string | null;
  @Says('When it ended; null before.') @OrNull() @IsInstant() readonly endedAt!: string | null;
  @Says('Why nothing is done; null where it was not waived.', 'Paid in cash')
  @OrNull()
  @IsWords()
  readonly waivedBecause!: string | null;
  @Says('Whole hours from the first refusal to its end, or to now.', 3) @IsWhole() readonly ageHours!: number;
}
