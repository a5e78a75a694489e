/** The whole department in memory, for tests: rules, processes and nothing else, at one site in złoty. */
import { ACCOUNTS } from '@gemba/contracts/events/finance/accounts';
import type { JournalPosted } from '@gemba/contracts/events/finance/ledger';
import type { AnyDecider, Given } from '@gemba/decider/decider';
import { evolve } from '@gemba/decider/decider';
import { isRefused } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import type { AnyProcess, Heard, Sent } from '@gemba/decider/process';
import { heard } from '@gemba/decider/testing';
import { addDecimal, subtractDecimal } from '@gemba/measures/decimal';
import type { AnyTable } from '@gemba/read-model/table';
import { fold } from '@gemba/read-model/table';

const site = {
  id: 'gdansk',
  companyId: 'gemba-pl',
  timeZone: 'Europe/Warsaw',
  currency: 'PLN',
  groupCurrency: 'EUR',
  dayStart: '06:00',
};
const rows: Readonly<Record<string, unknown>> = {
  'customer/C1': { name: 'Aqua', currency: 'EUR', country: 'PL' },
  'supplier/S1': { status: 'approved' },
  'legal-entity/gemba-pl': { id: 'gemba-pl', country: 'PL', currency: 'PLN', groupCurrency: 'EUR' },
};

const PERSON: Given['by'] = { kind: 'person', id: 'ana' };
const PROCESS: Given['by'] = { kind: 'system', id: 'process' };

type Department = {
  readonly deciders: readonly AnyDecider[];
  readonly processes: readonly AnyProcess[];
  readonly tables: readonly AnyTable[];
  readonly registers: readonly AnyTable[];
};

export class CompanyInMemory {
  private readonly states = new Map<string, unknown>();
  private readonly runs = new Map<string, unknown>();
  readonly journals: JournalPosted[] = [];
  /** Of tables and registers, each by its name. */
  private readonly rows = new Map<string, Map<string, unknown>>();
  private count = 0;

  constructor(private readonly department: Department) {
    for (const { name } of [...department.tables, ...department.registers]) this.rows.set(name, new Map());
  }

  /** Opens months of the books of the site's company. */
  open(...months: readonly string[]): void {
    for (const period of months) {
      const data = { company: site.companyId, period };
      const id = `${site.companyId}.${period}`;
      this.send(`${period}-01`, { to: 'fiscal-period', id, name: 'OpenFiscalPeriod', data });
    }
  }

  say(date: string, type: string, [subject, data]: readonly [string, object]): void {
    this.count += 1;
    const from = { subject, siteId: site.id, companyId: site.companyId, businessDate: date };
    const event = heard(type, data, { ...from, eventId: `E${String(this.count)}` });
    for (const of of [...this.department.tables, ...this.department.registers]) {
      fold(of, this.rows.get(of.name) ?? new Map<string, unknown>(), event);
    }
    this.hear(event);
  }

  /** @throws Error with the code when the rule refuses. */
  send(date: string, { to, id, name, data }: Omit<Sent, 'otherwise'>, by = PERSON): void {
    const of = this.department.deciders.find((each) => each.name === to);
    const rule = of?.decide[name];
    if (!of || !rule) throw new Error(`Finance has no ${to}.${name}.`);
    const before = this.stateOf(of, id);
    const decision = rule(before as never, data as never, this.given(of, { id, name, data, date, by }));
    if (isRefused(decision)) throw new Error(`${name}: ${decision.code} ${decision.detail}`);
    for (const { type, data: said } of decision) {
      const after = evolve(of, this.stateOf(of, id), {
        type,
        data: said,
        occurredAt: `${date}T11:00:00.000Z`,
      });
      this.states.set(`${to}/${id}`, after);
      if (type === 'JournalPosted') this.journals.push(said as JournalPosted);
      this.say(date, type, [id, said as object]);
    }
  }

  /** What a stream has come to. */
  state<S>(name: string, id: string): S {
    const of = this.department.deciders.find((each) => each.name === name);
    return (this.states.get(`${name}/${id}`) ?? of?.initial) as S;
  }

  private stateOf(of: AnyDecider, id: string): unknown {
    return this.states.get(`${of.name}/${id}`) ?? of.initial;
  }

  private given(
    of: AnyDecider,
    command: { id: string; name: string; data: unknown; date: string; by: Given['by'] },
  ): Given<never> {
    const state = this.stateOf(of, command.id) as never;
    const about = { id: command.id, at: `${command.date}T11:00:00.000Z`, date: command.date, site, state };
    const needs = Object.entries(of.needs?.[command.name]?.(command.data as never, about) ?? {});
    const known = Object.fromEntries(needs.map(([name, need]) => [name, this.known(need)]));
    const { id, date, by } = command;
    return { id, date, at: `${date}T11:00:00.000Z`, by, roles: [], site, known } as unknown as Given<never>;
  }

  private known(need: Need<unknown>): unknown {
    if (need.kind === 'state') return this.states.get(`${need.decider}/${need.id}`);
    if (need.kind === 'register') return this.rows.get(need.table)?.get(need.key);
    if (need.kind === 'rows') {
      const key = need.keys[0] ?? '';
      return this.rows.get(need.table)?.get(key) ?? rows[`${need.table}/${key}`];
    }
    return { granted: { level: 'site', rightId: 'r1', policyVersion: 1 } };
  }

  private hear(event: Heard): void {
    for (const each of this.department.processes) {
      const about = each.on[event.type]?.about(event as never) ?? null;
      if (about !== null) this.react(each, event, `${each.name}/${about}`);
    }
  }

  private react(of: AnyProcess, event: Heard, key: string): void {
    const { remember, send } = of.on[event.type] ?? {};
    const run = this.runs.get(key) ?? of.initial;
    if (remember) this.runs.set(key, remember(run as never, event as never));
    for (const each of send?.(run as never, event as never) ?? [])
      this.send(event.businessDate, each, PROCESS);
  }

  /** Debit less credit of an account in the currency of the site and of the group. */
  balance(account: keyof typeof ACCOUNTS): readonly [local: string, group: string] {
    const lines = this.journals.flatMap((journal) => journal.lines);
    return lines
      .filter((line) => line.account === ACCOUNTS[account].number)
      .reduce<readonly [string, string]>(
        ([local, group], line) => [
          addDecimal(local, subtractDecimal(line.localDebit.amount, line.localCredit.amount)),
          addDecimal(group, subtractDecimal(line.groupDebit.amount, line.groupCredit.amount)),
        ],
        ['0', '0'],
      );
  }
}
