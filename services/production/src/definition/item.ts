/**
 * An item is what the company makes, buys or serves, in one unit, with a replenishment policy per site.
 *
 *   none ──register──▶ registered ⟲ set planning policy, set recovery
 */
import {
  ITEM_KINDS,
  ItemRecoverySet,
  ItemRegistered,
  PlanningPolicySetV2,
  TRACKINGS,
  itemEvents,
} from '@gemba/contracts/events/production/definition';
import {
  IsDuration,
  IsId,
  IsListOf,
  IsOneOf,
  IsRef,
  IsText,
  IsUnit,
  Optional,
} from '@gemba/contracts/fields';
import { answers, begun, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { stateOf } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import type { BillOfMaterials } from './bom-version.js';
import { SetPlanningPolicy, policyOf } from './planning-policy.js';
import { SetItemRecovery, cannotBecome } from './recovery.js';

export class RegisterItem {
  @IsText({ max: 120 }) name!: string;
  @IsOneOf(ITEM_KINDS) kind!: (typeof ITEM_KINDS)[number];
  @IsUnit() unit!: string;
  @IsOneOf(TRACKINGS) tracking!: (typeof TRACKINGS)[number];
  @Optional() @IsId() gtin?: string;
  @Optional() @IsId() family?: string;
  @Optional() @IsDuration() shelfLife?: string;
}

export type Item = {
  readonly registered: RegisterItem | null;
  /** The policy in force, by site. */
  readonly policies: Readonly<Record<string, PlanningPolicySetV2>>;
  readonly recovery?: ItemRecoverySet;
};

/** The item as it was registered, and how each site replenishes it. */
class ItemAnswer extends ItemRegistered {
  @IsListOf(() => PlanningPolicySetV2) policies!: readonly PlanningPolicySetV2[];
  /** The item as which it is sold once it came back and is made good again. */
  @Optional() @IsRef('item') refurbishedAs?: string;
}

const answered = ({ registered, policies, recovery }: Item): ItemAnswer => ({
  ...begun(registered),
  ...recovery,
  policies: Object.values(policies),
});

/** There is no stock of a service: nothing of it has a lot, a serial number or an age. */
const keptAsStock = ({ kind, tracking, shelfLife, gtin }: RegisterItem): Rejection | null =>
  kind === 'service' && (tracking !== 'none' || (shelfLife ?? gtin) !== undefined)
    ? reject('PRD-ITEM-SERVICE', 'A service is no stock: it has no lots, no GTIN and no shelf life.', {
        hint: 'Register it with the tracking none.',
      })
    : null;

/** Just what is ordered of a service is rendered: none is kept, and none is made ahead. */
const plannedAsStock = (
  registered: RegisterItem,
  { method, safetyStock }: PlanningPolicySetV2,
): Rejection | null =>
  registered.kind === 'service' && (method !== 'lot-for-lot' || safetyStock !== undefined)
    ? reject('PRD-ITEM-SERVICE', 'A service is planned lot for lot and without safety stock.')
    : null;

const initial: Item = { registered: null, policies: {} };

const NO_BILL: BillOfMaterials = { versions: [] };
const BILL = { name: 'bill-of-materials', initial: NO_BILL };
const ROUTING = { name: 'routing', initial: {} };

export const item = decider('item', {
  path: 'items',
  opens: 'RegisterItem',
  home: 'enterprise',
  commands: { RegisterItem, SetPlanningPolicy, SetItemRecovery },
  events: itemEvents,
  initial,
  answers: answers(ItemAnswer, answered),
  allow: {
    RegisterItem: ['admin', 'planner'],
    SetPlanningPolicy: ['admin', 'planner'],
    SetItemRecovery: ['admin', 'planner'],
  },
  needs: {
    SetItemRecovery: ({ refurbishedAs: made = '' }: SetItemRecovery) => ({
      made: stateOf({ name: 'item', initial }, made),
      bom: stateOf(BILL, made),
      routing: stateOf(ROUTING, made),
    }),
  },

  decide: {
    RegisterItem({ registered }, command, { id }) {
      if (registered === null) return keptAsStock(command) ?? [happened('ItemRegistered', { ...command })];
      if (same(registered, command)) return [];
      return reject('PRD-ITEM-STATE', `${id} is registered with other data; choose another id.`);
    },
    SetPlanningPolicy({ registered, policies }, command, { id }) {
      if (registered === null) return reject('PRD-ITEM-STATE', `${id} is not registered yet.`);
      const policy = policyOf(id, command, registered.unit);
      if (isRefused(policy)) return policy;
      const no = plannedAsStock(registered, policy);
      if (no) return no;
      return same(policies[command.site], policy) ? [] : [happened('PlanningPolicySet', policy)];
    },
    SetItemRecovery({ registered, recovery = {} }, command, { id, date, known }) {
      if (registered === null) return reject('PRD-ITEM-STATE', `${id} is not registered yet.`);
      const no = cannotBecome({ id, ...registered }, command.refurbishedAs, { ...known, date });
      if (no) return no;
      return same(recovery, command) ? [] : [happened('ItemRecoverySet', { ...command })];
    },
  },

  evolve: {
    ItemRegistered: (state, data): Item => ({ ...state, registered: data }),
    ItemRecoverySet: (state, recovery): Item => ({ ...state, recovery }),
    PlanningPolicySet: (state, data): Item => ({
      ...state,
      policies: { ...state.policies, [data.site]: data },
    }),
  },
});
