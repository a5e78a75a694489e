/**
 * A recall takes lots back, wherever they are and whatever they became: all of it is found, held, told of and
 * accounted for.
 *
 *   none ──open──▶ open ⟲ widen, trace, notify, settle ──close──▶ closed ──trace finds more──▶ open
 */
import type { RecallTraced } from '@gemba/contracts/events/recall';
import {
  NOTICE_MEANS,
  RECALL_CLASSES,
  RECALL_OUTCOMES,
  RecalledGoods,
  RecalledLot,
  recallEvents,
} from '@gemba/contracts/events/recall';
import { IsListOf, IsOneOf, IsRef, IsText } from '@gemba/contracts/fields';
import type { Known } from '@gemba/decider/needs';
import { answers, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { chained, rightTo, row, rows, withoutRight } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import { compareDecimals } from '@gemba/measures/decimal';
import { areConvertible, convertUnit } from '@gemba/measures/units';
import { divided } from '../containment/divided.js';
import { NOWHERE, lotAnywhere, lotDocumentTable, whereaboutsTable } from '../tables/whereabouts.js';
import { RecallAnswer, recallAnswer } from './answer.js';
import type { Recall } from './recall-state.js';
import { NO_RECALL, goodsSentTo, openIn, sharesOf } from './recall-state.js';
import { documentsOf, traced } from './trace.js';

export class OpenRecall {
  @IsOneOf(RECALL_CLASSES) class!: (typeof RECALL_CLASSES)[number];
  @IsText({ lines: true }) reason!: string;
  /** Found at all sites, with all that they became. */
  @IsListOf(() => RecalledLot, { min: 1, max: 50 }) lots!: RecalledLot[];
}
export class WidenRecall {
  @IsText({ lines: true }) reason!: string;
  @IsListOf(() => RecalledLot, { min: 1, max: 50 }) lots!: RecalledLot[];
}
/** Finds where all of a lot is; for programs alone. */
export class TraceRecall extends RecalledLot {}
export class NotifyCustomer {
  @IsRef('customer') customer!: string;
  @IsOneOf(NOTICE_MEANS) means!: (typeof NOTICE_MEANS)[number];
  /** To whom, and where their answer is filed. */
  @IsText() reference!: string;
}
/** What came back is received as a return; this is what does not come back. */
export class SettleRecalledGoods extends RecalledGoods {
  @IsRef('customer') customer!: string;
  @IsOneOf(RECALL_OUTCOMES) outcome!: (typeof RECALL_OUTCOMES)[number];
  /** The evidence, or why it is given up. */
  @IsText({ lines: true }) reason!: string;
}
export class CloseRecall {
  @IsText({ lines: true }) conclusion!: string;
}

const LEADS = ['quality-inspector', 'site-manager', 'coo', 'admin'] as const;
const TELLERS = [...LEADS, 'planner'] as const;
const TOPIC = 'recall';

const lotsKnown = (lots: readonly RecalledLot[]) => ({
  right: rightTo(TOPIC),
  found: rows(whereaboutsTable, lots.map(lotAnywhere)),
});

const tracing = (lot: RecalledLot) => ({
  found: chained({ lot: row(whereaboutsTable, lotAnywhere(lot)) }, (known) => ({
    documents: rows(lotDocumentTable, documentsOf(known.lot ?? NOWHERE)),
  })),
});

type LotsKnown = Known<ReturnType<typeof lotsKnown>>;

/** Whoever recalls has the right to, and names lots that there are, each once. */
const cannotRecall = (lots: readonly RecalledLot[], { right, found }: LotsKnown): Rejection | null => {
  const unknown = lots.find((lot) => found[lotAnywhere(lot)] === undefined);
  if (unknown)
    return reject('QAL-RCL-LOT', `No site ever had lot ${unknown.lot} of ${unknown.item}. Check the label.`);
  return withoutRight('QAL-RCL-RIGHT', right);
};

const notOpen = ({ opened, conclusion }: Recall): Rejection | null => {
  if (opened === null) return reject('QAL-RCL-STATE', 'There is no such recall.');
  return conclusion === null ? null : reject('QAL-RCL-STATE', `It is closed: ${conclusion}`);
};

const cannotSettle = (recall: Recall, settle: SettleRecalledGoods): Rejection | null => {
  const { customer, item, lot, quantity: said } = settle;
  const share = sharesOf(recall).find(
    (each) => each.customer === customer && each.item === item && each.lot === lot,
  );
  if (!share || !areConvertible(said.unit, share.unit))
    return reject('QAL-RCL-GOODS', `${customer} was sent nothing of lot ${lot} of ${item} in ${said.unit}.`);
  const quantity = convertUnit(said, share.unit);
  if (compareDecimals(quantity.value, share.outstanding) <= 0) return divided(quantity);
  return reject(
    'QAL-RCL-GOODS',
    `Only ${share.outstanding} of lot ${lot} are with ${customer}, or picked for them.`,
    {
      violated: {
        rule: 'with the customer',
        actual: quantity.value,
        limit: share.outstanding,
        unit: share.unit,
      },
    },
  );
};

/** What is open only now that this is known of a lot. */
const isReopened = (recall: Recall, trace: RecallTraced): boolean =>
  recall.conclusion !== null && openIn(withTrace(recall, trace)).length > 0;

const withTrace = (recall: Recall, trace: RecallTraced): Recall => ({
  ...recall,
  traces: { ...recall.traces, [lotAnywhere(trace)]: trace },
});

export const recall = decider('recall', {
  path: 'recalls',
  opens: 'OpenRecall',
  home: 'enterprise',
  commitments: ['OpenRecall'],
  commands: { OpenRecall, WidenRecall, TraceRecall, NotifyCustomer, SettleRecalledGoods, CloseRecall },
  events: recallEvents,
  initial: NO_RECALL,
  answers: answers(RecallAnswer, recallAnswer),
  allow: {
    OpenRecall: LEADS,
    WidenRecall: LEADS,
    TraceRecall: [],
    NotifyCustomer: TELLERS,
    SettleRecalledGoods: LEADS,
    CloseRecall: LEADS,
  },
  needs: {
    OpenRecall: ({ lots }: OpenRecall) => lotsKnown(lots),
    WidenRecall: ({ lots }: WidenRecall) => lotsKnown(lots),
    TraceRecall: tracing,
    SettleRecalledGoods: () => ({ right: rightTo(TOPIC) }),
    CloseRecall: () => ({ right: rightTo(TOPIC) }),
  },

  decide: {
    OpenRecall({ opened }, command, { by, known }) {
      if (opened === null)
        return (
          cannotRecall(command.lots, known) ?? [happened('RecallOpened', { ...command, openedBy: by.id })]
        );
      const { openedBy: _, ...before } = opened;
      return same(before, command)
        ? []
        : reject('QAL-RCL-STATE', 'There is a recall with this id and other content; choose another id.');
    },
    WidenRecall(state, { reason, lots: said }, { known }) {
      const no = notOpen(state);
      if (no) return no;
      const lots = said.filter((lot) => !state.named.some((each) => same(each, lot)));
      if (lots.length === 0) return [];
      return cannotRecall(lots, known) ?? [happened('RecallWidened', { reason, lots })];
    },
    TraceRecall(state, lot, { known }) {
      const { lot: row = NOWHERE, documents } = known.found;
      const trace = traced(lot, row, documents);
      if (same(state.traces[lotAnywhere(lot)], trace)) return [];
      const reason = `More is known of lot ${lot.lot} of ${lot.item}.`;
      return [
        happened('RecallTraced', trace),
        ...(isReopened(state, trace) ? [happened('RecallReopened', { reason })] : []),
      ];
    },
    NotifyCustomer(state, command) {
      const no = notOpen(state);
      if (no) return no;
      const goods = goodsSentTo(state, command.customer);
      if (goods.length === 0)
        return reject('QAL-RCL-CUSTOMER', `${command.customer} was sent nothing that is recalled.`);
      const notice = { ...command, goods };
      return state.notices.some((each) => same(each, notice)) ? [] : [happened('RecallNoticeGiven', notice)];
    },
    SettleRecalledGoods(state, command, { known }) {
      const over = notOpen(state) ?? cannotSettle(state, command);
      // Another piece may be settled in the same words; where none is left, it was said before.
      if (over && state.settled.some((each) => same(each, command))) return [];
      const no = over ?? withoutRight('QAL-RCL-RIGHT', known.right);
      return no ?? [happened('RecalledGoodsSettled', { ...command })];
    },
    CloseRecall(state, { conclusion }, { known }) {
      if (state.conclusion === conclusion) return [];
      const no = notOpen(state);
      if (no) return no;
      const open = openIn(state);
      if (open.length > 0)
        return reject('QAL-RCL-OPEN', `Not everything is accounted for: ${open.slice(0, 5).join('; ')}.`, {
          violated: { rule: 'all that was made is accounted for', actual: String(open.length), limit: '0' },
        });
      return withoutRight('QAL-RCL-RIGHT', known.right) ?? [happened('RecallClosed', { conclusion })];
    },
  },

  evolve: {
    RecallOpened: (_, opened): Recall => ({ ...NO_RECALL, opened, named: opened.lots }),
    RecallWidened: (state, { lots }): Recall => ({ ...state, named: [...state.named, ...lots] }),
    RecallTraced: withTrace,
    RecallNoticeGiven: (state, notice): Recall => ({ ...state, notices: [...state.notices, notice] }),
    RecalledGoodsSettled: (state, settled): Recall => ({ ...state, settled: [...state.settled, settled] }),
    RecallClosed: (state, { conclusion }): Recall => ({ ...state, conclusion }),
    RecallReopened: (state): Recall => ({ ...state, conclusion: null }),
  },
});
