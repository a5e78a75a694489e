/** How far a transfer is, over both its sites: what is being shipped is not cancelled, and the reverse. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { table } from '@gemba/read-model/table';

export type ProgressRow = { readonly is: 'picked' | 'over' };

const key = ({ subject }: { readonly subject: string }): string => subject;
const is = (word: ProgressRow['is']) => ({ key, becomes: (): ProgressRow => ({ is: word }) });

export const transferProgress = table('transfer-progress', {
  events: companyEvents,
  row: {} as ProgressRow,
  on: { TransferPicked: is('picked'), TransferShipmentEnded: is('over'), StockTransferCancelled: is('over') },
});

/** The refusal in a state in which something else would be in order. */
export const wrongState = (what: string, hint: string): Rejection => reject('SCM-TRF-STATE', what, { hint });
