/** What a cancellation remembers: what was made or bought, what can become of it, and what was decided. */
import type {
  CancellationCompared,
  CancellationDecided,
  CancellationDecisionRequested,
  CancellationOpened,
  CancellationTraced,
} from '@gemba/contracts/events/supply-chain/cancellations';
import {
  CancellationChoice,
  CancellationStep,
  CancelledLine,
  ComparedSupply,
} from '@gemba/contracts/events/supply-chain/cancellations';
import { IsFlag, IsId, IsListOf, IsMoney, IsOneOf, IsRef, IsText, Optional } from '@gemba/contracts/fields';
import { Sensitive } from '@gemba/contracts/sensitive';
import { begun, stated } from '@gemba/decider/decider';
import type { Money } from '@gemba/measures/money';
import { sumOfMoney } from '@gemba/measures/money';

const STATUSES = ['traced', 'compared', 'waiting', 'settled'] as const;

export type Cancellation = {
  readonly status: 'none' | (typeof STATUSES)[number];
  readonly opened: CancellationOpened | null;
  /** What is still to be decided on. */
  readonly supplies: CancellationTraced['supplies'];
  readonly compared: CancellationCompared | null;
  /** The role that is asked to decide. */
  readonly role: string;
  /** All that was decided. */
  readonly steps: readonly CancellationStep[];
  readonly cost: Money | null;
  readonly reason: string;
};

export const NO_CANCELLATION: Cancellation = {
  status: 'none',
  opened: null,
  supplies: [],
  compared: null,
  role: '',
  steps: [],
  cost: null,
  reason: '',
};

const costOf = (steps: readonly CancellationStep[], like: Money | null): Money | null =>
  like &&
  sumOfMoney(
    steps.map(({ cost }) => cost),
    like.currency,
  );

export const cancellationFolds = {
  CancellationOpened: (_: Cancellation, opened: CancellationOpened): Cancellation => ({
    ...NO_CANCELLATION,
    status: 'settled',
    opened,
  }),
  CancellationTraced: (state: Cancellation, { supplies }: CancellationTraced): Cancellation => {
    const status = supplies.length === 0 ? 'settled' : 'traced';
    // What is found again was not done as it was decided: it is decided on anew, and costs nothing till then.
    const steps = state.steps.filter((step) => !supplies.some(({ supply }) => supply === step.supply));
    return { ...state, status, supplies, compared: null, steps, cost: costOf(steps, state.cost) };
  },
  CancellationCompared: (state: Cancellation, compared: CancellationCompared): Cancellation => ({
    ...state,
    status: 'compared',
    compared,
  }),
  CancellationDecisionRequested: (
    state: Cancellation,
    { role }: CancellationDecisionRequested,
  ): Cancellation => ({ ...state, status: 'waiting', role }),
  CancellationDecided: (
    state: Cancellation,
    { steps, cost, reason = '' }: CancellationDecided,
  ): Cancellation => ({
    ...state,
    ...{ status: 'settled', supplies: [], compared: null, reason },
    steps: [...state.steps, ...steps],
    cost: costOf([...state.steps, ...steps], cost),
  }),
};

export class CancellationAnswer {
  @IsOneOf(STATUSES) status!: (typeof STATUSES)[number];
  @IsRef('sales-order') salesOrder!: string;
  @IsListOf(() => CancelledLine, { min: 1, max: 200 }) lines!: readonly CancelledLine[];
  /** What waits for a decision, with all that can become of it. */
  @IsListOf(() => ComparedSupply) supplies!: readonly ComparedSupply[];
  /** The cheapest combination, what it costs, and whether it was shown that none is cheaper. */
  @IsListOf(() => CancellationChoice) plan!: readonly CancellationChoice[];
  @Optional() @Sensitive('cost') @IsMoney() proposed?: Money;
  @Optional() @IsFlag() isProven?: boolean;
  /** The role that is asked to decide. */
  @Optional() @IsId() role?: string;
  /** What was decided, and what all of it costs. */
  @IsListOf(() => CancellationStep) steps!: readonly CancellationStep[];
  @Optional() @Sensitive('cost') @IsMoney() cost?: Money;
  /** Why the order was cancelled, and why another combination than the cheapest was chosen. */
  @IsText({ lines: true }) reason!: string;
  @Optional() @IsText({ lines: true }) decisionReason?: string;
}

export const cancellationAnswer = (state: Cancellation): CancellationAnswer => {
  const { status, opened, compared, role, steps, cost, reason: decisionReason } = state;
  const { salesOrder, lines, reason } = begun(opened);
  return {
    ...{ status: status === 'none' ? 'traced' : status, salesOrder, lines, reason, steps },
    ...{ supplies: compared?.supplies ?? [], plan: compared?.plan ?? [] },
    ...(compared ? { proposed: compared.cost, isProven: compared.isProven } : {}),
    ...stated({ role: status === 'waiting' ? role : '', cost, decisionReason }),
  };
};
