/** What can be asked of a transfer, by the site that needs the goods and by that which has them. */
import { LotOrigin } from '@gemba/contracts/events/supply-chain/stock';
import {
  DIFFERENCES,
  LotPart,
  RESOLUTIONS,
  StockTransferRefused,
  TransferLotShipped,
  TransferLotShort,
  TransferRefused,
  TransferShipmentAsked,
} from '@gemba/contracts/events/supply-chain/transfers';
import type { DifferenceKind, Resolution } from '@gemba/contracts/events/supply-chain/transfers';
import {
  IsFlag,
  IsId,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsRecord,
  IsRef,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import type { Quantity } from '@gemba/measures/quantity';

export class RequestStockTransfer {
  /** Which needs it. */
  @IsRef('site') site!: string;
  /** Which has it. */
  @IsRef('site') from!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** The next working day when absent. */
  @Optional() @IsPlainDate() wanted?: string;
  /** What made it necessary. */
  @IsText({ max: 160 }) cause!: string;
}
export class RecordConsent {
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}
export class RecordRefusal extends StockTransferRefused {}
export class RecordDespatch {
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsRecord(() => LotOrigin) made!: LotOrigin;
  @IsPlainDate() shippedOn!: string;
}
export class RecordTransferEnd {
  @IsQuantity() quantity!: Quantity;
  @IsText({ lines: true }) reason!: string;
}
/** What was counted of a lot at the dock. */
export class ReceivedLot {
  @IsId() lot!: string;
  /** Of it in good order; what is missing of what was shipped is short. */
  @IsQuantity() quantity!: Quantity;
  @Optional() @IsQuantity({ above: 0 }) damaged?: Quantity;
}
export class ReceiveStockTransfer {
  @IsListOf(() => ReceivedLot, { min: 1, max: 200 }) lines!: ReceivedLot[];
  /** The rest of these lots is still on its way, and not short. */
  @Optional() @IsFlag() moreComes?: boolean;
}
export class ResolveTransferDifference {
  @IsId() lot!: string;
  @IsOneOf(DIFFERENCES) kind!: DifferenceKind;
  /** All of it when absent. */
  @Optional() @IsQuantity({ above: 0 }) quantity?: Quantity;
  @IsOneOf(RESOLUTIONS) resolution!: Resolution;
  @IsText({ lines: true }) reason!: string;
}
export class CancelStockTransfer {
  @IsText({ lines: true }) reason!: string;
}
/** Another site asks for goods of this one. */
export class AskTransferShipment extends TransferShipmentAsked {}
export class ApproveTransferShipment {
  /** All that was asked for when absent. */
  @Optional() @IsQuantity({ above: 0 }) quantity?: Quantity;
}
/** Its share of what several sites ask for. */
export class GrantTransferShare {
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}
export class RefuseTransferShipment extends TransferRefused {}
export class DespatchTransferShipment {
  /** All that is left to ship, what expires first before the rest, when absent. */
  @Optional() @IsListOf(() => LotPart, { min: 1, max: 200 }) lines?: LotPart[];
}
export class RecordTransferShipped extends TransferLotShipped {}
export class RecordTransferShort extends TransferLotShort {}
/** Nothing more is shipped of it. */
export class EndTransferShipment {
  @IsText({ lines: true }) reason!: string;
}
