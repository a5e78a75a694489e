/** Suppliers send invoices, some with a wrong price; what matches is paid when due, and customers pay us. */
import { multiplyMoney } from '@gemba/measures/money';
import { plusDays } from '@gemba/measures/period';
import type { Books, Due } from '../world/books.js';
import type { Stage } from '../world/stage.js';
import { together } from '../world/stage.js';

const SERVICE = 'finance';
const WRONG_PRICE = 0.1;
const TERM_DAYS = 14;

type Money = { readonly amount: string; readonly currency: string };
type SupplierInvoice = { readonly status: string; readonly total: Money };
type CustomerInvoice = { readonly open: Money };

type Goods = Books['uninvoiced'][number];

/** The controller in person, since who enters an invoice may not release it. */
export const CONTROLLER = 'persona-controller';

/** Enters the invoices for what came in, and has a person look at those that do not match. */
export const enterInvoices = (stage: Stage, goods: readonly Goods[]): Promise<readonly Due[]> =>
  together(goods, async (each, index) => {
    const number = `INV-${stage.tag}-${String(index + 1)}`;
    const id = `${each.supplier}.${number}`;
    const due = plusDays(stage.date, TERM_DAYS);
    const body = {
      site: stage.site.id,
      supplier: each.supplier,
      purchaseOrder: each.purchaseOrder,
      number,
      due,
    };
    await stage.act({
      service: SERVICE,
      path: 'supplier-invoices',
      body: { ...body, ...billed(stage, each, number) },
      key: `invoice/${id}`,
      at: stage.at('11:00'),
    });
    const path = `supplier-invoices/${id}`;
    const { status, total } = await stage.company.until<SupplierInvoice>(
      { service: SERVICE, path },
      (invoice) => invoice.status !== 'received',
    );
    if (status === 'blocked') {
      await stage.act({
        service: SERVICE,
        path: `${path}/release`,
        body: { total, reason: 'Higher price was agreed by telephone' },
        at: stage.at('15:00'),
        as: CONTROLLER,
      });
    }
    return { id, on: due };
  });

const billed = (stage: Stage, { item, quantity, price, currency }: Goods, number: string) => {
  const isWrong = stage.chance('price', number).happens(WRONG_PRICE);
  const asked = isWrong ? multiplyMoney({ amount: price, currency }, '1.06') : { amount: price, currency };
  const unit = item === 'PAINT-5010' ? 'LTR' : 'C62';
  return {
    lines: [{ line: '1', item, quantity: { value: quantity, unit }, price: asked }],
    total: multiplyMoney(asked, quantity),
  };
};

/** Pays supplier invoices that are due. */
export const payInvoices = (stage: Stage, due: readonly Due[]) =>
  together(due, async ({ id }) => {
    const path = `supplier-invoices/${id}`;
    const { total } = await stage.company.until<SupplierInvoice>({ service: SERVICE, path }, () => true);
    await stage.act({
      service: SERVICE,
      path: `${path}/pay`,
      body: { amount: total },
      at: stage.at('14:00'),
    });
  });

/** Takes what customers pay today. */
export const takePayments = (stage: Stage, due: readonly Due[]) =>
  together(due, async ({ id }) => {
    const path = `customer-invoices/${id}`;
    const amount = await stage.memory.once(`open/${id}`, async () => {
      const { open } = await stage.company.until<CustomerInvoice>({ service: SERVICE, path }, () => true);
      return open;
    });
    const body = { amount, reference: `BANK-${id}` };
    await stage.act({ service: SERVICE, path: `${path}/pay`, body, at: stage.at('13:00') });
  });
