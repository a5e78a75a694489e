/**
 * A supplier invoice is paid only when it matches what was ordered and received, or a person with the right
 * says so.
 *
 *   none ──receive──▶ received ──match──▶ matched ─────────pay──▶ paid
 *                         └──match──▶ blocked ──release──▶ released ──pay──┘
 *
 * What is released before its goods came is waited for; `ClearAwaitedGoods` meets it with the receipt.
 */
import { supplierInvoiceEvents } from '@gemba/contracts/events/finance/invoices';
import type { About } from '@gemba/decider/decider';
import { answers, decider } from '@gemba/decider/decider';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { registered, rightTo, row, withoutRight } from '@gemba/decider/needs';
import { legalEntityTable, siteTable } from '@gemba/platform/access/tables';
import { none } from '@gemba/measures/quantity';
import { same } from '../../values/same.js';
import { bookValue, rateMissing, siteOf } from '../../values/translation.js';
import { allRates } from '../../ledger/exchange-rate/exchange-rate.js';
import { purchaseOrderCalled, supplierCalled } from '../../tables/buying.js';
import { numberInId } from '../../values/document-number.js';
import { taxCountry } from '../../values/tax-rates.js';
import { SupplierInvoiceAnswer, invoiceAnswer } from './answer.js';
import {
  ClearAwaitedGoods,
  MatchSupplierInvoice,
  PaySupplierInvoice,
  ReceiveSupplierInvoice,
  ReleaseSupplierInvoice,
} from './commands.js';
import {
  issueRefused,
  namedRefused,
  payRefused,
  payeeRefused,
  receiveRefused,
  releasedTotalRefused,
  selfRefused,
} from './refusals.js';
import { doubtsAbout } from './doubts.js';
import { keysOf, supplierInvoiceNumber } from './look-alike.js';
import { orderedValue } from './match.js';
import type { Found, SupplierInvoice } from './state.js';
import { NONE, awaitedIn, awaitedShare, enteredBy, foundIn, lessAwaited } from './state.js';
import { stockValue, verdictOn } from './verdict.js';

const NO_SUPPLIER = 'none';
const NO_COMPANY = 'none';

/** Rates of another day alone are no news. */
const isFoundAgain = (before: Found | null, found: Found): boolean =>
  same([before?.received, before?.awaited], [found.received, found.awaited]);

export const supplierInvoice = decider('supplier-invoice', {
  path: 'supplier-invoices',
  opens: 'ReceiveSupplierInvoice',
  home: 'site',
  idOf: ({ supplier, number }: ReceiveSupplierInvoice) => `${supplier}.${numberInId(number)}`,
  commands: {
    ReceiveSupplierInvoice,
    MatchSupplierInvoice,
    ReleaseSupplierInvoice,
    ClearAwaitedGoods,
    PaySupplierInvoice,
  },
  events: supplierInvoiceEvents,
  initial: NONE,
  answers: answers(SupplierInvoiceAnswer, invoiceAnswer),
  allow: {
    ReceiveSupplierInvoice: ['controller', 'buyer'],
    MatchSupplierInvoice: [],
    ReleaseSupplierInvoice: ['controller', 'site-manager', 'buyer', 'coo'],
    ClearAwaitedGoods: [],
    PaySupplierInvoice: ['controller'],
  },
  needs: {
    ReceiveSupplierInvoice: (c: ReceiveSupplierInvoice, { site }: About) => {
      const [asWritten, withoutZeros] = keysOf(c);
      return {
        rates: allRates(),
        place: row(siteTable, c.site),
        entity: row(legalEntityTable, site?.companyId ?? NO_COMPANY),
        supplier: supplierCalled(c.supplier),
        order: purchaseOrderCalled(c.purchaseOrder),
        asWritten: registered(supplierInvoiceNumber, asWritten),
        withoutZeros: registered(supplierInvoiceNumber, withoutZeros),
      };
    },
    MatchSupplierInvoice: (_: MatchSupplierInvoice) => ({ rates: allRates() }),
    ClearAwaitedGoods: (_: ClearAwaitedGoods) => ({ rates: allRates() }),
    ReleaseSupplierInvoice: (
      { total }: ReleaseSupplierInvoice,
      { state: { document } }: About<SupplierInvoice>,
    ) => ({
      right: rightTo('payment-release', total, { barred: enteredBy(document) }),
    }),
    PaySupplierInvoice: (_: PaySupplierInvoice, { state: { document } }: About<SupplierInvoice>) => ({
      supplier: supplierCalled(document?.supplier ?? NO_SUPPLIER),
    }),
  },

  decide: {
    ReceiveSupplierInvoice(invoice, command, given) {
      const { site, date, by, known } = { ...given, site: siteOf(given) };
      const { issuedOn = date } = command;
      const refused =
        receiveRefused(invoice, command) ?? issueRefused(issuedOn, date) ?? namedRefused(command, known);
      if (refused) return refused;
      if (!bookValue(command.total, site, { table: known.rates, date })) {
        return rateMissing(command.total.currency, site, date);
      }
      const twins = [known.asWritten, known.withoutZeros];
      const doubts = doubtsAbout(command, { country: taxCountry(known), date: issuedOn, twins });
      return [happened('SupplierInvoiceReceived', { ...command, ...doubts, enteredBy: by.id })];
    },

    MatchSupplierInvoice({ status, document, failure: before, found: foundBefore }, known, given) {
      if (!document) return reject('FIN-INV-STATE', 'There is no such invoice.');
      if (status !== 'received' && status !== 'blocked') return [];
      const verdict = verdictOn(document, known, {
        site: siteOf(given),
        rates: { table: given.known.rates, date: given.date },
      });
      if (isRefused(verdict)) return verdict;
      const { site, supplier, purchaseOrder, total } = document;
      const { failure, found } = verdict;
      if (!failure) return [happened('MatchPassed', { site, supplier, purchaseOrder, total, ...found })];
      if (
        same(before, { kind: failure.kind, difference: failure.difference }) &&
        isFoundAgain(foundBefore, found)
      ) {
        return [];
      }
      return [happened('MatchFailed', { site, supplier, ...failure, ...found })];
    },

    ClearAwaitedGoods({ document, awaited }, { billed, receipts }, given) {
      if (!document || !awaited) return reject('FIN-INV-STATE', 'The invoice waits for no goods.');
      const { site, supplier, purchaseOrder } = document;
      const parts = receipts.map(({ taken, quantity, price, date }) => ({
        ...{ quantity, price, date, taken: taken ?? none(quantity.unit) },
      }));
      const books = siteOf(given);
      const valued = stockValue(parts, books, given.known.rates);
      if (!valued) return rateMissing(billed.currency, books, given.date);
      const received = orderedValue(parts, billed.currency);
      const booked = awaitedShare(awaited, billed);
      return [
        happened('AwaitedGoodsCleared', { site, supplier, purchaseOrder, billed, booked, received, valued }),
      ];
    },

    ReleaseSupplierInvoice(invoice, { total, reason }, { by, known: { right } }) {
      const { status, document, found } = invoice;
      const other = document && releasedTotalRefused(document, total);
      if (other) return other;
      if (status === 'released') return [];
      if (status !== 'blocked' || !document || !found) {
        return reject('FIN-INV-STATE', `The invoice is ${status}; only a blocked one is released.`);
      }
      const refused = selfRefused(document, by.id) ?? withoutRight('FIN-PAY-RIGHT', right);
      if (refused) return refused;
      const { site, supplier, purchaseOrder } = document;
      return [happened('PaymentReleased', { site, supplier, purchaseOrder, total, reason, ...found })];
    },

    PaySupplierInvoice(invoice, { amount }, { at, known }) {
      const { status, document, found } = invoice;
      if (!document) return reject('FIN-INV-STATE', 'There is no such invoice.');
      const refused = payRefused(invoice, document, { amount, at });
      if (refused) return refused;
      if (status === 'paid') return [];
      const { site, supplier } = document;
      const blocked = payeeRefused(supplier, known.supplier);
      if (blocked) return blocked;
      const booked = found?.booked;
      return [happened('SupplierInvoicePaid', { site, supplier, amount, ...(booked && { booked }) })];
    },
  },

  evolve: {
    SupplierInvoiceReceived: (invoice, document, at): SupplierInvoice => ({
      ...invoice,
      status: 'received',
      document,
      receivedAt: at,
    }),
    MatchPassed: (invoice, data): SupplierInvoice => ({
      ...invoice,
      status: 'matched',
      found: foundIn(data),
    }),
    MatchFailed: (invoice, { kind, difference, ...data }): SupplierInvoice => ({
      ...invoice,
      status: 'blocked',
      failure: { kind, difference },
      found: foundIn(data),
    }),
    PaymentReleased: (invoice, data): SupplierInvoice => ({
      ...invoice,
      status: 'released',
      awaited: awaitedIn(data),
    }),
    AwaitedGoodsCleared: (invoice, data): SupplierInvoice => ({
      ...invoice,
      awaited: lessAwaited(invoice.awaited, data),
    }),
    SupplierInvoicePaid: (invoice): SupplierInvoice => ({ ...invoice, status: 'paid' }),
  },
});
