/**
 * A bill of materials says what one item is made of; every released version stands from its date to the
 * next one's.
 *
 *   none ──release──▶ version 1 ──release──▶ version 2 …
 */
import {
  BillOfMaterialsReleased,
  billOfMaterialsEvents,
} from '@gemba/contracts/events/production/definition';
import { IsListOf } from '@gemba/contracts/fields';
import { answers, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import type { Known, Need } from '@gemba/decider/needs';
import { reached, registered, stateOf } from '@gemba/decider/needs';
import { compareDecimals } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { same } from '@gemba/decider/same';
import type { Item, RegisterItem } from './item.js';
import { item } from './item.js';
import type { Structure } from '../tables/bom-structure.js';
import { COMPANY, bomStructure, partsNamed, pathTo } from '../tables/bom-structure.js';
import { beyondLimits } from './bom-limits.js';
import type { BillOfMaterials } from './bom-version.js';
import { ReleaseBillOfMaterials, namedIn, phantomsIn } from './bom-version.js';
import { inUnit, wrongDimension } from './units.js';

class BillOfMaterialsAnswer {
  /** The newest last; each stands from its date to that of the next. */
  @IsListOf(() => BillOfMaterialsReleased, { min: 1 }) versions!: readonly BillOfMaterialsReleased[];
}

const initial: BillOfMaterials = { versions: [] };

export type ReleaseNeeds = {
  /** What consists of what at this moment, at all levels. */
  structure: Need<Structure | undefined>;
  /** What those consist of that are phantoms in it. */
  phantoms: Need<Readonly<Record<string, BillOfMaterials>>>;
  [item: `item:${string}`]: Need<Item | undefined>;
};

/** What has to be known of a version before it is released. */
export const releaseNeeds = (command: ReleaseBillOfMaterials): ReleaseNeeds => ({
  ...Object.fromEntries(
    [command.item, ...namedIn(command).map((each) => each.item)].map((id) => [
      `item:${id}`,
      stateOf(item, id),
    ]),
  ),
  structure: registered(bomStructure, COMPANY),
  phantoms: reached({ name: 'bill-of-materials', initial }, phantomsIn({ versions: [command] }), () => []),
});

/** The version as it is released, in the units of its items; null where it stands already. */
export const releasable = (
  versions: BillOfMaterials['versions'],
  command: ReleaseBillOfMaterials,
  known: Known<ReleaseNeeds>,
): BillOfMaterialsReleased | Rejection | null => {
  const itemOf = (id: string) => known[`item:${id}`]?.registered ?? undefined;
  const wrong = wrongItems(command, itemOf) ?? wrongLine(command) ?? beyondLimits(command, known.phantoms);
  if (wrong) return wrong;
  const released = inItemUnits(command, itemOf);
  const standing = versions.find(({ version }) => version === command.version);
  if (standing && same(standing, released)) return null;
  const consistsOf = (id: string) => known.structure?.[id] ?? [];
  return outOfTurn(versions, command) ?? cycle(command, consistsOf) ?? released;
};

export const billOfMaterials = decider('bill-of-materials', {
  path: 'bills-of-materials',
  opens: 'ReleaseBillOfMaterials',
  idOf: (command: ReleaseBillOfMaterials) => command.item,
  home: 'enterprise',
  commands: { ReleaseBillOfMaterials },
  events: billOfMaterialsEvents,
  initial,
  answers: answers(BillOfMaterialsAnswer, ({ versions }: BillOfMaterials) => ({ versions })),
  allow: { ReleaseBillOfMaterials: ['admin', 'planner'] },
  needs: { ReleaseBillOfMaterials: releaseNeeds },

  decide: {
    ReleaseBillOfMaterials({ versions }, command, { known }) {
      const released = releasable(versions, command, known);
      if (isRefused(released)) return released;
      return released === null ? [] : [happened('BillOfMaterialsReleased', released)];
    },
  },

  evolve: {
    BillOfMaterialsReleased: (state, data): BillOfMaterials => ({ versions: [...state.versions, data] }),
  },
});

type Items = (item: string) => RegisterItem | undefined;

const wrongItems = (command: ReleaseBillOfMaterials, itemOf: Items): Rejection | null => {
  const named = [{ item: command.item, quantity: command.base }, ...namedIn(command)];
  const wrongs = named.map(({ item: id, quantity }) => {
    const of = itemOf(id);
    if (!of) return reject('PRD-ITEM-UNKNOWN', `${id} is no registered item; register it first.`);
    return of.kind === 'service'
      ? reject('PRD-BOM-SERVICE', `${id} is a service: it takes no material, and none is taken of it.`, {
          hint: 'Say by its routing how it is rendered.',
        })
      : wrongDimension(id, quantity, of.unit);
  });
  return wrongs.find((wrong) => wrong !== null) ?? null;
};

const wrongLine = ({ lines }: ReleaseBillOfMaterials): Rejection | null => {
  const uses = lines.map(({ item: part, operation }) => `${part} in operation ${operation}`);
  const twice = uses.find((use, index) => uses.indexOf(use) < index);
  if (twice !== undefined) return reject('PRD-BOM-LINE', `${twice} is named twice; make one line of both.`);
  const line = lines.find(
    ({ scrapFraction }) =>
      compareDecimals(scrapFraction, '0') < 0 || compareDecimals(scrapFraction, '1') >= 0,
  );
  if (!line) return null;
  return reject('PRD-BOM-SCRAP', `The share of ${line.item} that is lost must be at least 0 and below 1.`, {
    violated: { rule: '0 ≤ scrap fraction < 1', actual: line.scrapFraction, limit: '1' },
  });
};

const inItemUnits = (command: ReleaseBillOfMaterials, itemOf: Items): BillOfMaterialsReleased => {
  const own = <T extends { item: string; quantity: Quantity }>(each: T): T => ({
    ...each,
    quantity: inUnit(each.quantity, itemOf(each.item)?.unit ?? each.quantity.unit),
  });
  const { outputs } = command;
  return {
    ...command,
    base: inUnit(command.base, itemOf(command.item)?.unit ?? command.base.unit),
    lines: command.lines.map((line) => ({
      ...own(line),
      ...(line.alternates ? { alternates: line.alternates.map(own) } : {}),
    })),
    ...(outputs ? { outputs: outputs.map(own) } : {}),
  };
};

const outOfTurn = (
  versions: BillOfMaterials['versions'],
  { version, effectiveFrom }: ReleaseBillOfMaterials,
): Rejection | null => {
  const last = versions.at(-1);
  if (!last) return null;
  if (version <= last.version) {
    const next = String(last.version + 1);
    return reject(
      'PRD-BOM-STATE',
      `Version ${last.version} is released and stays as it is; release version ${next}.`,
    );
  }
  if (effectiveFrom > last.effectiveFrom) return null;
  return reject(
    'PRD-BOM-OVERLAP',
    `Version ${last.version} stands from ${last.effectiveFrom} on; a later one must begin after that.`,
    { violated: { rule: 'effective from', actual: effectiveFrom, limit: last.effectiveFrom } },
  );
};

const cycle = (
  { item: made, ...command }: ReleaseBillOfMaterials,
  consistsOf: (id: string) => readonly string[],
): Rejection | null => {
  const path = pathTo(made, partsNamed(command), consistsOf);
  return path === null
    ? null
    : reject('PRD-BOM-CYCLE', `${made} would be part of itself: ${[made, ...path].join(' ← ')}.`, {
        violated: { rule: 'no item contains itself', actual: path.join(' ← ') },
      });
};
