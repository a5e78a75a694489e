/** Work units as they stand: which state, since when, and why. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';
import type { EquipmentRow } from '../../answers/rows/production.js';

export const equipment = table<typeof companyEvents, EquipmentRow>('equipment', {
  events: companyEvents,
  row: {} as EquipmentRow,
  on: {
    EquipmentRegistered: {
      key: (e) => e.subject,
      becomes: (_, { subject, data: { name, site, workCenter, path }, occurredAt }) => ({
        id: subject,
        name,
        site,
        workCenter,
        path,
        state: 'idle',
        reason: null,
        since: occurredAt,
      }),
    },
    EquipmentStateChanged: {
      key: (e) => e.subject,
      becomes: (row, { data: { to, reason = null }, occurredAt }) =>
        row ? { ...row, state: to, reason, since: occurredAt } : null,
    },
    StopReasonGiven: {
      key: (e) => e.subject,
      becomes: (row, { data: { stop, why } }) =>
        row?.since === stop ? { ...row, reason: why.reason } : (row ?? null),
    },
  },
});
