/**
 * Knowledge fetches what a rule asked for: states of the same service, rows of local tables, decision rights.
 */
import type { Authority } from '@gemba/contracts/envelope';
import type { AnyDecider, Given, SiteFacts } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import type { Need, Needs, RightAnswer } from '@gemba/decider/needs';
import type { CommandContext, Knowing } from '@gemba/event-store/command';
import type { Held } from '@gemba/event-store/hold/held';
import type { RegisterRow, RowName } from '@gemba/event-store/registers/registers.sql';
import { businessDate } from '@gemba/measures/calendar';
import type { Money } from '@gemba/measures/money';
import { addMoney } from '@gemba/measures/money';
import type { Pool } from 'pg';
import { SITE_UNKNOWN, notThere } from '../../exceptions/refused.js';
import { isAtOneOf, isBound } from '../../access/principal.js';
import { answerRight } from '../../access/authority.js';
import type { RatesOn } from '../../access/rates.js';
import { exchangeRateTable, pairsAmong, rateKeys } from '../../access/rates.js';
import type { ModesOfTopic, RightsOfTopic } from '../../access/rights.js';
import type { RowReader, Rows, Wanted } from './rows.sql.js';
import { rowReader } from './rows.sql.js';

type Asked = {
  readonly of: AnyDecider;
  readonly command: { readonly id: string; readonly name: string; readonly data: unknown };
  readonly context: CommandContext;
};

type Loaded = { readonly siteId: string | null; readonly state: unknown };

/** Another aggregate of this service with its home; undefined while it does not exist. */
type LoadState = (decider: string, id: string) => Promise<Loaded | undefined>;

const NOBODY = '';

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

const HEADQUARTERS = { zone: 'UTC', dayStart: '00:00' };

const clockOf = (site: SiteFacts | null): { zone: string; dayStart: string } =>
  site ? { zone: site.timeZone, dayStart: site.dayStart } : HEADQUARTERS;

/** The site that a command begins its stream at. */
const siteAsked = ({ of, command, context }: Asked): string | null => {
  if (of.home === 'enterprise') return null;
  const named = (command.data as { site?: unknown }).site;
  return typeof named === 'string' ? named : (context.siteId ?? null);
};

const siteUnknown = (command: string, siteId: string | null): Rejection =>
  reject(SITE_UNKNOWN, `${command} needs a site that is known here; ${siteId ?? 'none'} is not.`);

export class Knowledge {
  private readonly sites = new Map<string, SiteFacts>();
  /** Rows of tables by key. */
  readonly rows: (wanted: Wanted) => Promise<Rows>;
  /** Rows of tables as they are at one moment, as `everything` has them. */
  readonly scan: RowReader['scan'];
  /** Rows of registers, read for many commands at once. */
  readonly registers: (wanted: readonly RowName[]) => Promise<readonly RegisterRow[]>;

  constructor(
    pool: Pool,
    private readonly loadState: LoadState,
  ) {
    const { rows, registers, scan } = rowReader(pool);
    this.rows = rows;
    this.registers = registers;
    this.scan = scan;
  }

  /** Everything that the rule is given; a refusal when the site is not known here. */
  async givenFor(asked: Asked, held: Held): Promise<Knowing | Rejection> {
    const siteId = held.version > 0 ? held.siteId : siteAsked(asked);
    const found = siteId === null ? null : await this.siteOf(siteId);
    const { command, of } = asked;
    // What is wrong may be the site itself: then what has to be said about it belongs to no site.
    const site = of.home === 'cause' ? (found ?? null) : found;
    if (site === undefined || (site === null && of.home === 'site')) return siteUnknown(command.name, siteId);
    return this.givenAt(asked, { site, state: held.state });
  }

  private async givenAt(
    asked: Asked,
    { site, state }: { readonly site: SiteFacts | null; readonly state: unknown },
  ): Promise<Knowing | Rejection> {
    const { context, command, of } = asked;
    const { at, actor: by, roles, sites } = context;
    const here = { id: command.id, at, date: businessDate(at, clockOf(site)), site };
    const about = { ...here, state: state as never };
    const needs = of.needs?.[command.name]?.(command.data as never, about) ?? {};
    const rows = new Map<string, Promise<RegisterRow | undefined>>();
    const unseen: Rejection[] = [];
    const known = await this.resolved(needs, {
      context,
      siteId: site?.id ?? null,
      clock: clockOf(site),
      rows,
      unseen,
    });
    if (unseen[0]) return unseen[0];
    const read = (await Promise.all(rows.values())).filter((row) => row !== undefined);
    const boundTo = isBound(sites) ? { boundTo: sites } : {};
    const given: Given = { ...here, by, roles, ...boundTo, known };
    const authority = grantedIn(needs, known);
    return { given, ...(authority ? { authority } : {}), ...(read.length > 0 ? { registers: read } : {}) };
  }

  /** A site by id, remembered once it is known, since its facts do not change. */
  async siteOf(id: string): Promise<SiteFacts | undefined> {
    const remembered = this.sites.get(id);
    if (remembered) return remembered;
    const found = (await this.rows({ table: 'site', keys: [id] })).get(id) as SiteFacts | undefined;
    if (found) this.sites.set(id, found);
    return found;
  }

  private async resolved(needs: Needs, where: Where): Promise<Record<string, unknown>> {
    const entries = Object.entries(needs).map(
      async ([name, need]) => [name, await this.resolve(need, where)] as const,
    );
    return Object.fromEntries(await Promise.all(entries));
  }

  private async resolve(need: Need<unknown>, where: Where): Promise<unknown> {
    if (need.kind === 'state') return this.stateFor(need, where);
    if (need.kind === 'right') return this.rightOf(need, where);
    if (need.kind === 'reached') return this.reachedFrom(need, where);
    if (need.kind === 'scan') return this.scan(need);
    if (need.kind === 'computed')
      return need.by((await this.resolved(need.from as Needs, where)) as never, turn);
    if (need.kind === 'chained') return this.chainedFrom(need, where);
    if (need.kind === 'register') return this.registered({ name: need.table, key: need.key }, where);
    const rows = await this.rows(need);
    return need.one ? rows.get(need.keys[0] ?? '') : Object.fromEntries(rows);
  }

  private async chainedFrom({ from, next }: Need<unknown> & { kind: 'chained' }, where: Where) {
    const known = await this.resolved(from as Needs, where);
    return { ...known, ...(await this.resolved(next(known as never) as Needs, where)) };
  }

  /** What is at a site that is not the caller's does not exist for them, whatever they want of it. */
  private async stateFor(
    need: Need<unknown> & { kind: 'state' },
    { context: { sites }, unseen }: Where,
  ): Promise<unknown> {
    const found = await this.loadState(need.decider, need.id);
    const isMissing = found ? !isAtOneOf(sites, found.siteId) : need.named && isBound(sites);
    if (isMissing) unseen.push(notThere({ to: need.decider, id: need.id }, { status: 404 }));
    return found?.state;
  }

  private async reachedFrom(
    { decider, ids, next }: Need<unknown> & { kind: 'reached' },
    where: Where,
  ): Promise<Readonly<Record<string, unknown>>> {
    const found = new Map<string, unknown>();
    for (let wanted = [...new Set(ids)]; wanted.length > 0;) {
      const states = await Promise.all(
        wanted.map((id) => this.stateFor({ kind: 'state', decider, id }, where)),
      );
      for (const [index, id] of wanted.entries()) found.set(id, states[index]);
      const named = states.flatMap((state) => (state === undefined ? [] : next(state as never)));
      wanted = [...new Set(named)].filter((id) => !found.has(id));
    }
    return Object.fromEntries([...found].filter(([, state]) => state !== undefined));
  }

  private async registered(of: RowName, { rows }: Where): Promise<unknown> {
    const name = JSON.stringify([of.name, of.key]);
    const reading = rows.get(name) ?? this.registers([of]).then(([row]) => row);
    rows.set(name, reading);
    return (await reading)?.row;
  }

  private async rightOf(need: RightNeed, where: Where): Promise<RightAnswer> {
    const { context, siteId } = where;
    const { topic, roles, barred, asked } = need;
    const modeKey = `${topic}.${siteId ?? ''}`;
    const [rights, modes, amount] = await Promise.all([
      this.rows({ table: 'decision-right', keys: [topic] }),
      this.rows({ table: 'operating-mode', keys: [modeKey] }),
      this.amountOf(need, where),
    ]);
    const ofTopic = rights.get(topic) as RightsOfTopic | undefined;
    const question = {
      rights: ofTopic,
      modes: modes.get(modeKey) as ModesOfTopic | undefined,
      topic,
      site: siteId,
      ...askers(roles, where),
      barred,
      asked,
      amount,
      rates: await this.ratesFor(amount, ofTopic, where),
    };
    const then = answerRight({ ...question, at: context.at });
    if (context.process || !then.granted) return then;
    // Whoever says that they decided earlier says it now: a right that has ended since is none.
    const now = answerRight({ ...question, at: context.now });
    return now.granted ? then : now;
  }

  /** What amounts and limits in several currencies are compared by: the rates of the business day. */
  private async ratesFor(
    amount: Money | null,
    ofTopic: RightsOfTopic | undefined,
    { context: { at }, clock }: Where,
  ): Promise<RatesOn> {
    const date = businessDate(at, clock);
    const pairs = pairsAmong([...(amount === null ? [] : [amount]), ...limitsOf(ofTopic)]);
    if (pairs.length === 0) return { rows: {}, date };
    const found = await this.rows({ table: exchangeRateTable.name, keys: rateKeys(pairs, date) });
    return { rows: Object.fromEntries(found) as RatesOn['rows'], date };
  }

  /** What a right has to cover: the amount, and what counts towards the same limit already. */
  private async amountOf({ amount, onTopOf }: RightNeed, where: Where): Promise<Money | null> {
    if (amount === null || onTopOf === undefined) return amount;
    const row = await this.registered({ name: onTopOf.table, key: onTopOf.key }, where);
    const before = row === undefined ? undefined : onTopOf.counting(row);
    return before ? addMoney(before, amount) : amount;
  }
}

/**
 * Who asks for a right. Where roles are named the machine asks for itself: what was passed on to the actor is
 * not its own, and it decides nothing that a person dates back, since each past day would have a limit anew.
 */
const askers = (
  roles: RightNeed['roles'],
  { context: { actor, roles: own, at, now }, clock }: Where,
): { readonly roles: readonly string[]; readonly actor: string } => {
  if (roles === 'actor') return { roles: own, actor: actor.id };
  const isDatedBack = actor.kind === 'person' && businessDate(at, clock) !== businessDate(now, clock);
  return { roles: isDatedBack ? [] : roles, actor: NOBODY };
};

/** All limits that may count for a topic, also of what was passed on. */
const limitsOf = (ofTopic: RightsOfTopic | undefined): readonly Money[] =>
  (ofTopic?.rights ?? [])
    .flatMap(({ limit, delegations }) => [limit, ...delegations.map((each) => each.limit)])
    .filter((limit) => limit !== undefined);

type RightNeed = Need<unknown> & { readonly kind: 'right' };

type Where = {
  readonly context: CommandContext;
  readonly siteId: string | null;
  /** Zone and start of the day at the site. */
  readonly clock: { readonly zone: string; readonly dayStart: string };
  /** Rows of registers that the rule looks at, each read once, so that all of it sees the same. */
  readonly rows: Map<string, Promise<RegisterRow | undefined>>;
  /** What the rule needs and the caller may not know of. */
  readonly unseen: Rejection[];
};

/** The first right that was found to hold; the event carries it as the authority used. */
const grantedIn = (needs: Needs, known: Readonly<Record<string, unknown>>): Authority | undefined => {
  for (const [name, need] of Object.entries(needs)) {
    const answer = known[name] as RightAnswer | undefined;
    if (need.kind === 'right' && answer?.granted) return answer.granted;
  }
  return undefined;
};
