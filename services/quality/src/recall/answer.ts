/** What is answered of a recall: all that was found, who has what, and what is open. */
import {
  RECALL_CLASSES,
  RecallNoticeGiven,
  RecallTraced,
  RecalledGoodsSettled,
  RecalledLot,
} from '@gemba/contracts/events/recall';
import { IsDecimal, IsId, IsListOf, IsOneOf, IsRef, IsText, IsUnit, Optional } from '@gemba/contracts/fields';
import { begun } from '@gemba/decider/decider';
import type { Recall, Share } from './recall-state.js';
import { openIn, sharesOf } from './recall-state.js';

const MANY = { max: 20_000 };

/** What a customer has or had of a lot. */
class CustomerShare {
  @Optional() @IsRef('customer') customer?: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsUnit() unit!: string;
  @IsDecimal() shipped!: string;
  @IsDecimal() returned!: string;
  /** Destroyed there, or given up. */
  @IsDecimal() settled!: string;
  @IsDecimal() outstanding!: string;
}

/** Something that keeps the recall open. */
class OpenPoint {
  @IsText() what!: string;
}

export class RecallAnswer {
  @IsOneOf(['open', 'closed']) status!: 'open' | 'closed';
  @IsOneOf(RECALL_CLASSES) class!: (typeof RECALL_CLASSES)[number];
  @IsText({ lines: true }) reason!: string;
  @IsText({ max: 120 }) openedBy!: string;
  @IsListOf(() => RecalledLot, MANY) lots!: readonly RecalledLot[];
  /** Where all of each lot is, those that they became among them. */
  @IsListOf(() => RecallTraced, MANY) traces!: readonly RecallTraced[];
  @IsListOf(() => CustomerShare, MANY) customers!: readonly CustomerShare[];
  @IsListOf(() => RecallNoticeGiven, MANY) notices!: readonly RecallNoticeGiven[];
  @IsListOf(() => RecalledGoodsSettled, MANY) settled!: readonly RecalledGoodsSettled[];
  /** What has to be done before it can be closed. */
  @IsListOf(() => OpenPoint, MANY) open!: readonly OpenPoint[];
  @Optional() @IsText({ lines: true }) conclusion?: string;
}

const shareAnswer = ({ customer, ...share }: Share): CustomerShare => ({
  ...share,
  ...(customer === '' ? {} : { customer }),
});

export const recallAnswer = (recall: Recall): RecallAnswer => {
  const { opened, named, traces, notices, settled, conclusion } = recall;
  const { class: kind, reason, openedBy } = begun(opened);
  return {
    status: conclusion === null ? 'open' : 'closed',
    ...{ class: kind, reason, openedBy, lots: named, traces: Object.values(traces) },
    customers: sharesOf(recall).map(shareAnswer),
    ...{ notices, settled, open: openIn(recall).map((what) => ({ what })) },
    ...(conclusion === null ? {} : { conclusion }),
  };
};
