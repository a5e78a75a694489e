/** What an order answers: each requisition as it asks, at its site, by one order or by those of one award. */
import type { PurchaseOrderPlaced } from '@gemba/contracts/events/supply-chain/procurement';
import type { Given } from '@gemba/decider/decider';
import { isProcess } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { reached } from '@gemba/decider/needs';
import { entry } from '../facts/facts.js';
import type { Awarded } from './award.js';
import { takenByAnother } from './ordered-requisition.js';
import type { Requisition } from './requisition.js';
import { requisition } from './requisition.js';

export type Requisitions = Readonly<Record<string, Requisition>>;

type Line = { readonly requisition?: string };

const needsOf = (lines: readonly Line[]): readonly string[] =>
  lines.flatMap(({ requisition: id }) => (id === undefined ? [] : [id]));

/** The requisitions that lines answer. */
export const requisitionsOf = (lines: readonly Line[]) =>
  reached(requisition, needsOf(lines), (): readonly string[] => []);

const notFor = (id: string, why: string): Rejection =>
  reject('SCM-PO-REQUISITION', `Requisition ${id} ${why}`);

/** What is ordered for a requisition is what it asks for, at its site. */
export const wrongRequisition = (
  { requisition: id, site, lines }: PurchaseOrderPlaced,
  known: Requisition | undefined,
): Rejection | null => {
  if (id === undefined) return null;
  const raised = known?.raised;
  if (raised?.site === site && lines.some(({ item }) => item === raised.item)) return null;
  const what = raised ? `asks for ${raised.item} at ${raised.site}` : 'is not raised';
  return notFor(id, `${what}. Name the one that is ordered for.`);
};

/** Each line that answers a requisition is of its item, at its site, while somebody still needs it. */
export const wrongNeeds = (
  { site, lines }: PurchaseOrderPlaced,
  known: Requisitions | undefined,
): Rejection | null => {
  for (const { line, item, requisition: id } of lines) {
    const need = id === undefined ? undefined : entry(known ?? {}, id);
    if (id === undefined) continue;
    if (need?.raised?.site !== site || need.raised.item !== item)
      return notFor(id, `does not ask for ${item} at ${site}. Name the one that line ${line} is for.`);
    if (need.status === 'withdrawn') return notFor(id, `is withdrawn: ${need.reason}`);
  }
  return null;
};

type Asked = { readonly need?: Requisition | undefined };

/** The order that answers a requisition of this one already. */
const orderedBefore = (
  ordered: PurchaseOrderPlaced,
  { need }: Asked,
  { id, known }: Pick<Given, 'id' | 'known'>,
): { readonly requisition: string; readonly order: string } | undefined => {
  const taken = takenByAnother(known as Readonly<Record<string, unknown>>, ordered, id);
  const { requisition: first } = ordered;
  const { purchaseOrder: order = null } = need ?? {};
  if (taken || first === undefined || order === null || order === id) return taken;
  return { requisition: first, order };
};

/**
 * One order answers a requisition, or those of one award, unless nobody needs it any more: a process that
 * comes late has nothing to do, a person is told, and so is a buyer of what was awarded.
 */
export const needsNoOrder = (
  ordered: PurchaseOrderPlaced,
  asked: Asked,
  given: Pick<Given, 'id' | 'by' | 'known'>,
): Rejection | readonly [] | null => {
  const { requisition: first, requestForQuotation: request } = ordered;
  const isLate = isProcess(given.by) && request === undefined;
  const other = orderedBefore(ordered, asked, given);
  if (other) return isLate ? [] : notFor(other.requisition, `is ordered by ${other.order} already.`);
  if (first === undefined || asked.need?.status !== 'withdrawn') return null;
  return isLate ? [] : notFor(first, `is withdrawn: ${asked.need.reason}`);
};

/** Who raised what the lines answer, and who stands behind the award; absent where there is nobody. */
export const askersBehind = (
  { lines }: PurchaseOrderPlaced,
  needs: Requisitions | undefined,
  award: Awarded | undefined,
): PurchaseOrderPlaced['askers'] => {
  const raisers = needsOf(lines).map((id) => entry(needs ?? {}, id)?.raised?.raisedBy);
  const ids = [...new Set([...(award?.askers ?? []), ...raisers])].filter((id) => id !== undefined);
  return ids.length === 0 ? undefined : ids.map((id) => ({ id }));
};
