/** What a shipment remembers: its plan, what was picked for it or could not be, and how far it is. */
import type { ShipmentLine, ShipmentPlanned } from '@gemba/contracts/events/supply-chain/sales';
import { IsId } from '@gemba/contracts/fields';

export class ShortPick {
  @IsId() line!: string;
  @IsId() lot!: string;
}

export type Shipment = {
  readonly status: 'none' | 'planned' | 'cancelled' | 'despatched' | 'delivered';
  /** As it is by now: what is picked otherwise than planned is planned so. */
  readonly plan: ShipmentPlanned | null;
  /** Taken from the shelf; the stock has not said yet whether it gave it. */
  readonly picking: readonly ShortPick[];
  readonly picked: readonly ShipmentLine[];
  /** What could not be picked. */
  readonly short: readonly ShortPick[];
  readonly eta: string;
  /** When the last line was picked, as `despatchedAt`. */
  readonly pickedAt: string;
  /** Business time, RFC 3339 UTC; empty until it has left. */
  readonly despatchedAt: string;
};

export const NO_SHIPMENT: Shipment = {
  status: 'none',
  plan: null,
  picking: [],
  picked: [],
  short: [],
  eta: '',
  pickedAt: '',
  despatchedAt: '',
};

/** A line may be shipped from several lots, so that a pick is about both. */
export const isOf =
  ({ line, lot }: ShortPick) =>
  (pick: ShortPick): boolean =>
    pick.line === line && pick.lot === lot;
