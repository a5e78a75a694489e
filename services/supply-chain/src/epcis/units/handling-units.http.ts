/** The interface by which it is asked what stands in a pallet or box, and in which of them a lot stands. */
import { mayRead } from '@gemba/contracts/access';
import { IsWordList, IsWords, OrNull, Says } from '@gemba/contracts/answering';
import { IsId, IsIds, IsInstant, IsListOf, IsQuantity, Optional } from '@gemba/contracts/fields';
import type { Quantity } from '@gemba/measures/quantity';
import { Caller } from '@gemba/platform/access/guard.http';
import type { Principal } from '@gemba/platform/access/principal';
import { isBound } from '@gemba/platform/access/principal';
import { Problem } from '@gemba/platform/http/problems/problem';
import { onlyKnown } from '@gemba/platform/http/request/asked';
import { Runtime } from '@gemba/platform/runtime/runtime.module';
import { Describe } from '@gemba/platform/spec/openapi/describe.http';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { itemByGtinTable, itemTable } from '../../tables/items.js';
import type { GtinRow, ItemRow } from '../../tables/rows.js';
import type { ThingRow } from '../event/aggregation.js';
import { amountsIn, placesOfThings } from '../event/aggregation.js';
import { digitalLink, encoded, gtinOf } from '../words/gs1-keys.js';
import type { Goods, LookUp } from './contents.js';
import { ONE, aroundOf, contentsOf, goodsAmong } from './contents.js';

const MANY = { max: 100_000 };

class UnitContent {
  @Says('What it is, as a GS1 Digital Link.', 'https://id.gs1.org/00/040123450000003338')
  @IsWords()
  readonly epc!: string;
  @Says('In what it stands directly.', 'https://id.gs1.org/00/040123450000004441')
  @IsWords()
  readonly within!: string;
  @Says('How much of it; one piece of what has a number of its own.')
  @IsQuantity()
  readonly quantity!: Quantity;
}

class UnitGoods {
  @Says('The item; absent where its GTIN is none of ours.') @Optional() @IsId() readonly item?: string;
  @Says('Its GTIN-14.', '04012345123456') @IsWords() readonly gtin!: string;
  @Says('The lot, or the serial number.') @IsWords() readonly lot!: string;
  @Says('How much of it stands in the unit in all.') @IsQuantity() readonly quantity!: Quantity;
}

/** A pallet or box with all that stands in it. */
export class UnitWithContents {
  @Says('Its SSCC.', '040123450000003338') @IsWords() readonly sscc!: string;
  @Says('In what it stands, the nearest first.') @IsWordList() readonly around!: readonly string[];
  @Says('Where something was put in or taken out last.') @IsIds() readonly sites!: readonly string[];
  @Says('When that was; null where nobody has said so.') @OrNull() @IsInstant() readonly at!: string | null;
  @Says('All that stands in it, through everything in it.')
  @IsListOf(() => UnitContent, MANY)
  readonly contents!: readonly UnitContent[];
  @Says('The goods among it, added up by lot.')
  @IsListOf(() => UnitGoods, MANY)
  readonly goods!: readonly UnitGoods[];
}

class LotInUnit {
  @Says('The unit in which it stands directly.', 'https://id.gs1.org/00/040123450000003338')
  @IsWords()
  readonly unit!: string;
  @Says('In what that stands, the nearest first.') @IsWordList() readonly around!: readonly string[];
  @Says('Where something was put in or taken out last.') @IsIds() readonly sites!: readonly string[];
  @Says('How much of the lot stands in it.') @IsQuantity() readonly quantity!: Quantity;
}

/** The units in which a lot stands. */
export class UnitsOfLot {
  @Says('Those at the sites that the caller sees.')
  @IsListOf(() => LotInUnit, MANY)
  readonly data!: readonly LotInUnit[];
}

const PARAMETERS = { item: 'The item.', lot: 'Its lot, or the serial number.' };

type Asked = Readonly<Partial<Record<keyof typeof PARAMETERS, string>>>;

const SSCC = /^\d{18}$/;
const HOME = 'https://id.gs1.org';

/** The form in which things are kept. */
const asKept = (link: string): string => digitalLink(link) ?? link;

const mayKnow = ({ sites: own }: Principal, { sites = [] }: ThingRow): boolean =>
  !isBound(own) || sites.some((site) => own.includes(site));

const checkReader = ({ roles }: Principal): void => {
  if (!mayRead(roles, 'epcis-event'))
    throw new Problem(
      403,
      'ACC-ROLE',
      'What stands in what is for those who may read reports of warehouses.',
    );
};

@Controller('v1/handling-units')
export class HandlingUnitInterface {
  private readonly lookUp: LookUp;

  constructor(@Inject(Runtime) private readonly runtime: Runtime) {
    this.lookUp = async (epcs) => {
      const names = epcs.map((key) => ({ name: placesOfThings.name, key }));
      const rows = await this.runtime.knowledge.registers(names);
      return new Map(rows.flatMap(({ key, row }) => (row ? [[key, row as ThingRow] as const] : [])));
    };
  }

  @Get()
  @Describe({
    summary: 'In which pallets and boxes a lot stands now',
    query: PARAMETERS,
    answer: UnitsOfLot,
    refusals: { 400: [], 403: [], 404: [] },
  })
  async ofLot(@Caller() caller: Principal, @Query() query: Asked): Promise<UnitsOfLot> {
    checkReader(caller);
    onlyKnown(query, Object.keys(PARAMETERS));
    const { item = '', lot = '' } = query;
    if (item === '' || lot === '') throw new Problem(400, 'PLT-QUERY', 'Name item and lot.');
    const known = (await this.rowsOf(itemTable, [item])).get(item) as ItemRow | undefined;
    const gtin = gtinOf(known?.gtin ?? '');
    if (gtin === null)
      throw new Problem(404, 'PLT-NOT-FOUND', `There is no item ${item} that warehouses know by a GTIN.`);
    const named = `${HOME}/01/${gtin}`;
    const id = encoded(lot);
    return { data: await this.unitsOf(caller, [`${named}/10/${id}`, `${named}/21/${id}`].map(asKept)) };
  }

  @Get(':sscc')
  @Describe({
    summary: 'What stands in a pallet or box now, through everything in it',
    detail: 'By what warehouses reported as packed and unpacked (EPCIS 2.0, AggregationEvent).',
    answer: UnitWithContents,
    refusals: { 403: [], 404: [] },
  })
  async read(@Caller() caller: Principal, @Param('sscc') sscc: string): Promise<UnitWithContents> {
    checkReader(caller);
    const unit = `${HOME}/00/${sscc}`;
    const row = SSCC.test(sscc) ? (await this.lookUp([unit])).get(unit) : undefined;
    if (!row || !mayKnow(caller, row))
      throw new Problem(404, 'PLT-NOT-FOUND', `Nothing is known to stand in ${sscc}, or that in anything.`);
    const contents = await contentsOf(unit, this.lookUp);
    return {
      ...{ sscc, around: await aroundOf(unit, this.lookUp), sites: row.sites ?? [], at: row.at ?? null },
      ...{ contents, goods: await this.named(goodsAmong(contents)) },
    };
  }

  private rowsOf(of: { readonly name: string }, keys: readonly string[]) {
    return this.runtime.knowledge.rows({ table: of.name, keys });
  }

  /** The units in which things of these names stand directly, as far as the caller may know of them. */
  private async unitsOf(caller: Principal, names: readonly string[]): Promise<readonly LotInUnit[]> {
    const things = [...(await this.lookUp(names)).values()];
    const inside = things.flatMap((row) => [
      ...amountsIn(row.inside).map(({ epc: unit, quantity }) => ({ unit, quantity })),
      ...(row.parent === undefined ? [] : [{ unit: row.parent, quantity: ONE }]),
    ]);
    const units = await this.lookUp(inside.map(({ unit }) => unit));
    const seen = inside.filter(({ unit }) => mayKnow(caller, units.get(unit) ?? {}));
    return Promise.all(
      seen.map(async ({ unit, quantity }) => ({
        ...{ unit, quantity, sites: units.get(unit)?.sites ?? [] },
        around: await aroundOf(unit, this.lookUp),
      })),
    );
  }

  private async named(goods: readonly Goods[]): Promise<readonly UnitGoods[]> {
    const items = await this.rowsOf(itemByGtinTable, [...new Set(goods.map(({ gtin }) => gtin))]);
    return goods.map((each) => {
      const found = items.get(each.gtin) as GtinRow | undefined;
      return found ? { ...each, item: found.item } : each;
    });
  }
}
