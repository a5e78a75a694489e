/** A working day of a site, from what arrives in the morning to what leaves in the evening. */
import { isInspected } from '../company/quality-plans.js';
import type { Books, OpenOrder, OpenWork, Rejected } from '../world/books.js';
import { parted } from '../world/books.js';
import type { Stage } from '../world/stage.js';
import { together } from '../world/stage.js';
import { planBusyTime } from '../day/making/busy-time.js';
import { isBadDay } from '../day/bad-days.js';
import { dispose, inspect } from '../day/inspections.js';
import { recordExpenses } from '../day/expenses.js';
import { enterInvoices, payInvoices, takePayments } from '../day/payments.js';
import { missedToday, publishRoster, recordAttendance, reportAbsence, welcomeBack } from '../day/people.js';
import type { Made, Ready } from '../day/making/production.js';
import { WORK_BEGINS, choose, createWork, makeAll, prepare } from '../day/making/production.js';
import { followOrders, receive } from '../day/buying/purchasing.js';
import { askForPrices } from '../day/buying/quotations.js';
import { demandOf, sell } from '../day/selling/sales.js';
import { takeBack } from '../day/selling/returns.js';
import { deliver, readyOf, ship } from '../day/selling/shipping.js';
import { withdrawSome } from '../day/selling/withdrawals.js';
import { countStock } from '../day/moving/counts.js';
import { giveToOtherSite, receiveTransfers } from '../day/moving/transfers.js';
import { heldIn, stockOf } from '../world/stock.js';
import { planForStock } from '../day/making/stock-plan.js';
import { breakDown, brokenToday, coverWork, moveWork, repair } from '../day/making/trouble.js';

/** Plays the day and says what is open in the evening. */
export const playDay = async (stage: Stage, books: Books): Promise<Books> => {
  const morning = await playMorning(stage, books);
  const orders = demandOf(stage, ordersToday(stage, morning));
  const planned = [...morning.works, ...(await planWork(stage, morning.works, orders))];
  const { demand, works } = await withdrawSome(stage, { demand: orders, works: planned });
  const { made, waiting, absent } = await work(stage, works, morning.absent);
  const rejected = await inspectAll(stage, made);
  const unfinished = new Set([
    ...waiting.map(({ order }) => order),
    ...rejected.map(({ lot }) => lot.slice(2)),
  ]);
  const [finished, unmade] = parted([...books.orders, ...demand], ({ order, lines }) =>
    lines.every(({ line }) => !unfinished.has(`${order}.${line}`)),
  );
  const there = new Set(await readyOf(stage, finished));
  const [ready, short] = parted(finished, ({ order }) => there.has(order));
  const [underWay, ordered] = await Promise.all([
    ship(stage, ready),
    askForPrices(stage, morning.awaited).then(() => followOrders(stage, morning.awaited)),
    attend(stage, stage.isPast ? stage.date : '', absent),
  ]);
  // Last, when nobody here takes anything from the shelf any more.
  await countStock(stage);
  await giveToOtherSite(stage);
  return {
    ...morning,
    unattended: stage.isPast ? '' : stage.date,
    orders: [...unmade, ...short],
    works: waiting,
    absent,
    underWay: [...morning.underWay, ...underWay],
    awaited: [...morning.awaited, ...ordered],
    rejected: [...morning.rejected, ...rejected],
  };
};

/** Nobody orders at a site that does not get on with what it has. */
const MOST_OPEN = 4;

const ordersToday = ({ site, chance, tag, isPast }: Stage, { works }: Books): number => {
  const [least, most] = isPast ? site.orders : [1, 1];
  return works.length > MOST_OPEN ? 0 : chance('demand', tag).whole(least, most);
};

/** Records the attendance of a date that is over. */
const attend = async (stage: Stage, date: string, absent: Books['absent']): Promise<void> => {
  if (date !== '') await recordAttendance(stage, date, absent);
};

const onOrBefore =
  (date: string) =>
  ({ on }: { readonly on: string }): boolean =>
    on <= date;

/**
 * Everything that falls due: deliveries, receipts, invoices, payments, people who are back, rejected lots.
 */
const playMorning = async (stage: Stage, books: Books): Promise<Books> => {
  const isDue = onOrBefore(stage.date);
  const [arriving, underWay] = parted(books.underWay, isDue);
  const [arrived, awaited] = parted(books.awaited, ({ arrives }) => arrives <= stage.date);
  const [toMake, ahead] = parted(books.ahead, isDue);
  const [back, absent] = parted(books.absent, ({ to }) => to < stage.date);
  const [toEnter, uninvoiced] = parted(books.uninvoiced, isDue);
  const [toPay, payables] = parted(books.payables, isDue);
  const [toTake, receivables] = parted(books.receivables, isDue);
  const [delivered, received, entered] = await Promise.all([
    deliver(stage, arriving),
    receive(stage, arrived),
    enterInvoices(stage, toEnter),
    payInvoices(stage, toPay),
    takeBack(stage, toTake).then(() => takePayments(stage, toTake)),
    recordExpenses(stage),
    welcomeBack(stage, back),
    publishRoster(stage),
    dispose(stage, books.rejected),
    receiveTransfers(stage),
    attend(stage, books.unattended < stage.date ? books.unattended : '', books.absent),
  ]);
  return {
    ...books,
    ...{ underWay, awaited, absent, ahead },
    works: [...books.works, ...toMake.map(({ order, item, quantity }) => ({ order, item, quantity }))],
    rejected: received.rejected,
    uninvoiced: [...uninvoiced, ...received.goods],
    payables: [...payables, ...entered],
    receivables: [...receivables, ...delivered],
  };
};

/** What customers' orders and the stock need to have made. */
const planWork = async (
  stage: Stage,
  open: readonly OpenWork[],
  demand: readonly OpenOrder[],
): Promise<readonly OpenWork[]> => {
  const forCustomers = await sell(stage, demand);
  const forStock = await planForStock(stage, open);
  await together(forStock, (each) => createWork(stage, each));
  return [...forCustomers, ...forStock];
};

type Worked = {
  readonly made: readonly Made[];
  readonly waiting: readonly OpenWork[];
  readonly absent: Books['absent'];
};

/** Prepares and makes what there is material for; the rest waits. */
const work = async (stage: Stage, works: readonly OpenWork[], away: Books['absent']): Promise<Worked> => {
  const missing = { absent: away.map(({ person }) => person), down: [] };
  const [crews, materials] = await Promise.all([
    together(works, (each, place) => prepare(stage, each, { missing, place })),
    choose(stage, works),
  ]);
  const all = works.map((each, index): Ready => ({
    ...each,
    staffed: crews[index] ?? [],
    material: materials[index] ?? null,
  }));
  const [ready, waiting] = parted(all, ({ material }) => material !== null);
  const { covered, absent, broken } = await suffer(stage, ready, away);
  await planBusyTime(stage, covered);
  const made = await makeAll(stage, covered);
  if (broken !== null) await repair(stage, broken);
  return {
    made,
    absent,
    waiting: waiting.map(({ order, item, quantity }) => ({ order, item, quantity })),
  };
};

type Suffered = {
  readonly covered: readonly Ready[];
  readonly absent: Books['absent'];
  readonly broken: string | null;
};

const suffer = async (stage: Stage, ready: readonly Ready[], away: Books['absent']): Promise<Suffered> => {
  const broken = brokenToday(stage);
  if (broken !== null) await breakDown(stage, broken);
  const moved = broken === null ? ready : await moveWork(stage, ready, broken);
  const wanted = moved.flatMap(({ staffed }) => staffed.flatMap(({ people }) => people));
  const missed = missedToday(stage, away, wanted);
  if (missed === null) return { covered: moved, absent: away, broken };
  await reportAbsence(stage, missed);
  return { covered: await coverWork(stage, moved, { missed, away }), absent: [...away, missed], broken };
};

/** Finished lots are inspected where quality wants to see them; the others are in stock at once. */
const inspectAll = async (stage: Stage, made: readonly Made[]): Promise<readonly Rejected[]> => {
  const spoilt = isBadDay(stage, 'lot')
    ? made.find(({ item }) => isInspected(item, 'completion'))
    : undefined;
  const verdicts = await together(made, async ({ item, lot, good, minutes }) => {
    if (isInspected(item, 'completion')) {
      const quantity = String(good);
      const time = WORK_BEGINS;
      const toInspect = { item, lot, quantity, trigger: 'completion', time, minutes } as const;
      const verdict = await inspect(stage, toInspect, spoilt?.lot === lot);
      if (verdict) return verdict;
    }
    await stage.company.eventually(`lot ${lot} of ${item} available`, async () => {
      const held = (await stockOf(stage, item)).lots.find((each) => each.lot === lot);
      return held && heldIn(held, 'available') !== '0' ? held : undefined;
    });
    return null;
  });
  return verdicts.filter((each) => each !== null);
};
