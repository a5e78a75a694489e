/** Stock value follows stock, work in progress ends at nothing, and nobody pays more than is owed. */
import type { Check, Found } from '../../model/finding.js';
import type { Case } from '../../model/case.js';
import { named } from '../../model/case.js';
import { add, decimal, rounded, sumOf, ZERO } from '../../model/decimals.js';
import type { Decimal } from '../../model/decimals.js';
import type { DocumentData, LayerData, Money, StockData, WorkData } from '../../model/shapes.js';
import { dataOf } from '../../model/shapes.js';
import type { StoredEvent } from '../../model/snapshot.js';
import { movementsOf } from '../../model/stock.js';

type Worth = { quantity: Decimal; amount: Decimal };

const layersOf = (of: Case): ReadonlyMap<string, Worth> => {
  const lots = new Map<string, Worth>();
  for (const event of [...of.of('CostLayerAdded'), ...of.of('CostLayerConsumed')]) {
    const { site, item, lot, quantity, amount } = dataOf<LayerData>(event);
    const key = `${site}.${item}.${lot}`;
    const sign = event.type === 'CostLayerAdded' ? 1 : -1;
    const before = lots.get(key) ?? { quantity: ZERO, amount: ZERO };
    lots.set(key, {
      quantity: before.quantity.plus(decimal(quantity.value).times(sign)),
      amount: before.amount.plus(decimal(amount.amount).times(sign)),
    });
  }
  return lots;
};

/** Layers hold what stock holds; a lot that is used up is worth nothing, and none is worth less. */
export const layersFollowStock: Check = {
  name: 'layers-follow-stock',
  find: (of) => {
    const layers = layersOf(of);
    const stock = new Map<string, Decimal>();
    for (const { lot, change } of of.events.flatMap(movementsOf)) add(stock, lot, change);
    return [...new Set([...layers.keys(), ...stock.keys()])].flatMap((lot): readonly Found[] => {
      const { quantity, amount } = layers.get(lot) ?? { quantity: ZERO, amount: ZERO };
      const held = stock.get(lot) ?? ZERO;
      const isEmptyAndDear = quantity.isZero() && !amount.isZero();
      if (quantity.equals(held) && !amount.isNegative() && !isEmptyAndDear) return [];
      const layered = `${quantity.toFixed()} worth ${amount.toFixed()}`;
      const what = `The layers of ${lot} hold ${layered}, stock holds ${held.toFixed()}.`;
      return [{ what, evidence: { lot } }];
    });
  },
};

type Rate = { readonly from: string; readonly to: string; readonly rate: string };

/** Rates of a trial hold for all days. */
const translated = (of: Case, { amount, currency }: Money, to: string): Decimal | null => {
  if (currency === to) return decimal(amount);
  const rate = of
    .of('RatePublished')
    .map((event) => dataOf<Rate>(event))
    .find((each) => each.from === currency && each.to === to);
  return rate ? rounded(decimal(amount).times(decimal(rate.rate))) : null;
};

/** What came in for an order is valued at its price. */
export const receiptsValued: Check = {
  name: 'receipts-valued-at-price',
  find: (of) =>
    of.of('CostLayerAdded').flatMap((layer) => {
      const { amount, sourceEventId } = dataOf<LayerData>(layer);
      const source = of.byId.get(sourceEventId);
      const { unitPrice, quantity } = source ? dataOf<StockData>(source) : {};
      if (!unitPrice || !quantity) return [];
      const price = rounded(decimal(unitPrice.amount).times(decimal(quantity.value)));
      const due = translated(of, { amount: price.toFixed(), currency: unitPrice.currency }, amount.currency);
      if (due === null || due.equals(decimal(amount.amount))) return [];
      const what = `${named(layer)} is worth ${amount.amount}, at its price ${due.toFixed()}.`;
      return [{ what, evidence: { source, layer } }];
    }),
};

const orderIn = (event: StoredEvent): string => dataOf<WorkData>(event).order;

/** All that was charged to an order that has closed was relieved. */
export const workSettled: Check = {
  name: 'work-in-progress-settled',
  find: (of) => {
    const closed = new Set(
      [...of.of('ProductionOrderClosed'), ...of.of('ProductionOrderCancelled')].map(
        ({ streamId }) => streamId,
      ),
    );
    const moved = [...of.of('WorkInProgressCharged'), ...of.of('WorkInProgressRelieved')];
    return [...Map.groupBy(moved, orderIn)]
      .filter(([order]) => closed.has(`production-order-${order}`))
      .flatMap(([order, events]) => {
        const sums = (type: string) =>
          sumOf(events.filter((e) => e.type === type).map((e) => dataOf<WorkData>(e).amount.amount));
        const open = sums('WorkInProgressCharged').minus(sums('WorkInProgressRelieved'));
        if (open.isZero()) return [];
        return [{ what: `${open.toFixed()} is left on the closed order ${order}.`, evidence: events }];
      });
  },
};

const paidOf = (events: readonly StoredEvent[], type: string): Decimal =>
  sumOf(
    events.filter((event) => event.type === type).map((event) => dataOf<DocumentData>(event).amount?.amount),
  );

type Owed = {
  readonly noun: string;
  readonly opened: string;
  readonly paid: string;
  readonly needs?: readonly string[];
};

const overpaid = (of: Case, { noun, opened, paid, needs = [] }: Owed): readonly Found[] =>
  [...of.byStream]
    .filter(([stream]) => stream.startsWith(`finance/${noun}`))
    .flatMap(([stream, events]) => {
      const total = events.find(({ type }) => type === opened);
      const owed = total ? decimal(dataOf<DocumentData>(total).total?.amount) : ZERO;
      const sum = paidOf(events, paid);
      const isFree = needs.length === 0 || events.some(({ type }) => needs.includes(type));
      if (sum.isZero() || (sum.lessThanOrEqualTo(owed) && isFree)) return [];
      return [
        {
          what: `${sum.toFixed()} were paid on ${stream}, which is over ${owed.toFixed()}.`,
          evidence: events,
        },
      ];
    });

/** A supplier is paid once, what was billed, and only after the bill matched or a person released it. */
export const paidWithinOwed: Check = {
  name: 'paid-within-owed',
  find: (of) => [
    ...overpaid(of, {
      ...{ noun: 'supplier-invoice-', opened: 'SupplierInvoiceReceived', paid: 'SupplierInvoicePaid' },
      needs: ['MatchPassed', 'PaymentReleased'],
    }),
    ...overpaid(of, {
      ...{ noun: 'customer-invoice-', opened: 'CustomerInvoiceIssued', paid: 'CustomerPaymentReceived' },
    }),
  ],
};

/** The price of a bill that passed by itself is within two per cent of what came in at the ordered price. */
const PRICE_TOLERANCE = '0.02';

export const passedWithinPrice: Check = {
  name: 'paid-within-received-at-price',
  find: (of) =>
    of.of('MatchPassed').flatMap((match) => {
      const { total, tax, received } = dataOf<DocumentData>(match);
      const [asked, due] = [decimal(total?.amount).minus(decimal(tax?.amount)), decimal(received?.amount)];
      if (
        asked
          .minus(due)
          .abs()
          .lessThanOrEqualTo(rounded(due.times(PRICE_TOLERANCE)))
      )
        return [];
      return [{ what: `${named(match)}: ${asked.toFixed()} passed for ${due.toFixed()}.`, evidence: match }];
    }),
};
