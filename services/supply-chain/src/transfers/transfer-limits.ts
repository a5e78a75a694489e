/** What stands against asking another site for goods. */
import type { Rejection } from '@gemba/decider/decision';
import { isRefused, reject } from '@gemba/decider/decision';
import type { Quantity } from '@gemba/measures/quantity';
import type { SiteRow } from '@gemba/platform/access/tables';
import { inUnitOf, unknownItem } from '../facts/quantities.js';
import type { ItemRow } from '../tables/rows.js';

type Request = {
  readonly site: string;
  readonly from: string;
  readonly item: string;
  readonly quantity: Quantity;
  readonly cause: string;
};

type Knowing = { readonly item: ItemRow | undefined; readonly donor: SiteRow | undefined };

/** What is asked for, in the unit of the item, of a site that is there and another. */
export const cannotRequest = (
  { site, from, item: id, quantity: said, cause }: Request,
  { item, donor }: Knowing,
): (Request & { readonly currency: string }) | Rejection => {
  if (item === undefined) return unknownItem(id);
  if (item.kind === 'service')
    return reject('SCM-ITEM-SERVICE', `${id} is a service, of which there is no stock.`);
  if (from === site || donor === undefined)
    return reject('SCM-TRF-SITE', `${from} is no other site than ${site}. Name the site that has the goods.`);
  const quantity = inUnitOf({ id, unit: item.unit }, said, 'SCM-STK-UNIT');
  if (isRefused(quantity)) return quantity;
  return { site, from, item: id, quantity, cause, currency: donor.currency };
};
