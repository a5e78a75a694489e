/** Which decision a line of a change notice may have: one that can be carried out as things stand. */
import type { ChangeDecision, ImpactKind } from '@gemba/contracts/events/production/change';
import type { Given } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { compareDecimals } from '@gemba/measures/decimal';
import type { BillOfMaterials, ReleaseBillOfMaterials } from '../definition/bom-version.js';
import { byVersion } from '../production-order/adoption.js';
import { workInProgress } from '../production-order/ending.js';
import type { ProductionOrder } from '../production-order/order-state.js';
import type { OpenEverywhere } from './impact.js';
import { lotsOf } from './impact.js';
import type { ChangeLine, ChangeNotice } from './notice-state.js';

const ALLOWED: Readonly<Record<ImpactKind, readonly ChangeDecision[]>> = {
  'production-order': ['leave', 'switch-over', 'cancel'],
  'planning-action': ['leave', 'cancel'],
  'purchase-order': ['leave', 'use-up', 'cancel'],
  requisition: ['leave', 'use-up', 'cancel'],
  stock: ['leave', 'use-up', 'rework', 'scrap'],
};

/** What nobody has to do anything for. */
const AS_IT_IS: readonly ChangeDecision[] = ['leave', 'use-up'];

export type Knowing = {
  readonly open: OpenEverywhere;
  /** Of the lines that are about one, by id. */
  readonly orders: Readonly<Record<string, ProductionOrder>>;
  /** The bills of the phantoms that the new version names. */
  readonly parts: Readonly<Record<string, BillOfMaterials>>;
  /** The new version in the units of its items. */
  readonly bill: ReleaseBillOfMaterials | null;
  readonly date: string;
};

const OPEN: readonly ProductionOrder['status'][] = ['planned', 'released', 'held'];

const cannotSwitch = (
  { raised }: ChangeNotice,
  { item }: ChangeLine,
  order: ProductionOrder,
  { bill, parts, date }: Knowing,
): Rejection | null => {
  const hint = 'Leave it, or cancel it and create it anew once the change is in force.';
  if (bill === null || item !== raised?.item)
    return reject('PRD-ECN-DECISION', 'The notice has no bill of materials that this order could take.', {
      hint,
    });
  if (raised.routing)
    return reject('PRD-ECN-DECISION', 'Operations of an order that is there do not change.', { hint });
  const takes = byVersion(order, bill, { phantoms: parts, date });
  return isRefused(takes) ? takes : null;
};

const ofOrder = (
  notice: ChangeNotice,
  [line, decision]: readonly [ChangeLine, ChangeDecision],
  known: Knowing,
): Rejection | null => {
  const order = known.orders[line.subject];
  if (!order || !OPEN.includes(order.status))
    return reject(
      'PRD-ECN-STATE',
      `${line.subject} is ${order?.status ?? 'not there'}; list the impact anew.`,
    );
  return decision === 'cancel' ? workInProgress(order) : cannotSwitch(notice, line, order, known);
};

const ofPurchase = ({ subject }: ChangeLine, { open: { bought } }: Knowing): Rejection | null => {
  const [id = ''] = subject.split('/');
  const lines = Object.values(bought[id]?.lines ?? {});
  const hint = 'Have the buyer agree with the supplier, and leave it here.';
  if (lines.length > 1)
    return reject('PRD-ECN-DECISION', `${id} has other lines, and is cancelled as a whole.`, { hint });
  return lines.some((line) => compareDecimals(line.open, line.ordered) !== 0)
    ? reject('PRD-ECN-DECISION', `Goods came in for ${id}; it cannot be cancelled any more.`, { hint })
    : null;
};

/** Why the decision cannot be carried out as things stand; null when it can. */
export const cannotDecide = (
  notice: ChangeNotice,
  [line, decision]: readonly [ChangeLine, ChangeDecision],
  known: Knowing,
): Rejection | null => {
  const allowed = ALLOWED[line.kind];
  if (!allowed.includes(decision))
    return reject('PRD-ECN-DECISION', `Of line ${line.line} it can be decided: ${allowed.join(', ')}.`);
  if (AS_IT_IS.includes(decision)) return null;
  if (line.kind === 'production-order') return ofOrder(notice, [line, decision], known);
  return line.kind === 'purchase-order' ? ofPurchase(line, known) : null;
};

/** What is said so that whoever owns it carries a decision out; nothing of what stays as it is. */
export const carriedOut = (
  { raised }: ChangeNotice,
  { ended: _, released: __, ...line }: ChangeLine,
  open: OpenEverywhere,
) => {
  const { decision, reason } = line;
  if (decision === undefined || reason === undefined || AS_IT_IS.includes(decision)) return [];
  const lots = line.kind === 'stock' ? lotsOf(open, line.subject) : [];
  const billVersion = decision === 'switch-over' ? raised?.bill?.version : undefined;
  return [
    happened('ChangeImpactReleased', {
      ...{ ...line, decision, reason },
      ...(lots.length > 0 ? { lots } : {}),
      ...(billVersion === undefined ? {} : { billVersion }),
    }),
  ];
};

/** Whoever is bound to sites decides on what is at one of them. */
export const notTheirs = ({ site }: ChangeLine, { boundTo }: Pick<Given, 'boundTo'>): Rejection | null =>
  boundTo === undefined || boundTo.includes(site)
    ? null
    : reject('PRD-ECN-SITE', `It is at ${site}; somebody of that site decides on it.`, { status: 403 });
