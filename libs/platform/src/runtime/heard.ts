/** Events as tables and processes hear them: the name without its service, the subject without its noun. */
import type { EventRecord } from '@gemba/contracts/envelope';
import { companySets, speakerOf } from '@gemba/contracts/events/company';
import type { Heard } from '@gemba/decider/process';

/** The name of an event without its service. */
const eventName = (type: string): string => type.slice(type.indexOf('.') + 1);

/** The topics on which these events travel. */
export const topicsOf = (names: readonly string[], prefix: string): string[] => {
  const unknown = names.filter((name) => !speakerOf.has(name));
  if (unknown.length > 0) throw new Error(`Nobody in the company says ${unknown.join(', ')}.`);
  return [...new Set(names.map((name) => `${prefix}.${speakerOf.get(name) ?? ''}`))].sort();
};

/** Every topic of the company. */
export const companyTopics = (prefix: string): string[] => [
  ...new Set(companySets.map(({ service }) => `${prefix}.${service}`)),
];

/** The aggregate's own id: stream ids are `<noun>-<id>`, and nouns are known by the department's deciders. */
const subjectOf = (streamId: string, nouns: readonly string[]): string => {
  const noun = nouns.find((each) => streamId.startsWith(`${each}-`));
  return noun ? streamId.slice(noun.length + 1) : streamId;
};

/** All nouns of the company, longest first, so that `sales-order` wins over `sales`. */
const companyNouns: readonly string[] = [
  'legal-entity',
  'site',
  'decision-right',
  'operating-mode',
  'item',
  'bill-of-materials',
  'routing',
  'work-calendar',
  'equipment',
  'production-order',
  'stock-item',
  'supplier',
  'location',
  'requisition',
  'purchase-order',
  'customer',
  'sales-order',
  'shipment',
  'epcis-event',
  'control-plan',
  'inspection',
  'quality-hold',
  'nonconformance',
  'employee',
  'roster',
  'attendance',
  'absence',
  'exchange-rate',
  'fiscal-period',
  'journal',
  'standard-cost',
  'cost-layer',
  'order-cost',
  'customer-invoice',
  'supplier-invoice',
].sort((a, b) => b.length - a.length);

export const heardFrom = (event: EventRecord): Heard => ({
  eventId: event.eventId,
  type: eventName(event.type),
  data: event.data,
  subject: subjectOf(event.streamId, companyNouns),
  streamId: event.streamId,
  siteId: event.meta.siteId,
  companyId: event.meta.companyId,
  occurredAt: event.occurredAt,
  businessDate: event.meta.businessDate,
  actor: event.meta.actor,
});
