/**
 * A supplier invoice is paid only when it matches what was ordered and received, or a person with the right
 * says so.
 *
 *   none ──receive──▶ received ──match──▶ matched ─────────pay──▶ paid
 *                         └──match──▶ blocked ──release──▶ released ──pay──┘
 */
import { supplierInvoiceEvents } from '@gemba/contracts/events/finance/invoices';
import { decider } from '@gemba/decider/decider';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { rightTo, withoutRight } from '@gemba/decider/needs';
import { same } from '../../values/same.js';
import { siteOf } from '../../values/translation.js';
import { allRates } from '../../ledger/exchange-rate/exchange-rate.js';
import {
  MatchSupplierInvoice,
  PaySupplierInvoice,
  ReceiveSupplierInvoice,
  ReleaseSupplierInvoice,
} from './commands.js';
import { payRefused, receiveRefused, releaseRefused } from './refusals.js';
import type { SupplierInvoice } from './state.js';
import { NONE, foundIn } from './state.js';
import { verdictOn } from './verdict.js';

export const supplierInvoice = decider('supplier-invoice', {
  path: 'supplier-invoices',
  opens: 'ReceiveSupplierInvoice',
  home: 'site',
  idOf: ({ supplier, number }: ReceiveSupplierInvoice) => `${supplier}.${number}`,
  commands: { ReceiveSupplierInvoice, MatchSupplierInvoice, ReleaseSupplierInvoice, PaySupplierInvoice },
  events: supplierInvoiceEvents,
  initial: NONE,
  allow: {
    ReceiveSupplierInvoice: ['controller', 'buyer'],
    MatchSupplierInvoice: [],
    ReleaseSupplierInvoice: ['controller', 'site-manager', 'buyer', 'coo'],
    PaySupplierInvoice: ['controller'],
  },
  needs: {
    MatchSupplierInvoice: (_: MatchSupplierInvoice) => ({ rates: allRates() }),
    ReleaseSupplierInvoice: (c: ReleaseSupplierInvoice) => ({ right: rightTo('payment-release', c.total) }),
  },

  decide: {
    ReceiveSupplierInvoice(invoice, command, { by }) {
      const refused = receiveRefused(invoice, command);
      return refused ?? [happened('SupplierInvoiceReceived', { ...command, enteredBy: by.id })];
    },

    MatchSupplierInvoice({ status, document, failure: before }, { receipts }, given) {
      if (!document) return reject('FIN-INV-STATE', 'There is no such invoice.');
      if (status !== 'received' && status !== 'blocked') return [];
      const verdict = verdictOn(document, receipts, {
        site: siteOf(given),
        rates: { table: given.known.rates, date: given.date },
      });
      if (isRefused(verdict)) return verdict;
      const { site, supplier, purchaseOrder, total } = document;
      const { failure, found } = verdict;
      if (!failure) return [happened('MatchPassed', { site, supplier, purchaseOrder, total, ...found })];
      if (same(before, { kind: failure.kind, difference: failure.difference })) return [];
      return [happened('MatchFailed', { site, supplier, ...failure, ...found })];
    },

    ReleaseSupplierInvoice(invoice, { total, reason }, { by, known: { right } }) {
      const { status, document, found } = invoice;
      if (status === 'released') return [];
      if (status !== 'blocked' || !document || !found) {
        return reject('FIN-INV-STATE', `The invoice is ${status}; only a blocked one is released.`);
      }
      const refused = releaseRefused(document, total, by.id) ?? withoutRight('FIN-PAY-SELF', right);
      if (refused) return refused;
      const { site, supplier, purchaseOrder } = document;
      return [happened('PaymentReleased', { site, supplier, purchaseOrder, total, reason, ...found })];
    },

    PaySupplierInvoice(invoice, { amount }) {
      const { status, document, found } = invoice;
      if (!document) return reject('FIN-INV-STATE', 'There is no such invoice.');
      const refused = payRefused(invoice, document, amount);
      if (refused) return refused;
      if (status === 'paid') return [];
      const { site, supplier } = document;
      const booked = found?.booked;
      return [happened('SupplierInvoicePaid', { site, supplier, amount, ...(booked && { booked }) })];
    },
  },

  evolve: {
    SupplierInvoiceReceived: (invoice, document): SupplierInvoice => ({
      ...invoice,
      status: 'received',
      document,
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
    PaymentReleased: (invoice): SupplierInvoice => ({ ...invoice, status: 'released' }),
    SupplierInvoicePaid: (invoice): SupplierInvoice => ({ ...invoice, status: 'paid' }),
  },
});
