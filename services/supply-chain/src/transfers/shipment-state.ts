/** What the donor remembers of a transfer: what it consented to, what is being picked, what has left. */
import type {
  LotPart,
  TransferConsented,
  TransferConsentRequested,
  TransferLotShipped,
  TransferPicked,
  TransferShipmentAsked,
  TransferShipmentEnded,
} from '@gemba/contracts/events/supply-chain/transfers';
import {
  IsDecimal,
  IsId,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsRef,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import { begun, stated } from '@gemba/decider/decider';
import { addDecimal, compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { same } from '@gemba/measures/quantity';

const STATUSES = ['asked', 'consented', 'shipped', 'refused', 'ended'] as const;

export type TransferShipment = {
  readonly status: 'none' | (typeof STATUSES)[number];
  readonly asked: TransferShipmentAsked | null;
  /** The role whose consent it waits for, and why. */
  readonly role: string;
  readonly why: string;
  /** Decimals in the unit of the quantity that was asked for. */
  readonly consented: string;
  readonly shipped: string;
  /** Taken from the shelf; the stock has not said yet whether it gave it. */
  readonly picked: readonly LotPart[];
  /** What has left, by lot. */
  readonly lots: readonly LotPart[];
  readonly reason: string;
};

export const NOT_ASKED: TransferShipment = {
  status: 'none',
  asked: null,
  role: '',
  why: '',
  consented: '0',
  shipped: '0',
  picked: [],
  lots: [],
  reason: '',
};

const sum = (parts: readonly LotPart[]): string =>
  parts.map(({ quantity }) => quantity.value).reduce(addDecimal, '0');

/** What may still be picked. */
export const leftToShip = ({ consented, shipped, picked }: TransferShipment): string =>
  subtractDecimal(subtractDecimal(consented, shipped), sum(picked));

/** The parts without one that says the same. */
const without = (parts: readonly LotPart[], { lot, quantity }: LotPart): readonly LotPart[] => {
  const at = parts.findIndex((each) => each.lot === lot && same(each.quantity, quantity));
  return at < 0 ? parts : parts.toSpliced(at, 1);
};

export const isPicked = ({ picked }: TransferShipment, part: LotPart): boolean =>
  without(picked, part).length < picked.length;

export const shipmentFolds = {
  TransferShipmentAsked: (_: TransferShipment, asked: TransferShipmentAsked): TransferShipment => ({
    ...NOT_ASKED,
    status: 'asked',
    asked,
  }),
  TransferConsentRequested: (
    state: TransferShipment,
    { role, why }: TransferConsentRequested,
  ): TransferShipment => ({ ...state, role, why }),
  TransferConsented: (state: TransferShipment, { quantity }: TransferConsented): TransferShipment => ({
    ...state,
    status: 'consented',
    consented: quantity.value,
  }),
  TransferRefused: (state: TransferShipment, { reason }: { reason: string }): TransferShipment => ({
    ...state,
    status: 'refused',
    reason,
  }),
  TransferPicked: (state: TransferShipment, { lines }: TransferPicked): TransferShipment => ({
    ...state,
    picked: [...state.picked, ...lines],
  }),
  TransferLotShipped: (state: TransferShipment, part: TransferLotShipped): TransferShipment => {
    const shipped = addDecimal(state.shipped, part.quantity.value);
    const isAll = compareDecimals(shipped, state.consented) >= 0;
    return {
      ...state,
      ...{ shipped, picked: without(state.picked, part), lots: [...state.lots, part] },
      status: isAll ? 'shipped' : state.status,
    };
  },
  TransferLotShort: (state: TransferShipment, part: LotPart): TransferShipment => ({
    ...state,
    picked: without(state.picked, part),
  }),
  TransferShipmentEnded: (state: TransferShipment, { reason }: TransferShipmentEnded): TransferShipment => ({
    ...state,
    status: 'ended',
    reason,
  }),
};

class ShippedLot {
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}

/** What another site asks of this one, and what was shipped; figures are in the unit of the quantity. */
export class TransferShipmentAnswer {
  @IsOneOf(STATUSES) status!: (typeof STATUSES)[number];
  @IsRef('site') to!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsPlainDate() wanted!: string;
  @IsText({ max: 160 }) cause!: string;
  /** The role whose consent it needs, and why; absent where it needs none. */
  @Optional() @IsId() role?: string;
  @Optional() @IsText() why?: string;
  @IsDecimal() consented!: string;
  @IsDecimal() shipped!: string;
  /** Taken from the shelf to leave. */
  @IsListOf(() => ShippedLot) picked!: readonly ShippedLot[];
  /** What has left. */
  @IsListOf(() => ShippedLot) lots!: readonly ShippedLot[];
  /** Why it is refused or ended. */
  @Optional() @IsText({ lines: true }) reason?: string;
}

export const shipmentAnswer = (state: TransferShipment): TransferShipmentAnswer => {
  const { status, asked, role, why, reason, ...progress } = state;
  const { site: _, ...need } = begun(asked);
  return {
    ...{ status: status === 'none' ? 'asked' : status, ...need, ...progress },
    ...stated({ role, why, reason }),
  };
};
