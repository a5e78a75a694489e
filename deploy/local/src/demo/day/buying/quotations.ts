/** Every other week the buyer of a site asks two suppliers for a part, and awards the cheaper one. */
import { multiplyDecimal } from '@gemba/measures/decimal';
import { roundPrice } from '@gemba/measures/money';
import { plusDays } from '@gemba/measures/period';
import type { Supplier } from '../../company/partners.js';
import { supplierOf, suppliers } from '../../company/partners.js';
import type { BoughtItem } from '../../company/products.js';
import { bought } from '../../company/products.js';
import type { Awaited } from '../../world/books.js';
import type { Stage } from '../../world/stage.js';
import { together } from '../../world/stage.js';
import { isTurn } from '../../world/turn.js';

/** Nobody approves an order that they had awarded, so that another program awards. */
const buying = { service: 'supply-chain', as: 'generator-buyer' };
const CYCLE_DAYS = 14;
const DAY_OF_CYCLE = 3;

/** The usual supplier of a part, and somebody else who would deliver it. */
const askedFor = (stage: Stage, { id }: BoughtItem): readonly Supplier[] => {
  const usual = supplierOf(id, stage.site.currency);
  const others = suppliers.filter((each) => each.currency === usual.currency && each !== usual);
  return [usual, stage.chance('other', stage.tag).pick(others)];
};

const priceFrom = (stage: Stage, { price }: BoughtItem, { id }: Supplier) => {
  const factor = 0.95 + stage.chance('quoted', stage.tag, id).next() * 0.08;
  const { currency } = stage.site;
  return roundPrice(multiplyDecimal(price[currency], factor.toFixed(4)), currency);
};

const askFor = async (stage: Stage, part: BoughtItem): Promise<void> => {
  const { act, at, site, date, tag } = stage;
  const id = `RFQ-${tag}`;
  const path = `requests-for-quotation/${id}`;
  const asked = askedFor(stage, part);
  const line = '1';
  const quantity = { value: String(part.stock[1]), unit: part.unit };
  const request = {
    ...{ id, site: site.id, suppliers: asked.map((each) => each.id), answerBy: plusDays(date, 2) },
    lines: [{ line, item: part.id, quantity, needBy: plusDays(date, 14) }],
  };
  await act({ ...buying, path: 'requests-for-quotation', body: request, at: at('09:10') });
  const quotations = await together(asked, async (supplier) => {
    const price = priceFrom(stage, part, supplier);
    const terms = { supplier: supplier.id, version: 1, validUntil: plusDays(date, 90) };
    const body = { ...terms, lines: [{ line, price, leadTime: `P${String(supplier.days)}D` }] };
    const key = `${id}/${supplier.id}`;
    await act({ ...buying, path: `${path}/record-quotation`, body, key, at: at('13:30') });
    return { supplier: supplier.id, price: Number(price.amount) };
  });
  const [cheapest] = quotations.toSorted((a, b) => a.price - b.price);
  if (!cheapest) throw new Error(`Nobody was asked for ${part.id}.`);
  const awards = [{ line, supplier: cheapest.supplier, quantity }];
  await act({ ...buying, path: `${path}/award-quotations`, body: { awards }, at: at('16:00') });
  const order = { service: buying.service, path: `purchase-orders/PO-${id}-1` };
  await stage.company.until<{ status: string }>(order, ({ status }) => status !== 'none');
};

/** Asks for a part of which nothing is on its way. */
export const askForPrices = async (stage: Stage, awaited: readonly Awaited[]): Promise<void> => {
  if (!stage.isPast || !isTurn(stage, CYCLE_DAYS, DAY_OF_CYCLE)) return;
  const free = bought.filter(({ id }) => awaited.every(({ item }) => item !== id));
  if (free.length > 0) await askFor(stage, stage.chance('price round', stage.tag).pick(free));
};
