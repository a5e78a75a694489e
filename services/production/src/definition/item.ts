/**
 * An item is what the company makes, buys or serves, in one unit, with a replenishment policy per site.
 *
 *   none ──register──▶ registered ⟲ set planning policy
 */
import { ITEM_KINDS, TRACKINGS, itemEvents } from '@gemba/contracts/events/production/definition';
import type { PlanningPolicySet } from '@gemba/contracts/events/production/definition';
import { IsDuration, IsId, IsOneOf, IsQuantity, IsText, IsUnit, Optional } from '@gemba/contracts/fields';
import { decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import type { Quantity } from '@gemba/measures/quantity';
import { same } from '@gemba/decider/same';
import { inUnit, wrongDimension } from './units.js';

export class RegisterItem {
  @IsText({ max: 120 }) name!: string;
  @IsOneOf(ITEM_KINDS) kind!: (typeof ITEM_KINDS)[number];
  @IsUnit() unit!: string;
  @IsOneOf(TRACKINGS) tracking!: (typeof TRACKINGS)[number];
  @Optional() @IsId() gtin?: string;
  @Optional() @IsId() family?: string;
  @Optional() @IsDuration() shelfLife?: string;
}
export class SetPlanningPolicy {
  @IsId() site!: string;
  @IsQuantity() reorderPoint!: Quantity;
  @IsQuantity({ above: 0 }) orderQuantity!: Quantity;
  @IsDuration() leadTime!: string;
  @Optional() @IsId() supplier?: string;
}

export type Item = {
  readonly registered: RegisterItem | null;
  /** The policy in force, by site. */
  readonly policies: Readonly<Record<string, PlanningPolicySet>>;
};

const initial: Item = { registered: null, policies: {} };

export const item = decider('item', {
  path: 'items',
  opens: 'RegisterItem',
  home: 'enterprise',
  commands: { RegisterItem, SetPlanningPolicy },
  events: itemEvents,
  initial,
  allow: { RegisterItem: ['admin', 'planner'], SetPlanningPolicy: ['admin', 'planner'] },

  decide: {
    RegisterItem({ registered }, command, { id }) {
      if (registered === null) return [happened('ItemRegistered', { ...command })];
      if (same(registered, command)) return [];
      return reject('PRD-ITEM-STATE', `${id} is registered with other data; choose another id.`);
    },
    SetPlanningPolicy({ registered, policies }, command, { id }) {
      if (registered === null) return reject('PRD-ITEM-STATE', `${id} is not registered yet.`);
      const { unit } = registered;
      const wrong =
        wrongDimension(id, command.reorderPoint, unit) ?? wrongDimension(id, command.orderQuantity, unit);
      if (wrong) return wrong;
      const policy = {
        ...command,
        reorderPoint: inUnit(command.reorderPoint, unit),
        orderQuantity: inUnit(command.orderQuantity, unit),
      };
      return same(policies[command.site], policy) ? [] : [happened('PlanningPolicySet', policy)];
    },
  },

  evolve: {
    ItemRegistered: (state, data): Item => ({ ...state, registered: data }),
    PlanningPolicySet: (state, data): Item => ({
      ...state,
      policies: { ...state.policies, [data.site]: data },
    }),
  },
});
