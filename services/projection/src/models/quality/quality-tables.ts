/** Inspections and nonconformances as they stand. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';
import type { InspectionRow, NonconformanceRow } from '../../answers/rows/quality.js';

export const inspections = table<typeof companyEvents, InspectionRow>('inspections', {
  events: companyEvents,
  row: {} as InspectionRow,
  on: {
    InspectionOpened: {
      key: (e) => e.subject,
      becomes: (_, { subject, data: { site, item, lot, quantity, trigger, source }, occurredAt }) => ({
        id: subject,
        site,
        item,
        lot,
        quantity: quantity.value,
        unit: quantity.unit,
        trigger,
        source,
        status: 'open',
        measurements: 0,
        outside: 0,
        failed: [],
        openedAt: occurredAt,
        decidedAt: null,
      }),
    },
    MeasurementRecorded: {
      key: (e) => e.subject,
      becomes: (row, { data: { within } }) =>
        row ? { ...row, measurements: row.measurements + 1, outside: row.outside + (within ? 0 : 1) } : null,
    },
    InspectionDecided: {
      key: (e) => e.subject,
      becomes: (row, { data: { verdict, failed }, occurredAt }) =>
        row
          ? { ...row, status: verdict === 'accept' ? 'accepted' : 'rejected', failed, decidedAt: occurredAt }
          : null,
    },
  },
});

export const nonconformances = table<typeof companyEvents, NonconformanceRow>('nonconformances', {
  events: companyEvents,
  row: {} as NonconformanceRow,
  on: {
    NonconformanceRegistered: {
      key: (e) => e.subject,
      becomes: (_, { subject, data: { quantity, description, ...said }, occurredAt }) => ({
        id: subject,
        ...said,
        reason: description,
        quantity: quantity.value,
        unit: quantity.unit,
        status: 'registered',
        disposition: null,
        rootCause: null,
        registeredAt: occurredAt,
        closedAt: null,
      }),
    },
    DispositionSet: {
      key: (e) => e.subject,
      becomes: (row, { data: { kind } }) => (row ? { ...row, status: 'disposed', disposition: kind } : null),
    },
    NonconformanceClosed: {
      key: (e) => e.subject,
      becomes: (row, { data: { rootCause }, occurredAt }) =>
        row ? { ...row, status: 'closed', rootCause, closedAt: occurredAt } : null,
    },
  },
});
