/**
 * A request for quotation asks suppliers what they would deliver at which price, until somebody is awarded.
 *
 *   none ──open──▶ open ──award──▶ awarded
 *                   └────cancel───▶ cancelled
 */
import type { Asker } from '@gemba/contracts/events/supply-chain/procurement';
import { requestForQuotationEvents } from '@gemba/contracts/events/supply-chain/quotations';
import type { About, Given } from '@gemba/decider/decider';
import { answers, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { dayIsOver, happened, isRefused, reject } from '@gemba/decider/decision';
import { reached, rightTo, stateOf, withoutRight } from '@gemba/decider/needs';
import type { ExchangeRateRows } from '@gemba/platform/access/rates';
import { entry, present, saysTheSame } from '../facts/facts.js';
import { requisition } from '../purchasing/requisition.js';
import { supplier } from '../purchasing/supplier.js';
import { calendarAt, itemsOf, ratesBetween, withoutRate } from '../tables/known.js';
import type { WorkCalendarRow } from '../tables/rows.js';
import { deliveriesOf } from '../tables/supplier-deliveries.js';
import { RequestForQuotationAnswer, requestAnswer } from './answer.js';
import { amountOf, awardOf, isAwardedAgain } from './awarding.js';
import {
  AcceptLateQuotation,
  AwardQuotations,
  CancelRequestForQuotation,
  CompareQuotations,
  ExtendRequestForQuotation,
  OpenRequestForQuotation,
  RecordQuotation,
  WithdrawQuotation,
} from './commands.js';
import { rateOf } from './comparison.js';
import { comparisonOf, wrongWeights } from './evidence.js';
import type { Requisitions, Suppliers } from './request-limits.js';
import { cannotOpen, linesToQuote, notOpen, quotedLines, wrongQuoter } from './request-limits.js';
import type { Quotation, RequestForQuotation } from './request-state.js';
import { NO_REQUEST, currencyOf } from './request-state.js';

const nobody = (): readonly string[] => [];

const requisitionsOf = (lines: readonly { readonly requisition?: string }[]) =>
  reached(
    requisition,
    lines.flatMap(({ requisition: id }) => (id === undefined ? [] : [id])),
    nobody,
  );

const currenciesIn = ({ quotations }: RequestForQuotation): readonly string[] =>
  Object.values(quotations).map(currencyOf);

/** A quotation in the units of what is asked for, with the rate of the day on which it came. */
const asQuoted = (
  request: RequestForQuotation,
  command: RecordQuotation,
  { date, site, known: { rates } }: Pick<Given<AwardKnowing>, 'date' | 'site' | 'known'>,
): Omit<Quotation, 'standing'> | Rejection => {
  const { supplier: id, version, number, validUntil, terms } = command;
  const own = quotedLines(request, command);
  if (isRefused(own)) return own;
  const lines = [...own];
  const rate = rateOf(currencyOf({ lines }), { date, currency: site?.currency ?? '', rates });
  return {
    ...{ site: request.opened?.site ?? '', supplier: id, version, validUntil, lines },
    ...{ ...present({ number, terms, rate }), late: date > request.answerBy },
  };
};

const isQuotedAgain = (before: Quotation | undefined, again: Omit<Quotation, 'standing'>): boolean => {
  if (!before) return false;
  const { standing: _, late: __, rate: ___, ...said } = before;
  const { late: ____, rate: _____, ...says } = again;
  return saysTheSame(said, says);
};

const wrongVersion = (before: Quotation | undefined, version: number): Rejection | null =>
  before === undefined || version > before.version
    ? null
    : reject(
        'SCM-RFQ-VERSION',
        `Version ${String(before.version)} of ${before.supplier} is here already. Number a new offer higher.`,
      );

const quotationOf = ({ quotations }: RequestForQuotation, id: string): Quotation | undefined =>
  Object.hasOwn(quotations, id) ? quotations[id] : undefined;

const nothingQuoted = (id: string): Rejection =>
  reject('SCM-RFQ-QUOTATION', `There is no quotation of ${id}. Record it first.`);

const changed = (
  request: RequestForQuotation,
  id: string,
  standing: Quotation['standing'],
): RequestForQuotation => {
  const before = quotationOf(request, id);
  return before
    ? { ...request, quotations: { ...request.quotations, [id]: { ...before, standing } } }
    : request;
};

type AwardKnowing = {
  readonly rates?: ExchangeRateRows;
  readonly suppliers?: Suppliers;
  readonly requisitions?: Requisitions;
  readonly calendar?: WorkCalendarRow | undefined;
};

const marketOf = ({ date, site, known }: Pick<Given<AwardKnowing>, 'date' | 'site' | 'known'>) => {
  const { rates, suppliers, requisitions, calendar } = known;
  return { date, currency: site?.currency ?? '', rates, suppliers, requisitions, calendar };
};

/** Suppliers whose offers stand and who get nothing are to be told. */
const declined = ({ quotations }: RequestForQuotation, winners: ReadonlySet<string>) =>
  Object.values(quotations)
    .filter(({ supplier: id, standing }) => standing !== 'withdrawn' && !winners.has(id))
    .map(({ supplier: id, version, lines }) =>
      happened('QuotationDeclined', { supplier: id, version, lines: lines.map(({ line }) => line) }),
    );

/** Who stands behind the orders of an award: none of them approves these. */
const askersOf = (
  { opened }: RequestForQuotation,
  by: string,
  raisers: readonly (string | undefined)[],
): readonly Asker[] =>
  [...new Set([opened?.openedBy, by, ...raisers].filter((id) => id !== undefined))].map((id) => ({ id }));

/** Who raised what the award answers. */
const neededBy = (
  awards: readonly { readonly requisition?: string }[],
  known: Requisitions | undefined,
): readonly (string | undefined)[] =>
  awards.map(({ requisition: id = '' }) => entry(known ?? {}, id)?.raised?.raisedBy);

const marketNeeds = (about: About<RequestForQuotation>) => ({
  suppliers: reached(supplier, Object.keys(about.state.quotations), nobody),
  rates: ratesBetween(currenciesIn(about.state), about),
  calendar: calendarAt(about.site?.id ?? ''),
});

export const requestForQuotation = decider('request-for-quotation', {
  path: 'requests-for-quotation',
  opens: 'OpenRequestForQuotation',
  home: 'site',
  commitments: [
    'OpenRequestForQuotation',
    'ExtendRequestForQuotation',
    'AcceptLateQuotation',
    'AwardQuotations',
    'CancelRequestForQuotation',
  ],
  commands: {
    OpenRequestForQuotation,
    ExtendRequestForQuotation,
    RecordQuotation,
    AcceptLateQuotation,
    WithdrawQuotation,
    CompareQuotations,
    AwardQuotations,
    CancelRequestForQuotation,
  },
  events: requestForQuotationEvents,
  initial: NO_REQUEST,
  answers: answers(RequestForQuotationAnswer, requestAnswer),
  allow: {
    OpenRequestForQuotation: ['buyer', 'site-manager', 'admin'],
    ExtendRequestForQuotation: ['buyer', 'site-manager', 'admin'],
    RecordQuotation: ['buyer', 'admin'],
    AcceptLateQuotation: ['buyer', 'site-manager', 'admin'],
    WithdrawQuotation: ['buyer', 'admin'],
    CompareQuotations: ['buyer', 'site-manager', 'coo', 'admin'],
    AwardQuotations: ['buyer', 'site-manager', 'coo', 'admin'],
    CancelRequestForQuotation: ['buyer', 'site-manager', 'admin'],
  },
  needs: {
    OpenRequestForQuotation: ({ lines, suppliers, reason }: OpenRequestForQuotation) => ({
      items: itemsOf(lines.flatMap(({ item }) => (item === undefined ? [] : [{ item }]))),
      requisitions: requisitionsOf(lines),
      suppliers: reached(supplier, suppliers, nobody),
      ...(reason === undefined ? {} : { invite: rightTo('supplier-invitation') }),
    }),
    RecordQuotation: ({ supplier: id, lines }: RecordQuotation, about: About) => ({
      seller: stateOf(supplier, id),
      rates: ratesBetween([currencyOf({ lines })], about),
    }),
    CompareQuotations: (_: CompareQuotations, about: About<RequestForQuotation>) => ({
      ...marketNeeds(about),
      deliveries: deliveriesOf(Object.keys(about.state.quotations), about.date),
    }),
    AwardQuotations: ({ awards }: AwardQuotations, about: About<RequestForQuotation>) => ({
      right: rightTo('quotation-award', amountOf(about.state, awards, about.site?.currency ?? '')),
      ...marketNeeds(about),
      requisitions: requisitionsOf(about.state.opened?.lines ?? []),
    }),
  },
  decide: {
    OpenRequestForQuotation(request, command, given) {
      const { site, suppliers, answerBy, terms, reason } = command;
      const lines = linesToQuote(command, given);
      if (request.opened !== null) {
        const { lines: before, ...said } = request.opened;
        const again = { site, suppliers, answerBy, ...present({ terms, reason }), openedBy: said.openedBy };
        const isSame = !isRefused(lines) && saysTheSame(lines, before) && saysTheSame(said, again);
        return isSame ? [] : reject('SCM-RFQ-STATE', 'A request of this id asks for something else.');
      }
      if (isRefused(lines)) return lines;
      const what = { site, lines: [...lines], suppliers, answerBy, ...present({ terms, reason }) };
      const opened = { ...what, openedBy: given.by.id };
      return cannotOpen(opened, given) ?? [happened('RequestForQuotationOpened', opened)];
    },
    ExtendRequestForQuotation(request, { answerBy }, { date }) {
      if (answerBy === request.answerBy) return [];
      const no = notOpen(request) ?? dayIsOver('SCM-RFQ-DATE', ['It is to be answered by', answerBy], date);
      return no ?? [happened('RequestForQuotationExtended', { from: request.answerBy, answerBy })];
    },
    RecordQuotation(request, command, { date, site, known: { seller, rates } }) {
      const { supplier: id, version, validUntil } = command;
      const quotation = asQuoted(request, command, { date, site, known: { rates } });
      if (isRefused(quotation)) return quotation;
      const currency = currencyOf(quotation);
      const before = quotationOf(request, id);
      if (isQuotedAgain(before, quotation)) return [];
      const no =
        notOpen(request) ??
        wrongVersion(before, version) ??
        wrongQuoter(request, { supplier: id, currency }, seller) ??
        dayIsOver('SCM-RFQ-VALID', ['It is valid until', validUntil], date) ??
        withoutRate(currency, rates, { date, site });
      return no ?? [happened('QuotationReceived', quotation)];
    },
    AcceptLateQuotation(request, { supplier: id, reason }) {
      const quotation = quotationOf(request, id);
      if (!quotation) return nothingQuoted(id);
      if (quotation.late && quotation.standing === 'valid') return [];
      if (quotation.standing !== 'late')
        return reject('SCM-RFQ-STATE', `The quotation of ${id} is not late; it is ${quotation.standing}.`);
      return notOpen(request) ?? [happened('LateQuotationAccepted', { supplier: id, reason })];
    },
    WithdrawQuotation(request, { supplier: id, reason }) {
      const quotation = quotationOf(request, id);
      if (!quotation) return nothingQuoted(id);
      if (quotation.standing === 'withdrawn') return [];
      return notOpen(request) ?? [happened('QuotationWithdrawn', { supplier: id, reason })];
    },
    CompareQuotations(request, { weights }, given) {
      const closed = notOpen(request) ?? wrongWeights(weights);
      if (closed) return closed;
      const comparison = comparisonOf(request, { weights, ...given });
      return saysTheSame(request.comparison, comparison) ? [] : [happened('QuotationsCompared', comparison)];
    },
    AwardQuotations(request, command, given) {
      if (isAwardedAgain(request, command)) return [];
      const closed = notOpen(request);
      if (closed) return closed;
      const award = awardOf(request, command, { id: given.id, market: marketOf(given) });
      if (isRefused(award)) return award;
      const no =
        withoutRight('SCM-RFQ-AWARD', given.known.right) ??
        award.awards
          .map(({ price }) => withoutRate(price.currency, given.known.rates, given))
          .find((each) => each !== null);
      if (no) return no;
      const { reason, agree } = command;
      const awards = [...award.awards];
      const askers = askersOf(request, given.by.id, neededBy(awards, given.known.requisitions));
      const more = {
        site: request.opened?.site ?? '',
        ...present({ reason, agree: agree === true ? agree : undefined }),
      };
      const winners = new Set(awards.map(({ supplier: id }) => id));
      return [
        happened('QuotationsAwarded', { ...award, ...more, awards, askers: [...askers] }),
        ...declined(request, winners),
      ];
    },
    CancelRequestForQuotation(request, { reason }) {
      if (request.status === 'cancelled') return [];
      return notOpen(request) ?? [happened('RequestForQuotationCancelled', { reason })];
    },
  },
  evolve: {
    RequestForQuotationOpened: (request, opened): RequestForQuotation => ({
      ...request,
      ...{ status: 'open', opened, answerBy: opened.answerBy },
    }),
    RequestForQuotationExtended: (request, { answerBy }): RequestForQuotation => ({ ...request, answerBy }),
    QuotationReceived: (request, quotation): RequestForQuotation => ({
      ...request,
      quotations: {
        ...request.quotations,
        [quotation.supplier]: { ...quotation, standing: quotation.late ? 'late' : 'valid' },
      },
    }),
    LateQuotationAccepted: (request, { supplier: id }) => changed(request, id, 'valid'),
    QuotationWithdrawn: (request, { supplier: id }) => changed(request, id, 'withdrawn'),
    QuotationsCompared: (request, comparison): RequestForQuotation => ({ ...request, comparison }),
    QuotationsAwarded: (request, { awards, askers, total, reason = '' }): RequestForQuotation => ({
      ...request,
      ...{ status: 'awarded', awards, askers: askers.map(({ id }) => id), total, reason },
    }),
    QuotationDeclined: (request) => request,
    RequestForQuotationCancelled: (request, { reason }): RequestForQuotation => ({
      ...request,
      ...{ status: 'cancelled', reason },
    }),
  },
});
