/** What processes of all departments were refused: why, what it was about, who owns it and how it ended. */
import { companyEvents, companySets } from '@gemba/contracts/events/company';
import type { DataOf } from '@gemba/decider/decider';
import { table } from '@gemba/read-model/table';
import type { ExceptionRow } from '../../answers/rows/company.js';

/** How old it is, and what it is worth for the group, are questions of now. */
type Row = Omit<ExceptionRow, 'ageHours' | 'atStakeInGroup' | 'groupCurrency'>;
type Said = DataOf<typeof companyEvents>;

/** `2026-...` of the noun `purchase-order` is `purchase-order-2026-...`: the longest noun that fits is it. */
const nouns = companySets
  .filter(({ noun }) => noun !== 'exception')
  .map(({ noun, service }) => ({ begins: `${noun}-`, service }))
  .sort((a, b) => b.begins.length - a.begins.length);

/** A deadline says only the stream of the event that set it. */
const causeServiceOf = ({ type, streamId }: Said['ExceptionRaised']['cause']): string | null =>
  type.includes('.')
    ? type.slice(0, type.indexOf('.'))
    : (nouns.find(({ begins }) => streamId.startsWith(begins))?.service ?? null);

const causeIn = (cause: Said['ExceptionRaised']['cause']) => ({
  causeService: causeServiceOf(cause),
  causeType: cause.type.slice(cause.type.indexOf('.') + 1),
  causeStream: cause.streamId,
  causeVersion: cause.version ?? null,
});

const whyIn = ({ code, detail, ...more }: Said['ExceptionRaised']['refusal']) => {
  const { hint = null, rule = null, actual = null, limit = null, unit = null } = more;
  return { code, detail, hint, rule, actual, limit, unit };
};

const key = ({ subject }: { readonly subject: string }): string => subject;

const orNone = (row: Row | undefined, change: Partial<Row>): Row | null =>
  row ? { ...row, ...change } : null;

export const exceptions = table<typeof companyEvents, Row>('exceptions', {
  events: companyEvents,
  row: {} as Row,
  on: {
    ExceptionRaised: {
      key,
      becomes: (_, { subject, service = '', siteId, occurredAt, data }) => ({
        id: subject,
        service,
        site: siteId,
        state: 'open',
        process: data.process,
        owner: data.owner,
        ...whyIn(data.refusal),
        command: data.command.name,
        noun: data.command.noun,
        subject: data.command.id,
        ...causeIn(data.cause),
        atStake: data.atStake?.amount ?? null,
        currency: data.atStake?.currency ?? null,
        raisedAt: occurredAt,
        attempts: 1,
        nextTryAt: data.nextTryAt ?? null,
        endedAt: null,
        waivedBecause: null,
      }),
    },
    ExceptionRetried: {
      key,
      becomes: (row, { data: { refusal, owner, attempts, nextTryAt = null } }) =>
        orNone(row, { ...whyIn(refusal), owner, attempts, nextTryAt }),
    },
    ExceptionRetryRequested: {
      key,
      becomes: (row, { occurredAt }) =>
        orNone(row, { state: 'open', nextTryAt: occurredAt, endedAt: null, waivedBecause: null }),
    },
    ExceptionResolved: {
      key,
      becomes: (row, { occurredAt, data: { attempts } }) =>
        orNone(row, { state: 'resolved', attempts, nextTryAt: null, endedAt: occurredAt }),
    },
    ExceptionWaived: {
      key,
      becomes: (row, { occurredAt, data: { reason } }) =>
        orNone(row, { state: 'waived', nextTryAt: null, endedAt: occurredAt, waivedBecause: reason }),
    },
  },
});
