/** The interfaces by which the plan of an item is read, and what serves what over all levels. */
import { mayRead } from '@gemba/contracts/access';
import { IsComputed, Says } from '@gemba/contracts/answering';
import {
  IsId,
  IsInstant,
  IsListOf,
  IsPlainDate,
  IsText,
  IsUnit,
  IsWhole,
  Optional,
} from '@gemba/contracts/fields';
import type { SiteFacts } from '@gemba/decider/decider';
import type { Period } from '@gemba/measures/period';
import { nextPeriod, periodOf } from '@gemba/measures/period';
import { Caller } from '@gemba/platform/access/guard.http';
import type { Principal } from '@gemba/platform/access/principal';
import { sees } from '@gemba/platform/access/principal';
import { Problem } from '@gemba/platform/http/problems/problem';
import { onlyKnown, wordsIn } from '@gemba/platform/http/request/asked';
import { Runtime } from '@gemba/platform/runtime/runtime.module';
import { Describe } from '@gemba/platform/spec/openapi/describe.http';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { CurrentPlan } from './current-plans.sql.js';
import { CurrentPlans } from './current-plans.sql.js';
import { consumedOf } from './plan/inputs.js';
import type { ScheduledPeriod } from './plan/master-schedule.js';
import { masterSchedule } from './plan/master-schedule.js';
import { decimalOf } from './plan/millionths.js';
import type { ServedItem } from './plan/served.js';

class PlannedPeriod {
  @IsPlainDate() readonly from!: string;
  @Says('The first day after it.') @IsPlainDate() readonly to!: string;
  @Says('All that was forecast of it.') @IsComputed() readonly forecast!: string;
  @Says('What orders have left of the forecast.') @IsComputed() readonly unconsumed!: string;
  @Says('What customers and other sites have ordered.') @IsComputed() readonly orders!: string;
  @Says('What is made of it takes.') @IsComputed() readonly dependent!: string;
  @Says('What is on order.') @IsComputed() readonly receipts!: string;
  @Says('What planning would order or make.') @IsComputed() readonly planned!: string;
  @Says('What is there at its end, below zero what is missing.') @IsComputed() readonly projected!: string;
  @Says('What can be promised of stock and of what is on order.') @IsComputed() readonly promisable!: string;
  @Says('The same with what earlier periods have.') @IsComputed() readonly promisableInAll!: string;
}

class PegLink {
  @Says('1 is next to what was asked for.') @IsWhole({ min: 1 }) readonly level!: number;
  @IsId() readonly item!: string;
  @IsUnit() readonly unit!: string;
  @Says('What needs it.', 'sales-order/SO-7/1') @IsText({ max: 300 }) readonly demand!: string;
  @IsPlainDate() readonly due!: string;
  @Says('What serves it; absent where nothing does.', 'purchase-order/PO-7/1')
  @Optional()
  @IsText({ max: 300 })
  readonly supply?: string;
  @Says('When that is there; absent for stock.') @Optional() @IsPlainDate() readonly there?: string;
  @IsComputed() readonly quantity!: string;
}

class PlannedSupply {
  @Says('What it is.', 'purchase-order/PO-7/1') @IsText({ max: 300 }) readonly supply!: string;
  @Says('When it is there; absent for stock.') @Optional() @IsPlainDate() readonly there?: string;
  @Says('When it is needed first; absent where nothing needs it.')
  @Optional()
  @IsPlainDate()
  readonly needed?: string;
  @IsComputed() readonly quantity!: string;
}

/** What is needed, on order and planned of an item at a site, by period, and what serves what. */
export class MaterialPlan {
  @IsId() readonly item!: string;
  @IsUnit() readonly unit!: string;
  @Says('When the plan was made.') @IsInstant() readonly madeAt!: string;
  @IsComputed() readonly safetyStock!: string;
  @IsListOf(() => PlannedPeriod) readonly periods!: readonly PlannedPeriod[];
  @IsListOf(() => PlannedSupply) readonly supplies!: readonly PlannedSupply[];
  @Says('Each need and what serves it.') @IsListOf(() => PegLink) readonly pegs!: readonly PegLink[];
}

/** What serves a demand and what a supply is for, over all levels. */
export class Pegging {
  @Says('When the plan was made.') @IsInstant() readonly madeAt!: string;
  @Says('What serves it, and what serves that, down to stock and what is bought.')
  @IsListOf(() => PegLink)
  readonly servedBy!: readonly PegLink[];
  @Says('What it is for, and what that is for, up to what customers want.')
  @IsListOf(() => PegLink)
  readonly serves!: readonly PegLink[];
}

const KINDS = ['day', 'week', 'month'] as const;
const OF_ITEM = {
  site: 'Where it is planned.',
  item: 'What is planned.',
  by: 'Periods: day, week or month; week when absent.',
};
const OF_DOCUMENT = {
  site: 'Where it is planned.',
  of: 'What serves, or is served: for example `sales-order/SO-7/1`, `purchase-order/PO-7/1` or `stock/BOLT`.',
};

type Asked<T> = Readonly<Partial<Record<keyof T, string>>>;

const periodsOf = ({ scope: { today, until } }: CurrentPlan, kind: Period['kind']): readonly Period[] => {
  const periods: Period[] = [];
  for (let at = periodOf(kind, today); at.from <= until; at = nextPeriod(at)) periods.push(at);
  return periods;
};

const inDecimals = ({ from, to, ...amounts }: ScheduledPeriod): PlannedPeriod => {
  const texts = Object.entries(amounts).map(([name, amount]) => [name, decimalOf(amount)]);
  return { from, to, ...(Object.fromEntries(texts) as Omit<PlannedPeriod, 'from' | 'to'>) };
};

const NOTHING: Omit<ServedItem, 'item' | 'unit'> = { safety: 0n, lots: [], needs: [], supplies: [] };

@Controller('v1')
export class PlanInterface {
  private readonly plans: CurrentPlans;

  constructor(@Inject(Runtime) private readonly runtime: Runtime) {
    this.plans = new CurrentPlans(runtime);
  }

  @Get('material-plans')
  @Describe({
    summary: 'What is needed, on order and planned of an item, by period',
    detail:
      'Forecast, orders, receipts, planned orders, what is there at the end of each period, and what can ' +
      'still be promised; made of what is known by now, whatever the last planning run saw.',
    query: OF_ITEM,
    answer: MaterialPlan,
    refusals: { 403: [], 404: [] },
  })
  async plan(@Caller() caller: Principal, @Query() query: Asked<typeof OF_ITEM>): Promise<MaterialPlan> {
    onlyKnown(query, Object.keys(OF_ITEM));
    const { item = '', by = 'week' } = query;
    const [kind] = wordsIn('by', by, KINDS) as readonly Period['kind'][];
    const plan = await this.plans.of(await this.siteFor(caller, query.site));
    const { rows, scope, madeAt, items, served } = plan;
    const known = rows.items[item];
    if (known?.unit === undefined) throw notThere(`There is no item ${item}.`);
    const of = items.get(item) ?? { item, unit: known.unit, ...NOTHING };
    const key = `${scope.site}.${item}`;
    const forecast = rows.forecasts[key];
    const consumed = forecast
      ? consumedOf(forecast, rows.wanted[key]?.days ?? {}, known.policies[scope.site])
      : [];
    const periods = periodsOf(plan, kind ?? 'week');
    return {
      ...{ item, unit: of.unit, madeAt, safetyStock: decimalOf(of.safety) },
      periods: masterSchedule(of, consumed, { today: scope.today, periods }).map(inDecimals),
      supplies: of.supplies.map(({ ref, due, needed, quantity }) => ({
        ...{ supply: ref, quantity: decimalOf(quantity) },
        ...(due === '' ? {} : { there: due }),
        ...(needed === undefined ? {} : { needed }),
      })),
      pegs: served.ofItem(of),
    };
  }

  @Get('pegs')
  @Describe({
    summary: 'What serves a demand and what a supply is for, over all levels',
    detail:
      'Of any order line, order, forecast, planned order or stock, also where nothing has to be done about ' +
      'it. Links further away are of whole lots, which may serve others too.',
    query: OF_DOCUMENT,
    answer: Pegging,
    refusals: { 403: [], 404: [] },
  })
  async pegs(@Caller() caller: Principal, @Query() query: Asked<typeof OF_DOCUMENT>): Promise<Pegging> {
    onlyKnown(query, Object.keys(OF_DOCUMENT));
    const { of = '' } = query;
    const { served, madeAt } = await this.plans.of(await this.siteFor(caller, query.site));
    if (!served.knows(of)) throw notThere(`The plan of ${query.site ?? ''} has nothing of ${of}.`);
    return { madeAt, servedBy: served.servedBy(of), serves: served.serves(of) };
  }

  private async siteFor(caller: Principal, site = ''): Promise<SiteFacts> {
    if (!mayRead(caller.roles, 'planning-run'))
      throw new Problem(403, 'ACC-ROLE', 'Plans are shown to those who may read planning runs.');
    if (site === '') throw new Problem(400, 'PLT-QUERY', 'Name the site.');
    const facts = sees(caller, site) ? await this.runtime.knowledge.siteOf(site) : undefined;
    if (!facts) throw notThere(`There is no site ${site}.`);
    return facts;
  }
}

const notThere = (detail: string): Problem => new Problem(404, 'PLT-NOT-FOUND', detail);
