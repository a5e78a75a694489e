/** Which months of the books take movements. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';
import type { FiscalPeriodRow } from './rows.js';

const becomes = (status: FiscalPeriodRow['status']) => ({
  key: (e: { readonly subject: string }) => e.subject,
  becomes: (): FiscalPeriodRow => ({ status }),
});

export const fiscalPeriodTable = table('fiscal-period', {
  events: companyEvents,
  row: {} as FiscalPeriodRow,
  on: {
    PeriodOpened: becomes('open'),
    PeriodLocked: becomes('locked'),
    PeriodClosed: becomes('closed'),
    PeriodReopened: becomes('open'),
  },
});
