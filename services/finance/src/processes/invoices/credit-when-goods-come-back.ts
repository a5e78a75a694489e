/** What a customer sent back is credited once on its invoice, when it is received or when it is graded. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { CreditedOn, ReturnGraded, ReturnReceived } from '@gemba/contracts/events/supply-chain/returns';
import type { Heard, Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { customerInvoice } from '../../invoices/customer-invoice/customer-invoice.js';

type Back = Heard<string, ReturnReceived | ReturnGraded>;

const isDue = ({ subject, data }: Back, on: CreditedOn): string | null =>
  data.creditedOn === on ? subject : null;

/** Numbered as its receipts, or its graded parts, are. */
const credit = ({ subject, data }: Back, number: number): readonly Sent[] => {
  const { shipment, line, item, quantity, receivedOn: returnedOn } = data;
  const creditNote = `${subject}.${String(number)}`;
  return [
    send(customerInvoice, [shipment, 'CreditCustomerInvoice'], {
      ...{ creditNote, returnAuthorisation: subject, line, item, quantity, returnedOn },
    }),
  ];
};

export const creditWhenGoodsComeBack = process('credit-when-goods-come-back', {
  events: companyEvents,
  initial: null,
  owner: { role: 'controller' },
  on: {
    ReturnReceived: {
      about: (e) => isDue(e, 'receipt'),
      send: (_, e) => credit(e, e.data.receipt),
    },
    ReturnGraded: {
      about: (e) => isDue(e, 'grading'),
      send: (_, e) => credit(e, e.data.part),
    },
  },
});
