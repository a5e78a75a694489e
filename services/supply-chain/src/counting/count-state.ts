/** What a count remembers: what is counted, who counted, and by how much it differs. */
import type {
  StockCountApproved,
  StockCountPlanned,
  StockCounted,
} from '@gemba/contracts/events/supply-chain/counts';
import {
  CountDifference,
  CountTolerance,
  CountedLot,
  PlannedLot,
} from '@gemba/contracts/events/supply-chain/counts';
import {
  IsId,
  IsListOf,
  IsMoney,
  IsOneOf,
  IsPlainDate,
  IsRecord,
  IsRef,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import { Sensitive } from '@gemba/contracts/sensitive';
import { begun, stated } from '@gemba/decider/decider';
import type { Money } from '@gemba/measures/money';

const STATUSES = ['planned', 'recount', 'review', 'posted', 'cancelled'] as const;

export type StockCount = {
  readonly status: 'none' | (typeof STATUSES)[number];
  readonly planned: StockCountPlanned | null;
  /** The latest count. */
  readonly counted: StockCounted | null;
  /** Everybody who counted: none of them counts again or approves. */
  readonly counters: readonly string[];
  readonly role: string;
  readonly reason: string;
};

export const NO_COUNT: StockCount = {
  status: 'none',
  planned: null,
  counted: null,
  counters: [],
  role: '',
  reason: '',
};

export const countFolds = {
  StockCountPlanned: (_: StockCount, planned: StockCountPlanned): StockCount => ({
    ...NO_COUNT,
    status: 'planned',
    planned,
  }),
  StockCounted: (state: StockCount, counted: StockCounted): StockCount => ({
    ...state,
    counted,
    counters: [...state.counters, counted.countedBy],
  }),
  RecountRequested: (state: StockCount, { reason }: { reason: string }): StockCount => ({
    ...state,
    ...{ status: 'recount', reason },
  }),
  CountApprovalRequested: (state: StockCount, { role }: { role: string }): StockCount => ({
    ...state,
    ...{ status: 'review', role, reason: '' },
  }),
  StockCountApproved: (state: StockCount, _: StockCountApproved): StockCount => ({
    ...state,
    ...{ status: 'posted', reason: '' },
  }),
  StockCountCancelled: (state: StockCount, { reason }: { reason: string }): StockCount => ({
    ...state,
    ...{ status: 'cancelled', reason },
  }),
};

class Counter {
  @IsText({ max: 120 }) countedBy!: string;
}

/** A count as it stands; by how much it differs is not for who counts. */
export class StockCountAnswer {
  @IsOneOf(STATUSES) status!: (typeof STATUSES)[number];
  @IsRef('item') item!: string;
  @IsListOf(() => PlannedLot) lots!: readonly PlannedLot[];
  @IsPlainDate() due!: string;
  @IsRecord(() => CountTolerance) tolerance!: CountTolerance;
  /** What was counted last. */
  @IsListOf(() => CountedLot) lines!: readonly CountedLot[];
  @Sensitive('count') @IsListOf(() => CountDifference) differences!: readonly CountDifference[];
  /** What the differences are worth; absent while no cost is known. */
  @Optional() @Sensitive('cost') @IsMoney({}) value?: Money;
  /** Who counted it, the last one last. */
  @IsListOf(() => Counter) counters!: readonly Counter[];
  /** The role whose approval it needs. */
  @Optional() @IsId() role?: string;
  /** Why it is counted again, or given up. */
  @Optional() @IsText({ lines: true }) reason?: string;
}

export const countAnswer = (state: StockCount): StockCountAnswer => {
  const { status, planned, counted, counters, role, reason } = state;
  const { site: _, ...plan } = begun(planned);
  return {
    ...{ status: status === 'none' ? 'planned' : status, ...plan },
    ...{ lines: counted?.lines ?? [], differences: counted?.differences ?? [] },
    ...stated({ value: counted?.value ?? null, role, reason }),
    counters: counters.map((countedBy) => ({ countedBy })),
  };
};
