/** The interface by which it is asked what is made of an item. */
import { mayRead } from '@gemba/contracts/access';
import { Says } from '@gemba/contracts/answering';
import { IsListOf, IsRef, isId } from '@gemba/contracts/fields';
import { isStatedDate } from '@gemba/measures/moments';
import { Caller } from '@gemba/platform/access/guard.http';
import type { Principal } from '@gemba/platform/access/principal';
import { Problem } from '@gemba/platform/http/problems/problem';
import { onlyKnown } from '@gemba/platform/http/request/asked';
import { Runtime } from '@gemba/platform/runtime/runtime.module';
import { Describe } from '@gemba/platform/spec/openapi/describe.http';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { Structure } from '../tables/bom-structure.js';
import { COMPANY, bomStructure } from '../tables/bom-structure.js';
import { billOfMaterials } from './bill-of-materials.js';
import type { BillOfMaterials } from './bom-version.js';
import { item as itemDecider } from './item.js';
import { Use, whereUsed, wholesOf } from './where-used.js';

/** What an item goes into. */
export class ItemUses {
  @Says('What was asked for.') @IsRef('item') readonly item!: string;
  @Says('Level by level.') @IsListOf(() => Use) readonly uses!: readonly Use[];
}

const PARAMETERS = {
  item: 'What is used.',
  date: 'The day by whose bills it is asked; today where headquarters are, when absent.',
};

type Asked = Readonly<Partial<Record<keyof typeof PARAMETERS, string>>>;

@Controller('v1/where-used')
export class WhereUsedInterface {
  constructor(@Inject(Runtime) private readonly runtime: Runtime) {}

  @Get()
  @Describe({
    summary: 'What is made of an item, over all levels',
    detail: 'By the bills of materials that are in force on the day, their alternates among them.',
    query: PARAMETERS,
    answer: ItemUses,
    refusals: { 403: [], 404: [] },
  })
  async find(@Caller() caller: Principal, @Query() query: Asked): Promise<ItemUses> {
    if (!mayRead(caller.roles, 'bill-of-materials'))
      throw new Problem(403, 'ACC-ROLE', 'It is answered to those who may read bills of materials.');
    onlyKnown(query, Object.keys(PARAMETERS));
    const { item = '', date = new Date().toISOString().slice(0, 10) } = query;
    if (!isId(item)) throw new Problem(400, 'PLT-QUERY', 'Name an item.');
    if (!isStatedDate(date)) throw new Problem(400, 'PLT-QUERY', 'date is a day like 2026-03-01.');
    const found = await this.runtime.streams.load(itemDecider, item);
    if (found.version === 0) throw new Problem(404, 'PLT-NOT-FOUND', `There is no item ${item}.`);
    const wholes = wholesOf(item, await this.structure());
    const bills = await Promise.all(wholes.map((id) => this.runtime.streams.load(billOfMaterials, id)));
    const boms = Object.fromEntries(
      wholes.map((id, index) => [id, bills[index]?.state as BillOfMaterials] as const),
    );
    return { item, uses: whereUsed(item, boms, date) };
  }

  private async structure(): Promise<Structure> {
    const [found] = await this.runtime.knowledge.registers([{ name: bomStructure.name, key: COMPANY }]);
    return (found?.row ?? {}) as Structure;
  }
}
