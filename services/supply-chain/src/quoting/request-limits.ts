/** The refusals of asking and being answered: for what, whom, in which unit and currency, until when. */
import type { RequisitionRaised } from '@gemba/contracts/events/supply-chain/procurement';
import type {
  QuotedLine,
  RequestForQuotationOpened,
  RequestedLine,
} from '@gemba/contracts/events/supply-chain/quotations';
import type { Given } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { dayIsOver, isRefused, reject } from '@gemba/decider/decision';
import type { RightAnswer } from '@gemba/decider/needs';
import { withoutRight } from '@gemba/decider/needs';
import { compareDecimals } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { entry, present, saysTheSame } from '../facts/facts.js';
import { inUnitOf, unknownItem } from '../facts/quantities.js';
import type { Items } from '../orders/lines.js';
import { linesThere } from '../orders/lines.js';
import type { Requisition } from '../purchasing/requisition.js';
import type { Supplier } from '../purchasing/supplier.js';
import type { LineToQuote, OpenRequestForQuotation, RecordQuotation } from './commands.js';
import type { RequestForQuotation } from './request-state.js';
import { requestedLine } from './request-state.js';

export type Requisitions = Readonly<Record<string, Requisition>>;
export type Suppliers = Readonly<Record<string, Supplier>>;

/** Room for what the orders of an award are called after it. */
const LONGEST_ID = 110;

const noNeed = (id: string, why: string): Rejection =>
  reject('SCM-RFQ-REQUISITION', `Requisition ${id} ${why}. Name one that is raised at this site.`);

type Where = { readonly site: string; readonly date: string };

/** What a requisition that is still raised asks for, which a line may say again but not otherwise. */
const raisedNeed = (
  { requisition: id = '', item, quantity }: LineToQuote,
  known: Requisition | undefined,
  { site }: Where,
): RequisitionRaised | Rejection => {
  if (known?.raised?.site !== site) return noNeed(id, `is not raised at ${site}`);
  const { status, raised } = known;
  if (status !== 'raised') return noNeed(id, `is ${status}`);
  const need = { item: raised.item, quantity: raised.quantity };
  return saysTheSame({ ...need, ...present({ item, quantity }) }, need)
    ? raised
    : noNeed(id, `asks for ${raised.quantity.value} ${raised.quantity.unit} of ${raised.item}`);
};

/** What a requisition needs is quoted as it is needed; what is late, as soon as it can be there. */
const asNeeded = (
  asked: LineToQuote,
  known: Requisition | undefined,
  where: Where,
): RequestedLine | Rejection => {
  const need = raisedNeed(asked, known, where);
  if (isRefused(need)) return need;
  const { item, quantity, needBy: by } = need;
  const needBy = asked.needBy ?? (by < where.date ? where.date : by);
  return { line: asked.line, item, quantity, needBy, ...present({ requisition: asked.requisition }) };
};

const asSaid = (
  { line, item: id, quantity: said, needBy }: LineToQuote,
  items: Items | undefined,
): RequestedLine | Rejection => {
  if (id === undefined || said === undefined || needBy === undefined)
    return reject('SCM-RFQ-LINE', `Line ${line} names no requisition: say item, quantity and needBy.`);
  const item = entry(items ?? {}, id);
  if (!item) return unknownItem(id);
  if (item.kind === 'service')
    return reject('SCM-ITEM-SERVICE', `${id} is a service, of which there is no stock. Order it outside.`);
  const quantity = inUnitOf({ id, unit: item.unit }, said, 'SCM-RFQ-UNIT');
  return isRefused(quantity) ? quantity : { line, item: id, quantity, needBy };
};

type Knowing = {
  readonly items?: Items;
  readonly requisitions?: Requisitions;
  readonly suppliers?: Suppliers;
  readonly invite?: RightAnswer;
};

/** The lines as they are asked for, in the units of the items. */
export const linesToQuote = (
  { site, lines }: OpenRequestForQuotation,
  { date, known }: Pick<Given<Knowing>, 'date' | 'known'>,
): readonly RequestedLine[] | Rejection => {
  const own = lines.map((line) =>
    line.requisition === undefined
      ? asSaid(line, known.items)
      : asNeeded(line, entry(known.requisitions ?? {}, line.requisition), { site, date }),
  );
  return own.find(isRefused) ?? own.filter((line): line is RequestedLine => !isRefused(line));
};

const isTwice = (ids: readonly (string | undefined)[]): boolean => {
  const said = ids.filter((id) => id !== undefined);
  return new Set(said).size < said.length;
};

/** Only suppliers to order from are asked; another one by right, with a reason, and never a blocked one. */
const wrongInvitation = (
  { suppliers, reason }: Pick<RequestForQuotationOpened, 'suppliers' | 'reason'>,
  known: Knowing,
): Rejection | null => {
  const statusOf = (id: string) => entry(known.suppliers ?? {}, id)?.status ?? 'none';
  const blocked = suppliers.find((id) => statusOf(id) === 'blocked');
  if (blocked !== undefined)
    return reject('SCM-RFQ-SUPPLIER', `Supplier ${blocked} is blocked. Ask another one.`);
  const other = suppliers.find((id) => statusOf(id) !== 'approved');
  if (other === undefined) return null;
  if (reason === undefined)
    return reject('SCM-RFQ-SUPPLIER', `Supplier ${other} is not approved. Say why it is asked all the same.`);
  return known.invite ? withoutRight('SCM-RFQ-INVITE', known.invite) : null;
};

export const cannotOpen = (
  { lines, suppliers, answerBy, reason }: RequestForQuotationOpened,
  { id, date, known }: Pick<Given<Knowing>, 'id' | 'date' | 'known'>,
): Rejection | null => {
  if (id.length > LONGEST_ID)
    return reject('SCM-RFQ-ID', `Orders are called after it: take an id of at most ${String(LONGEST_ID)}.`);
  if (isTwice(lines.map(({ line }) => line)) || isTwice(lines.map(({ requisition }) => requisition)))
    return reject('SCM-RFQ-LINE', 'Two lines have the same name or requisition. Name each once.');
  if (isTwice(suppliers)) return reject('SCM-RFQ-SUPPLIER', 'A supplier is asked twice. Name each once.');
  return (
    dayIsOver('SCM-RFQ-DATE', ['It is to be answered by', answerBy], date) ??
    lines
      .map(({ needBy }) => dayIsOver('SCM-RFQ-DATE', ['It is needed by', needBy], date))
      .find((no) => no !== null) ??
    wrongInvitation({ suppliers, ...present({ reason }) }, known)
  );
};

/** The refusal of what is no longer, or not yet, asked for. */
export const notOpen = ({ status, reason }: RequestForQuotation): Rejection | null =>
  status === 'open'
    ? null
    : reject('SCM-RFQ-STATE', `The request is ${status}${reason === '' ? '' : `: ${reason}`}.`);

const isShare = (value: string | undefined, below: string | null): boolean =>
  value === undefined ||
  (compareDecimals(value, '0') >= 0 && (below === null || compareDecimals(value, below) < 0));

const currenciesOf = ({ price, scales = [], surcharge }: QuotedLine): readonly string[] => [
  ...[price.currency, ...scales.map((each) => each.price.currency)],
  ...(surcharge ? [surcharge.currency] : []),
];

/** Scales rise, each in the unit of the line. */
const wrongScales = ({ line, scales = [] }: QuotedLine, requested: RequestedLine): Rejection | null => {
  const { item: id, quantity } = requested;
  const froms = scales.map(({ from }) => inUnitOf({ id, unit: quantity.unit }, from, 'SCM-RFQ-UNIT'));
  const refused = froms.find(isRefused);
  if (refused) return refused;
  const values = froms.filter((from): from is Quantity => !isRefused(from)).map(({ value }) => value);
  return values.some((value, at) => at > 0 && compareDecimals(values[at - 1] ?? '0', value) >= 0)
    ? reject('SCM-RFQ-SCALE', `The scales of line ${line} do not rise. Name each quantity once, in order.`)
    : null;
};

/** A quoted line in the unit of what is asked for. */
const ownQuoted = (
  quoted: QuotedLine,
  requested: RequestedLine | undefined,
  request: RequestForQuotation,
) => {
  const { line, minimum: said, scales: steps } = quoted;
  if (!requested) {
    const there = linesThere(request.opened?.lines ?? []);
    return reject('SCM-RFQ-LINE', `The request has no line ${line}; its lines are ${there}.`);
  }
  if (!isShare(quoted.discount, '1') || !isShare(quoted.duty, null))
    return reject('SCM-RFQ-SHARE', `Discount (below 1) and duty of line ${line} are shares like 0.05.`);
  const no = wrongScales(quoted, requested);
  if (no) return no;
  const item = { id: requested.item, unit: requested.quantity.unit };
  const own = (quantity: Quantity): Quantity => inUnitOf(item, quantity, 'SCM-RFQ-UNIT') as Quantity;
  const minimum = said && inUnitOf(item, said, 'SCM-RFQ-UNIT');
  if (isRefused(minimum)) return minimum;
  const scales = steps?.map(({ from, price }) => ({ from: own(from), price }));
  return { ...quoted, ...present({ minimum, scales }) };
};

/** The quoted lines in the units of what is asked for, in one currency, each once. */
export const quotedLines = (
  request: RequestForQuotation,
  { lines }: RecordQuotation,
): readonly QuotedLine[] | Rejection => {
  if (isTwice(lines.map(({ line }) => line)))
    return reject(
      'SCM-RFQ-LINE',
      'A line is quoted twice. Quote each once; for quantities there are scales.',
    );
  const currencies = [...new Set(lines.flatMap(currenciesOf))];
  if (currencies.length > 1)
    return reject('SCM-RFQ-CURRENCY', `A quotation is in one currency, not in ${currencies.join(' and ')}.`);
  const own = lines.map((each) => ownQuoted(each, requestedLine(request, each.line), request));
  return own.find(isRefused) ?? own.filter((each): each is QuotedLine => !isRefused(each));
};

/** Who quotes was asked, is not blocked, and is paid in the currency in which it quotes. */
export const wrongQuoter = (
  { opened }: RequestForQuotation,
  { supplier: id, currency }: { readonly supplier: string; readonly currency: string },
  known: Supplier | undefined,
): Rejection | null => {
  if (!opened?.suppliers.includes(id))
    return reject('SCM-RFQ-SUPPLIER', `${id} was not asked. Ask with a new request, or check the supplier.`);
  if (known?.status === 'blocked') return reject('SCM-RFQ-SUPPLIER', `Supplier ${id} is blocked.`);
  const paidIn = known?.terms?.currency ?? currency;
  return paidIn === currency
    ? null
    : reject(
        'SCM-RFQ-CURRENCY',
        `Supplier ${id} is paid in ${paidIn}; it could not be ordered in ${currency}.`,
      );
};
