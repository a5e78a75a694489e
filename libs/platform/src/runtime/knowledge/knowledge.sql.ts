/**
 * Knowledge fetches what a rule asked for: states of the same service, rows of local tables, decision rights.
 */
import type { Authority } from '@gemba/contracts/envelope';
import type { AnyDecider, Given, SiteFacts } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import type { Need, Needs, RightAnswer } from '@gemba/decider/needs';
import type { CommandContext } from '@gemba/event-store/command';
import type { Held } from '@gemba/event-store/hold/held';
import { businessDate } from '@gemba/measures/calendar';
import type { Pool } from 'pg';
import { answerRight } from '../../access/authority.js';
import type { ModesOfTopic, RightsOfTopic } from '../../access/rights.js';
import type { Rows, Wanted } from './rows.sql.js';
import { rowReader } from './rows.sql.js';

type Asked = {
  readonly of: AnyDecider;
  readonly command: { readonly id: string; readonly name: string; readonly data: unknown };
  readonly context: CommandContext;
};

type LoadState = (decider: string, id: string) => Promise<unknown>;

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
  reject('PLT-SITE-UNKNOWN', `${command} needs a site that is known here; ${siteId ?? 'none'} is not.`);

export class Knowledge {
  private readonly sites = new Map<string, SiteFacts>();
  private readonly rows: (wanted: Wanted) => Promise<Rows>;

  constructor(
    pool: Pool,
    private readonly loadState: LoadState,
  ) {
    this.rows = rowReader(pool);
  }

  /** Everything that the rule is given; a refusal when the site is not known here. */
  async givenFor(asked: Asked, held: Held): Promise<{ given: Given; authority?: Authority } | Rejection> {
    const siteId = held.version > 0 ? held.siteId : siteAsked(asked);
    const site = siteId === null ? null : await this.siteOf(siteId);
    const { command, of } = asked;
    if (site === undefined || (site === null && of.home === 'site')) return siteUnknown(command.name, siteId);
    return this.givenAt(asked, site);
  }

  private async givenAt(
    asked: Asked,
    site: SiteFacts | null,
  ): Promise<{ given: Given; authority?: Authority }> {
    const { context, command, of } = asked;
    const needs = of.needs?.[command.name]?.(command.data as never) ?? {};
    const known = await this.resolved(needs, { context, siteId: site?.id ?? null });
    const { at, actor: by, roles } = context;
    const given: Given = {
      id: command.id,
      at,
      date: businessDate(at, clockOf(site)),
      by,
      roles,
      site,
      known,
    };
    const authority = grantedIn(needs, known);
    return authority ? { given, authority } : { given };
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
    if (need.kind === 'state') return this.loadState(need.decider, need.id);
    if (need.kind === 'right') return this.rightOf(need, where);
    const rows = await this.rows(need);
    return need.one ? rows.get(need.keys[0] ?? '') : Object.fromEntries(rows);
  }

  private async rightOf(
    need: Need<unknown> & { kind: 'right' },
    { context, siteId }: Where,
  ): Promise<RightAnswer> {
    const { topic, amount, roles } = need;
    const modeKey = `${topic}.${siteId ?? ''}`;
    const [rights, modes] = await Promise.all([
      this.rows({ table: 'decision-right', keys: [topic] }),
      this.rows({ table: 'operating-mode', keys: [modeKey] }),
    ]);
    return answerRight({
      rights: rights.get(topic) as RightsOfTopic | undefined,
      modes: modes.get(modeKey) as ModesOfTopic | undefined,
      topic,
      site: siteId,
      roles: roles === 'actor' ? context.roles : roles,
      actor: context.actor.id,
      amount,
      at: context.at,
    });
  }
}

type Where = { readonly context: CommandContext; readonly siteId: string | null };

/** The first right that was found to hold; the event carries it as the authority used. */
const grantedIn = (needs: Needs, known: Readonly<Record<string, unknown>>): Authority | undefined => {
  for (const [name, need] of Object.entries(needs)) {
    const answer = known[name] as RightAnswer | undefined;
    if (need.kind === 'right' && answer?.granted) return answer.granted;
  }
  return undefined;
};
