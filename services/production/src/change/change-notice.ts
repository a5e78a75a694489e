/**
 * An engineering change notice says what is to be made otherwise and from when on, and lists what that
 * touches: it is released when each line is decided, and nothing that is open switches by itself.
 *
 *   none ──raise──▶ raised ──release──▶ released
 *                   ⟲ list, decide      ⟲ list, decide: what came since
 *                     └──withdraw──▶ withdrawn
 */
import type { ChangeDecision, ChangeNoticeRaised } from '@gemba/contracts/events/production/change';
import {
  CHANGE_DECISIONS,
  EngineeringChange,
  changeNoticeEvents,
} from '@gemba/contracts/events/production/change';
import { IsOneOf, IsText, IsWhole } from '@gemba/contracts/fields';
import type { About, Given } from '@gemba/decider/decider';
import { answers, begun, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import type { Known } from '@gemba/decider/needs';
import { reached, rightTo, withoutRight } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import { billOfMaterials } from '../definition/bill-of-materials.js';
import { phantomsIn } from '../definition/bom-version.js';
import { NO_ORDER } from '../production-order/order-state.js';
import type { Knowing } from './deciding.js';
import { cannotDecide, carriedOut, notTheirs } from './deciding.js';
import type { OpenEverywhere } from './impact.js';
import { openEverywhere, supersededBy, touchedBy } from './impact.js';
import type { ChangeLine, ChangeNotice } from './notice-state.js';
import { ChangeNoticeAnswer, NO_NOTICE, noticeAnswer } from './notice-state.js';
import type { ChangeNeeds } from './proposed.js';
import { asBill, billOf, cannotBe, definitionOf } from './proposed.js';

export class RaiseChangeNotice extends EngineeringChange {}
/** Lists what has come to be touched since, and ends what is open no more. */
export class ListChangeImpact {}
export class DecideChangeImpact {
  @IsWhole({ min: 1 }) line!: number;
  @IsOneOf(CHANGE_DECISIONS) decision!: ChangeDecision;
  @IsText({ lines: true }) reason!: string;
}
/** Puts the new version in force from its day on, and has what was decided carried out. */
export class ReleaseChangeNotice {}
export class WithdrawChangeNotice {
  @IsText({ lines: true }) reason!: string;
}

const PRODUCTION_ORDER = { name: 'production-order', initial: NO_ORDER };
const NOTHING = 'none';

const NO_CHANGE: EngineeringChange = { item: NOTHING, reason: NOTHING, effectiveFrom: '' };

/** What has to be known to carry decisions out, of these lines. */
const toCarryOut = ({ raised }: ChangeNotice, lines: readonly ChangeLine[]) => {
  const change = raised ?? NO_CHANGE;
  const orders = lines.filter(({ kind }) => kind === 'production-order').map(({ subject }) => subject);
  return {
    ...definitionOf(change),
    right: rightTo('engineering-change'),
    open: openEverywhere(),
    orders: reached(PRODUCTION_ORDER, orders, () => []),
    parts: reached(billOfMaterials, phantomsIn({ versions: [asBill(change)] }), phantomsIn),
  };
};

const AT_A_TIME = 200;

const parts = <T>(all: readonly T[], size: number): readonly T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));

type Place = Pick<ChangeLine, 'kind' | 'site' | 'subject'>;
const isOf = (a: Place) => (b: Place) => a.kind === b.kind && a.site === b.site && a.subject === b.subject;

/** What is touched and not listed, with the numbers that its lines will have; and lines that are over. */
const compared = (lines: readonly ChangeLine[], raised: ChangeNoticeRaised, open: OpenEverywhere) => {
  const touched = touchedBy(raised, open);
  const current = lines.filter(({ ended }) => !ended);
  return {
    unlisted: touched
      .filter((each) => !current.some(isOf(each)))
      .map((each, index) => ({ ...each, line: lines.length + index + 1 })),
    over: current.filter((each) => !touched.some(isOf(each))).map(({ line }) => ({ line })),
  };
};

const listed = (lines: readonly ChangeLine[], raised: ChangeNoticeRaised, open: OpenEverywhere) => {
  const { unlisted, over } = compared(lines, raised, open);
  return [
    ...parts(unlisted, AT_A_TIME).map((impacts) => happened('ChangeImpactListed', { impacts })),
    ...parts(over, AT_A_TIME).map((impacts) => happened('ChangeImpactEnded', { impacts })),
  ];
};

/** What is there by now and nobody has seen, or has decided on. */
const incomplete = (
  { lines }: ChangeNotice,
  raised: ChangeNoticeRaised,
  open: OpenEverywhere,
): Rejection | null => {
  const { unlisted, over } = compared(lines, raised, open);
  if (unlisted.length > 0) {
    const what = unlisted.slice(0, 5).map(({ kind, subject }) => `${kind} ${subject}`);
    return reject('PRD-ECN-UNLISTED', `It touches ${what.join(', ')}, which came since it was listed.`, {
      hint: 'List its impact anew, and decide on what is new.',
    });
  }
  const isOver = (line: number) => over.some((each) => each.line === line);
  const undecided = lines.filter(({ line, ended, decision }) => !ended && !decision && !isOver(line));
  return undecided.length === 0
    ? null
    : reject('PRD-ECN-UNDECIDED', `Nobody has decided on ${undecided.map(({ line }) => line).join(', ')}.`, {
        violated: { rule: 'no undecided line', actual: String(undecided.length), limit: '0' },
        hint: 'Decide on each line of what it touches.',
      });
};

const notIn = ({ status, because }: ChangeNotice): Rejection =>
  reject('PRD-ECN-STATE', `The notice is ${status}${because === '' ? '' : `: ${because}`}.`);

const changed = (
  notice: ChangeNotice,
  numbers: readonly number[],
  become: Partial<ChangeLine>,
): ChangeNotice => ({
  ...notice,
  lines: notice.lines.map((line) => (numbers.includes(line.line) ? { ...line, ...become } : line)),
});

/** The version that the notice proposes, or has put in force. */
const versionOf = (notice: ChangeNotice, known: Known<ChangeNeeds>) => {
  const change = begun(notice.raised);
  if (notice.status === 'raised') return billOf(change, known);
  return known.bom?.versions.find(({ version }) => version === change.bill?.version) ?? null;
};

type Deciding = Pick<Given<Known<ReturnType<typeof toCarryOut>>>, 'known' | 'date' | 'boundTo'>;

const cannotDecideNow = (
  notice: ChangeNotice,
  line: ChangeLine & { readonly decision: ChangeDecision },
  given: Deciding,
): Rejection | null => {
  if (notice.status === 'withdrawn') return notIn(notice);
  if (line.ended || line.released)
    return reject('PRD-ECN-STATE', `Line ${line.line} is ${line.ended ? 'over' : 'being carried out'}.`);
  const { known, date } = given;
  const bill = versionOf(notice, known);
  if (isRefused(bill)) return bill;
  return (
    withoutRight('PRD-ECN-RIGHT', known.right) ??
    notTheirs(line, given) ??
    cannotDecide(notice, [line, line.decision], { ...known, bill, date })
  );
};

const cannotCarryOut = (notice: ChangeNotice, known: Knowing): Rejection | null => {
  const open = notice.lines.filter(({ ended }) => !ended);
  const { over } = compared(notice.lines, begun(notice.raised), known.open);
  for (const line of open) {
    if (line.decision === undefined || over.some((each) => each.line === line.line)) continue;
    const no = cannotDecide(notice, [line, line.decision], known);
    if (no) return { ...no, detail: `Line ${line.line}: ${no.detail}` };
  }
  return null;
};

const DECIDERS = ['admin', 'planner', 'site-manager', 'coo'] as const;

export const changeNotice = decider('change-notice', {
  path: 'change-notices',
  opens: 'RaiseChangeNotice',
  home: 'enterprise',
  commitments: ['RaiseChangeNotice', 'DecideChangeImpact', 'ReleaseChangeNotice', 'WithdrawChangeNotice'],
  commands: {
    RaiseChangeNotice,
    ListChangeImpact,
    DecideChangeImpact,
    ReleaseChangeNotice,
    WithdrawChangeNotice,
  },
  events: changeNoticeEvents,
  initial: NO_NOTICE,
  answers: answers(ChangeNoticeAnswer, noticeAnswer),
  allow: {
    RaiseChangeNotice: ['admin', 'planner'],
    ListChangeImpact: ['admin', 'planner'],
    DecideChangeImpact: DECIDERS,
    ReleaseChangeNotice: DECIDERS,
    WithdrawChangeNotice: ['admin', 'planner'],
  },
  needs: {
    RaiseChangeNotice: (change: RaiseChangeNotice) => ({ ...definitionOf(change), open: openEverywhere() }),
    ListChangeImpact: (_: ListChangeImpact) => ({ open: openEverywhere() }),
    DecideChangeImpact: ({ line }: DecideChangeImpact, { state }: About<ChangeNotice>) =>
      toCarryOut(
        state,
        state.lines.filter((each) => each.line === line),
      ),
    ReleaseChangeNotice: (_: ReleaseChangeNotice, { state }: About<ChangeNotice>) =>
      toCarryOut(
        state,
        state.lines.filter(({ ended }) => !ended),
      ),
  },

  decide: {
    RaiseChangeNotice({ raised, lines }, command, { date, known }) {
      if (raised) {
        const { superseded: _, ...before } = raised;
        if (same(before, command)) return [];
        return reject(
          'PRD-ECN-STATE',
          'There is a notice with this id and other content; choose another id.',
        );
      }
      const no = cannotBe(command, known, date);
      if (no) return no;
      const superseded = supersededBy(command, known.bom?.versions ?? [], known.structure);
      const notice = { ...command, superseded };
      return [happened('ChangeNoticeRaised', notice), ...listed(lines, notice, known.open)];
    },
    ListChangeImpact(notice, _, { known }) {
      const { status, raised, lines } = notice;
      return status === 'withdrawn' ? notIn(notice) : listed(lines, begun(raised), known.open);
    },
    DecideChangeImpact(notice, command, given) {
      const { line: number, decision, reason } = command;
      const line = notice.lines.find((each) => each.line === number);
      if (!line)
        return reject('PRD-ECN-LINE', `The notice has no line ${number}; it has ${notice.lines.length}.`);
      if (line.decision === decision && line.reason === reason) return [];
      const no = cannotDecideNow(notice, { ...line, decision, reason }, given);
      if (no) return no;
      return [
        happened('ChangeImpactDecided', { line: number, decision, reason }),
        ...(notice.status === 'released'
          ? carriedOut(notice, { ...line, decision, reason }, given.known.open)
          : []),
      ];
    },
    ReleaseChangeNotice(notice, _, { date, known }) {
      if (notice.status === 'released') return [];
      if (notice.status === 'withdrawn') return notIn(notice);
      const { superseded: __, ...change } = begun(notice.raised);
      const bill = billOf(change, known);
      const no =
        withoutRight('PRD-ECN-RIGHT', known.right) ??
        incomplete(notice, begun(notice.raised), known.open) ??
        cannotBe(change, known, date) ??
        (isRefused(bill) ? bill : cannotCarryOut(notice, { ...known, bill, date }));
      if (no) return no;
      const open = notice.lines.filter(({ ended }) => !ended);
      return [
        ...listed(notice.lines, begun(notice.raised), known.open),
        happened('ChangeNoticeReleased', change),
        ...open.flatMap((line) => carriedOut(notice, line, known.open)),
      ];
    },
    WithdrawChangeNotice(notice, { reason }) {
      if (notice.status === 'withdrawn') return [];
      return notice.status === 'released' ? notIn(notice) : [happened('ChangeNoticeWithdrawn', { reason })];
    },
  },

  evolve: {
    ChangeNoticeRaised: (notice, raised): ChangeNotice => ({ ...notice, status: 'raised', raised }),
    ChangeImpactListed: (notice, { impacts }): ChangeNotice => ({
      ...notice,
      lines: [...notice.lines, ...impacts.map((each) => ({ ...each, ended: false, released: false }))],
    }),
    ChangeImpactEnded: (notice, { impacts }) =>
      changed(
        notice,
        impacts.map(({ line }) => line),
        { ended: true },
      ),
    ChangeImpactDecided: (notice, { line, decision, reason }) =>
      changed(notice, [line], { decision, reason }),
    ChangeNoticeReleased: (notice): ChangeNotice => ({ ...notice, status: 'released' }),
    ChangeImpactReleased: (notice, { line }) => changed(notice, [line], { released: true }),
    ChangeNoticeWithdrawn: (notice, { reason }): ChangeNotice => ({
      ...notice,
      ...{ status: 'withdrawn', because: reason },
    }),
  },
});
