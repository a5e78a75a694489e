/** Two sites in memory, for tests: who hears what is decided by chance, repeated, and cut off half-way. */
import type { AnyDecider, Given } from '@gemba/decider/decider';
import { evolve } from '@gemba/decider/decider';
import type { Happened, Rejection } from '@gemba/decider/decision';
import { isRefused } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import type { AnyProcess, Heard, Sent } from '@gemba/decider/process';
import { insteadOf } from '@gemba/decider/process';
import { heard } from '@gemba/decider/testing';
import { fold } from '@gemba/read-model/table';
import { askDonor } from '../processes/transferring/ask-donor-when-transfer-is-requested.js';
import { giveStock } from '../processes/transferring/give-stock-when-transfer-is-consented.js';
import { takeInTransfer } from '../processes/transferring/take-in-when-transfer-arrives.js';
import { tellBothSites } from '../processes/transferring/tell-both-sites-when-goods-leave.js';
import { lotExpiry, serialNumber, stockLot } from '../stock/lot-identity.js';
import { stockItem } from '../stock/stock-item.js';
import { transferProgress } from '../transfers/progress.js';
import { stockTransfer } from '../transfers/stock-transfer.js';
import { transferShipment } from '../transfers/transfer-shipment.js';

const deciders: readonly AnyDecider[] = [stockItem, stockTransfer, transferShipment];
const processes: readonly AnyProcess[] = [askDonor, giveStock, tellBothSites, takeInTransfer];
const registers = [transferProgress, lotExpiry, serialNumber, stockLot];

const DATE = '2026-03-02';
const BEGIN = Date.parse('2026-03-02T08:00:00.000Z');
const MINUTE = 60_000;
const siteFacts = (id: string) => ({
  ...{ id, companyId: `company-${id}`, timeZone: 'Europe/Paris', dayStart: '06:00' },
  ...{ currency: 'EUR', groupCurrency: 'EUR' },
});
const granted = { granted: { level: 'site', rightId: 'r', policyVersion: 1 } };
const ROWS: Readonly<Record<string, unknown>> = {
  item: { kind: 'buy', unit: 'C62', tracking: 'lot' },
  site: { id: 'there', currency: 'EUR', companyId: 'company-there' },
};
const PERSON: Given['by'] = { kind: 'person', id: 'ana' };
const PROCESS: Given['by'] = { kind: 'system', id: 'process:p' };

export type Order = Pick<Sent, 'to' | 'id' | 'name' | 'data'>;
type Asked = Order & { readonly site: string; readonly by: Given['by'] };
type Waiting = { readonly of: AnyProcess; readonly event: Heard };
type Failed = { readonly sent: Sent; readonly key: string; readonly site: string };
type Stream = { readonly site: string; readonly state: unknown };

const reactionOf = ({ of, event }: Waiting) => of.on[event.type];
const aboutOf = (waiting: Waiting): string | null =>
  reactionOf(waiting)?.about(waiting.event as never) ?? null;

const siteOf = ({ siteId }: Heard): string => siteId ?? '';

export class TwoSites {
  readonly said: Heard[] = [];
  /** What no process had an answer to, as exceptions. */
  failed: Failed[] = [];
  private readonly waiting: Waiting[] = [];
  private readonly streams = new Map<string, Stream>();
  private readonly runs = new Map<string, unknown>();
  private readonly done = new Set<string>();
  private readonly rows = new Map(registers.map(({ name }) => [name, new Map<string, unknown>()]));

  state<S>(noun: string, id: string): S | undefined {
    return this.streams.get(`${noun}/${id}`)?.state as S | undefined;
  }

  /** A person gives a command; null when it was done. */
  give(order: Order): Rejection | null {
    const { site = '' } = order.data as { readonly site?: string };
    return this.decided({ ...order, site, by: PERSON });
  }

  private decided({ to, id, name, data, site, by }: Asked): Rejection | null {
    const of = deciders.find((each) => each.name === to);
    const rule = of?.decide[name];
    if (!of || !rule) throw new Error(`There is no ${to}.${name}.`);
    const held = this.streams.get(`${to}/${id}`) ?? { site, state: of.initial };
    const at = new Date(BEGIN + this.said.length * MINUTE).toISOString();
    const here = { id, at, date: DATE, site: siteFacts(held.site) };
    const needs = of.needs?.[name]?.(data as never, { ...here, state: held.state as never }) ?? {};
    const known = Object.fromEntries(Object.entries(needs).map(([each, need]) => [each, this.known(need)]));
    const given = { ...here, by, roles: [], known } as Given as Given<never>;
    const decision = rule(held.state as never, data as never, given);
    if (isRefused(decision)) return decision;
    for (const event of decision) this.say(of, { id, site: held.site, at }, event);
    return null;
  }

  private known(need: Need<unknown>): unknown {
    if (need.kind === 'state') return this.state(need.decider, need.id);
    if (need.kind === 'register') return this.rows.get(need.table)?.get(need.key);
    if (need.kind === 'rows') return need.one ? ROWS[need.table] : {};
    return granted;
  }

  private say(of: AnyDecider, where: { id: string; site: string; at: string }, event: Happened): void {
    const { id: subject, site, at: occurredAt } = where;
    const streamId = `${of.name}/${subject}`;
    const before = this.streams.get(streamId)?.state ?? of.initial;
    this.streams.set(streamId, { site, state: evolve(of, before, { ...event, occurredAt }) });
    const eventId = `E${String(this.said.length)}`;
    const envelope = { eventId, subject, siteId: site, streamId, occurredAt, businessDate: DATE };
    const told = heard(event.type, event.data, envelope);
    this.said.push(told);
    for (const table of registers) fold(table, this.rows.get(table.name) ?? new Map<string, unknown>(), told);
    const all = processes.map((each) => ({ of: each, event: told }));
    this.waiting.push(...all.filter((each) => aboutOf(each) !== null));
  }

  /** The first event of each stream that each process has not heard to its end. */
  private heads(): readonly Waiting[] {
    const firsts = Map.groupBy(this.waiting, ({ of, event }) => `${of.name} ${event.streamId}`);
    return [...firsts.values()].flatMap(([first]) => (first ? [first] : []));
  }

  /** One event reaches one process; after so many commands it is killed, and hears the event again. */
  deliver(nth: number, after: number): void {
    const heads = this.heads();
    const next = heads[nth % heads.length];
    if (!next) return;
    const { of, event } = next;
    const name = `${of.name}/${aboutOf(next) ?? ''}`;
    const run = (this.runs.get(name) ?? of.initial) as never;
    const sent = reactionOf(next)?.send?.(run, event as never) ?? [];
    for (const [index, each] of sent.slice(0, after).entries())
      this.send({ sent: each, key: `${name}/${event.eventId}/${String(index)}`, site: siteOf(event) });
    if (after >= sent.length) this.heardOut(next, [name, run]);
  }

  private heardOut(waiting: Waiting, [name, run]: readonly [name: string, run: unknown]): void {
    const remember = reactionOf(waiting)?.remember;
    if (remember) this.runs.set(name, remember(run as never, waiting.event as never));
    this.waiting.splice(this.waiting.indexOf(waiting), 1);
  }

  /** A command of a process has one effect, or what was sent instead has it. */
  private send({ sent, key, site }: Failed): void {
    if (this.done.has(key)) return;
    const rejection = this.decided({ ...sent, site: sent.site ?? site, by: PROCESS });
    const instead = rejection && insteadOf(sent, rejection);
    if (rejection && instead === undefined) {
      if (this.failed.every((each) => each.key !== key)) this.failed.push({ sent, key, site });
      return;
    }
    this.done.add(key);
    for (const [index, each] of (instead ?? []).entries())
      this.send({ sent: each, key: `${key}.${String(index)}`, site });
  }

  /** Everybody hears everything, and what was refused is tried again. */
  drain(): void {
    while (this.waiting.length > 0) this.deliver(0, Number.MAX_SAFE_INTEGER);
    const { failed } = this;
    this.failed = [];
    for (const each of failed) this.send(each);
    if (this.waiting.length > 0) this.drain();
  }
}
