/** The interface by which it is asked which lots to take of an item at a site: what expires first. */
import { mayRead } from '@gemba/contracts/access';
import { IsComputed, Says } from '@gemba/contracts/answering';
import { IsId, IsListOf, IsPlainDate, IsUnit, Optional } from '@gemba/contracts/fields';
import { isDecimal } from '@gemba/measures/decimal';
import { isWhole } from '@gemba/measures/whole';
import { businessDate } from '@gemba/measures/calendar';
import { Caller } from '@gemba/platform/access/guard.http';
import type { Principal } from '@gemba/platform/access/principal';
import { sees } from '@gemba/platform/access/principal';
import { Problem } from '@gemba/platform/http/problems/problem';
import { onlyKnown } from '@gemba/platform/http/request/asked';
import { Runtime } from '@gemba/platform/runtime/runtime.module';
import { Describe } from '@gemba/platform/spec/openapi/describe.http';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { AsideRow } from '../orders/set-aside.js';
import { setAside } from '../orders/set-aside.js';
import { fefo } from './fefo.js';
import { stockItem } from './stock-item.js';
import type { StockItem } from './stock-state.js';

class ProposedLot {
  @Says('The lot.') @IsId() readonly lot!: string;
  @Says('How much to take of it.', '4') @IsComputed() readonly quantity!: string;
  @Says('The last day on which it may be used; absent where it keeps.')
  @Optional()
  @IsPlainDate()
  readonly expiry?: string;
}

/** Which lots to take, what expires first before the rest. */
export class PickProposal {
  @Says('UN/ECE Rec 20, of all figures.') @IsUnit() readonly unit!: string;
  @Says('In the order in which to take them.')
  @IsListOf(() => ProposedLot)
  readonly lots!: readonly ProposedLot[];
  @Says('What is not free of the quantity; 0 where all of it is.', '0')
  @IsComputed()
  readonly missing!: string;
}

const PARAMETERS = {
  site: 'Where it is taken.',
  item: 'What is taken.',
  quantity: 'How much, in the unit of the item.',
  demand: 'Whose reservation may be used up, for example `production-order/M-7`.',
};

type Asked = Readonly<Partial<Record<keyof typeof PARAMETERS, string>>>;

const MOST_DECIMALS = 6;

/** @throws Problem 400 */
const askedIn = (query: Asked) => {
  onlyKnown(query, Object.keys(PARAMETERS));
  const { site = '', item = '', quantity = '', demand } = query;
  if (site === '' || item === '') throw new Problem(400, 'PLT-QUERY', 'Name site and item.');
  if (!isDecimal(quantity, MOST_DECIMALS) || Number(quantity) <= 0)
    throw new Problem(400, 'PLT-QUERY', 'quantity is a decimal above zero, for example 12.5.');
  return { site, item, quantity, ...(demand === undefined ? {} : { demand }) };
};

@Controller('v1/pick-proposals')
export class ProposalInterface {
  constructor(@Inject(Runtime) private readonly runtime: Runtime) {}

  @Get()
  @Describe({
    summary: 'Which lots to take for a quantity: first expired, first out',
    detail: 'What is held, expired, reserved or set aside is left out; nothing is reserved by asking.',
    query: PARAMETERS,
    answer: PickProposal,
    refusals: { 403: [], 404: [] },
  })
  async propose(@Caller() caller: Principal, @Query() query: Asked): Promise<PickProposal> {
    if (!mayRead(caller.roles, 'stock-item'))
      throw new Problem(403, 'ACC-ROLE', 'Lots are proposed to those who may read stock.');
    const { site, item, ...wish } = askedIn(query);
    const facts = await this.runtime.knowledge.siteOf(site);
    const held = await this.runtime.streams.load(stockItem, `${site}.${item}`);
    if (!facts || held.version === 0 || !sees(caller, site))
      throw new Problem(404, 'PLT-NOT-FOUND', `There is no stock of ${item} at ${site}.`);
    const clock = { zone: facts.timeZone, dayStart: facts.dayStart };
    const stock = held.state as StockItem;
    if (!isWhole({ value: wish.quantity, unit: stock.unit }))
      throw new Problem(400, 'PLT-QUERY', `${item} is counted: quantity is a whole number of ${stock.unit}.`);
    const [aside] = await this.runtime.knowledge.registers([{ name: setAside.name, key: `${site}.${item}` }]);
    const { asides } = (aside?.row ?? { asides: [] }) as AsideRow;
    const date = businessDate(new Date().toISOString(), clock);
    const { picks, missing } = fefo(stock, { ...wish, date, asides });
    return { unit: stock.unit, lots: picks, missing };
  }
}
