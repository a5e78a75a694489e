/**
 * A stock transfer is what a site asks another for, as the site that needs it sees it.
 *
 *   none ──request──▶ requested ──consent──▶ consented ──despatch──▶ in transit ──receive──▶ received
 *                         ├──donor refuses──▶ refused            short, damaged, over ──resolve──▶ resolved
 *                         └──cancel, while nothing is shipped──▶ cancelled
 */
import { stockTransferEvents } from '@gemba/contracts/events/supply-chain/transfers';
import type { About } from '@gemba/decider/decider';
import { answers, begun, decider } from '@gemba/decider/decider';
import { dayIsOver, happened, isRefused } from '@gemba/decider/decision';
import { registered, row, stateOf, withoutRight } from '@gemba/decider/needs';
import { siteTable } from '@gemba/platform/access/tables';
import { saysTheSame } from '../facts/facts.js';
import { stockItem } from '../stock/stock-item.js';
import {
  calendarAt,
  inClosedMonth,
  itemCalled,
  monthOf,
  ratesBetween,
  withoutRate,
} from '../tables/known.js';
import { leadTimeAfter } from '@gemba/measures/lead-time';
import {
  CancelStockTransfer,
  ReceiveStockTransfer,
  RecordConsent,
  RecordDespatch,
  RecordRefusal,
  RecordTransferEnd,
  RequestStockTransfer,
  ResolveTransferDifference,
} from './commands.js';
import { transferProgress, wrongState } from './progress.js';
import { lotNeeds, received } from './receiving.js';
import { resolved, rightToResolve } from './resolving.js';
import { stockCostTable } from '../tables/stock-cost.js';
import { cannotRequest } from './transfer-limits.js';
import { NO_TRANSFER, StockTransferAnswer, transferAnswer, transferFolds } from './transfer-state.js';
import type { StockTransfer } from './transfer-state.js';

const itemOf = ({ requested }: StockTransfer): string => requested?.item ?? '';

const stockHere = ({ site, state }: About<StockTransfer>) =>
  stateOf(stockItem, `${site?.id ?? ''}.${itemOf(state)}`);

export const stockTransfer = decider('stock-transfer', {
  path: 'stock-transfers',
  opens: 'RequestStockTransfer',
  home: 'site',
  commitments: ['RequestStockTransfer', 'CancelStockTransfer'],
  commands: {
    RequestStockTransfer,
    RecordConsent,
    RecordRefusal,
    RecordDespatch,
    RecordTransferEnd,
    ReceiveStockTransfer,
    ResolveTransferDifference,
    CancelStockTransfer,
  },
  events: stockTransferEvents,
  initial: NO_TRANSFER,
  answers: answers(StockTransferAnswer, transferAnswer),
  allow: {
    RequestStockTransfer: ['planner', 'site-manager', 'coo', 'admin'],
    RecordConsent: [],
    RecordRefusal: [],
    RecordDespatch: [],
    RecordTransferEnd: [],
    ReceiveStockTransfer: ['warehouse', 'site-manager', 'admin'],
    ResolveTransferDifference: ['site-manager', 'controller', 'admin'],
    CancelStockTransfer: ['planner', 'site-manager', 'coo', 'admin'],
  },
  needs: {
    RequestStockTransfer: ({ site, from, item }: RequestStockTransfer) => ({
      item: itemCalled(item),
      donor: row(siteTable, from),
      calendar: calendarAt(site),
    }),
    ReceiveStockTransfer: ({ lines }: ReceiveStockTransfer, about: About<StockTransfer>) => ({
      ...lotNeeds(lines, about),
      item: itemCalled(itemOf(about.state)),
      month: monthOf(about),
      rates: ratesBetween([about.state.requested?.currency ?? ''], about),
      stock: stockHere(about),
      cost: row(stockCostTable, `${about.state.requested?.from ?? ''}.${itemOf(about.state)}`),
    }),
    ResolveTransferDifference: (command: ResolveTransferDifference, about: About<StockTransfer>) => ({
      ...lotNeeds([command], about),
      ...rightToResolve(command, about.state),
      item: itemCalled(itemOf(about.state)),
      month: monthOf(about),
      rates: ratesBetween([about.state.requested?.currency ?? ''], about),
      stock: stockHere(about),
    }),
    CancelStockTransfer: (_: CancelStockTransfer, { id }: About) => ({
      progress: registered(transferProgress, id),
    }),
  },
  decide: {
    RequestStockTransfer({ requested }, command, { date, known }) {
      const need = cannotRequest(command, known);
      if (isRefused(need)) return need;
      const wanted = command.wanted ?? requested?.wanted ?? leadTimeAfter(date, 'P1D', known.calendar);
      const asked = { ...need, wanted };
      if (requested !== null)
        return saysTheSame(requested, asked)
          ? []
          : wrongState('A transfer with this id asks for something else.', 'Choose another id.');
      const no = dayIsOver('SCM-TRF-DATE', ['It is wanted on', command.wanted], date);
      return no ?? [happened('StockTransferRequested', asked)];
    },
    RecordConsent({ consented, requested, status }, { quantity }) {
      const { site, item } = begun(requested);
      return consented === null && status === 'open'
        ? [happened('StockTransferConsented', { site, item, quantity })]
        : [];
    },
    RecordRefusal({ status }, { reason }) {
      return status === 'open' ? [happened('StockTransferRefused', { reason })] : [];
    },
    RecordDespatch({ requested }, { lot, quantity, made, shippedOn }) {
      const { site, from, item } = begun(requested);
      const what = { site, from, item, lot, quantity, made, shippedOn };
      return [happened('StockTransferDespatched', what)];
    },
    RecordTransferEnd({ status, requested, reason: before }, { quantity, reason }) {
      const { site, item } = begun(requested);
      return status === 'open' && before === ''
        ? [happened('StockTransferEnded', { site, item, quantity, reason })]
        : [];
    },
    ReceiveStockTransfer(state, command, given) {
      const { known } = given;
      return (
        inClosedMonth(known.month, given) ??
        withoutRate(begun(state.requested).currency, known.rates, given) ??
        received(state, command, given)
      );
    },
    ResolveTransferDifference(state, command, given) {
      const { known } = given;
      return (
        inClosedMonth(known.month, given) ??
        withoutRate(begun(state.requested).currency, known.rates, given) ??
        (known.right ? withoutRight('SCM-TRF-RIGHT', known.right) : null) ??
        resolved(state, command, given)
      );
    },
    CancelStockTransfer({ status, requested }, { reason }, { known: { progress } }) {
      if (status === 'cancelled' || status === 'refused') return [];
      const { site, from, item, quantity } = begun(requested);
      if (progress !== undefined)
        return wrongState(
          progress.is === 'picked' ? `${from} is shipping it.` : `${from} has ended it.`,
          'Receive what comes, and send back what you do not need by a transfer of its own.',
        );
      return [happened('StockTransferCancelled', { site, from, item, quantity, reason })];
    },
  },
  evolve: transferFolds,
});
