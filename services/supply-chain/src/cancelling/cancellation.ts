/**
 * A cancellation finds what was made or bought for a sales order that is cancelled, compares what can become
 * of it, and decides: by itself as far as programs may, else whoever has the right is asked.
 *
 *   none ──open──▶ traced ──compare──▶ compared ──follow──▶ settled
 *                    ▲  nothing found ──▶ settled   └──▶ waiting ──decide──▶ settled
 *                    └──trace, when something is not as it was──┘
 */
import {
  CancellationChoice,
  CancelledLine,
  cancellationEvents,
} from '@gemba/contracts/events/supply-chain/cancellations';
import { IsListOf, IsRef, IsText, Optional } from '@gemba/contracts/fields';
import type { About, Given } from '@gemba/decider/decider';
import { answers, begun, decider } from '@gemba/decider/decider';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import type { RightAnswer } from '@gemba/decider/needs';
import { rightTo, withoutRight } from '@gemba/decider/needs';
import { isZeroMoney } from '@gemba/measures/money';
import { saysTheSame } from '../facts/facts.js';
import { demandOf } from '../orders/order-lines.js';
import type { Cancellation } from './cancellation-state.js';
import {
  CancellationAnswer,
  NO_CANCELLATION,
  cancellationAnswer,
  cancellationFolds,
} from './cancellation-state.js';
import { cheapest } from './cheapest.js';
import type { Comparing } from './comparing.js';
import { comparingNeeds, comparison, openOrders } from './comparing.js';
import { chosen, costOf, currencyOf, decided } from './deciding.js';
import type { Supplies } from './tracing.js';
import { traced } from './tracing.js';

export class OpenCancellation {
  @IsRef('site') site!: string;
  @IsRef('sales-order') salesOrder!: string;
  @IsListOf(() => CancelledLine, { min: 1, max: 200 }) lines!: CancelledLine[];
  @IsText({ lines: true }) reason!: string;
}
/** Finds anew what is made or bought for it, and has it compared. */
export class TraceCancellation {
  /** What it has to find. */
  @Optional() @IsText({ max: 160 }) supply?: string;
}
export class CompareCancellation {}
/** The cheapest combination is taken, as far as programs may decide that. */
export class FollowCancellationPlan {}
export class DecideCancellation {
  /** What is to be done with a supply; the cheapest combination with all that is not named. */
  @Optional() @IsListOf(() => CancellationChoice, { max: 500 }) choices?: CancellationChoice[];
  /** Why another combination than the cheapest. */
  @Optional() @IsText({ lines: true }) reason?: string;
}

const TOPIC = 'cancellation';
const MACHINE = 'automation';
const MOST_SUPPLIES = 500;

const siteOf = ({ site }: About): string => site?.id ?? '';

type Tracing = { readonly open: Supplies };

const found = ({ opened }: Cancellation, { open }: Tracing) => {
  const { salesOrder, lines } = begun(opened);
  return traced(
    lines.map(({ line }) => demandOf(salesOrder, line)),
    open,
  );
};

/** What was found, or why it is not traced. */
const tracing = (state: Cancellation, known: Tracing, site: string) => {
  const supplies = [...found(state, known)];
  return supplies.length > MOST_SUPPLIES
    ? reject('SCM-CXL-MANY', `More than ${String(MOST_SUPPLIES)} orders are for it: cancel line by line.`)
    : [happened('CancellationTraced', { site, supplies })];
};

const comparingOf = (about: About<Cancellation>) => comparingNeeds(about.state.supplies, about);

/** Whoever may decide on so much, or headquarters where nobody is named. */
const roleOf = (next: RightAnswer): string => (next.granted ? null : next.escalatesTo) ?? 'coo';

const now = ({ supplies }: Cancellation, { known, ...at }: Given<Comparing>) =>
  comparison(supplies, { known, at });

export const cancellation = decider('cancellation', {
  path: 'cancellations',
  opens: 'OpenCancellation',
  home: 'site',
  commitments: ['DecideCancellation'],
  commands: {
    OpenCancellation,
    TraceCancellation,
    CompareCancellation,
    FollowCancellationPlan,
    DecideCancellation,
  },
  events: cancellationEvents,
  initial: NO_CANCELLATION,
  answers: answers(CancellationAnswer, cancellationAnswer),
  allow: {
    OpenCancellation: [],
    TraceCancellation: ['planner', 'buyer', 'site-manager', 'controller', 'coo', 'admin'],
    CompareCancellation: [],
    FollowCancellationPlan: [],
    DecideCancellation: ['planner', 'buyer', 'site-manager', 'controller', 'coo', 'admin'],
  },
  needs: {
    OpenCancellation: (_: OpenCancellation, about: About) => openOrders(siteOf(about)),
    TraceCancellation: (_: TraceCancellation, about: About) => openOrders(siteOf(about)),
    CompareCancellation: (_: CompareCancellation, about: About<Cancellation>) => comparingOf(about),
    FollowCancellationPlan: (_: FollowCancellationPlan, about: About<Cancellation>) => ({
      ...comparingOf(about),
      automatic: rightTo(TOPIC, about.state.compared?.cost ?? null, { roles: [MACHINE] }),
      next: rightTo(TOPIC, about.state.compared?.cost ?? null, { roles: [], asked: [MACHINE] }),
    }),
    DecideCancellation: ({ choices = [] }: DecideCancellation, about: About<Cancellation>) => ({
      ...comparingOf(about),
      right: rightTo(
        TOPIC,
        about.state.compared &&
          costOf(about.state.compared.supplies, chosen(about.state, choices), currencyOf(about.state)),
      ),
    }),
  },
  decide: {
    OpenCancellation({ opened }, { site, salesOrder, lines, reason }, { known }) {
      const what = { site, salesOrder, lines, reason };
      if (opened !== null)
        return saysTheSame(opened, what)
          ? []
          : reject('SCM-CXL-STATE', 'A cancellation with this id is of something else.');
      const supplies = tracing({ ...NO_CANCELLATION, opened: what }, known, site);
      return isRefused(supplies) ? supplies : [happened('CancellationOpened', what), ...supplies];
    },
    TraceCancellation(state, { supply }, { known }) {
      const { site } = begun(state.opened);
      if ([...state.supplies, ...state.steps].some((each) => each.supply === supply)) return [];
      const supplies = found(state, known);
      if (supply !== undefined && !supplies.some((each) => each.supply === supply))
        return reject('SCM-CXL-UNKNOWN', `${supply} is not known here yet, or not for this order any more.`);
      if (supplies.length === 0 && state.supplies.length === 0) return [];
      return tracing(state, known, site);
    },
    CompareCancellation(state, _, given) {
      if (state.status !== 'traced') return [];
      const { site } = begun(state.opened);
      const supplies = [...now(state, given)];
      const { choices, isProven } = cheapest(supplies);
      const cost = costOf(supplies, choices, given.site?.currency ?? '');
      return [happened('CancellationCompared', { site, supplies, plan: [...choices], cost, isProven })];
    },
    FollowCancellationPlan(state, _, given) {
      const { automatic, next } = given.known;
      if (state.status !== 'compared' || !state.compared) return [];
      const { site, cost, isProven } = state.compared;
      const what = decided(state, { choices: [], now: now(state, given) });
      // What costs nothing takes nothing from anybody: no right is needed to do it.
      const may = isProven && (isZeroMoney(cost) || automatic.granted !== null);
      if (may) return isRefused(what) ? what : [happened('CancellationDecided', what)];
      return [happened('CancellationDecisionRequested', { site, role: roleOf(next), cost })];
    },
    DecideCancellation(state, { choices = [], reason }, given) {
      if (state.status !== 'waiting' && state.status !== 'compared')
        return reject('SCM-CXL-STATE', `The cancellation is ${state.status}; nothing waits for a decision.`);
      const what = decided(state, { choices, reason, now: now(state, given) });
      if (isRefused(what)) return what;
      return withoutRight('SCM-CXL-RIGHT', given.known.right) ?? [happened('CancellationDecided', what)];
    },
  },
  evolve: cancellationFolds,
});
