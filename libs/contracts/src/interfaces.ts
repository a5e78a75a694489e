/** Who may ask the interfaces that belong to no noun: logs, views, EPCIS, and what is open to everybody. */
import type { Noun, Role } from './access.js';
import { READERS, ROLES } from './access.js';

/** Roles, or `open`: without a token. */
export type Allowed = readonly Role[] | 'open';

const KEEPERS = ['coo', 'admin'] as const;
const CAPTURING = ['warehouse', 'admin', 'coo'] as const;
const of = (noun: Noun): readonly Role[] => READERS[noun];

/** Method and pattern → who may; rows and fields of the answer follow from nouns, sites and sensitivities. */
export const INTERFACES: Readonly<Record<string, Allowed>> = {
  'GET /health/live': 'open',
  'GET /health/ready': 'open',
  'GET /health/views': 'open',
  'GET /metrics': 'open',
  'GET /openapi.json': 'open',
  'GET /asyncapi.json': 'open',
  'GET /docs': 'open',
  'GET /docs/open.js': 'open',
  'GET /docs/swagger-ui.css': 'open',
  'GET /docs/swagger-ui-bundle.js': 'open',

  'GET /v1/streams/:streamId/events': ROLES,
  'GET /v1/log': [...KEEPERS, 'service'],
  'GET /v1/log/verification': KEEPERS,
  'POST /v1/log/seals': KEEPERS,
  'GET /v1/nouns': ROLES,
  'GET /v1/parked': ROLES,
  'POST /v1/parked/:consumer/:service/:streamId/replay': ['admin'],
  'POST /v1/parked/:consumer/:service/:streamId/:version/evict': ['admin'],

  'POST /epcis/capture': CAPTURING,
  'GET /epcis/capture': CAPTURING,
  'GET /epcis/capture/:id': CAPTURING,
  'POST /epcis/events': CAPTURING,
  'GET /epcis/events': CAPTURING,
  'GET /epcis/events/:eventID': CAPTURING,
  'POST /epcis/queries': CAPTURING,
  'GET /epcis/queries': CAPTURING,
  'GET /epcis/queries/:name': CAPTURING,
  'DELETE /epcis/queries/:name': CAPTURING,
  'POST /epcis/queries/:name/subscriptions': CAPTURING,
  'GET /epcis/queries/:name/subscriptions': CAPTURING,
  'GET /epcis/queries/:name/subscriptions/:id': CAPTURING,
  'DELETE /epcis/queries/:name/subscriptions/:id': CAPTURING,
  'POST /epcis/queries/:name/subscriptions/:id/resume': CAPTURING,

  'GET /v1/entries': ROLES,
  'GET /v1/pick-proposals': of('stock-item'),
  'GET /v1/handling-units': of('epcis-event'),
  'GET /v1/handling-units/:sscc': of('epcis-event'),
  'GET /v1/where-used': of('bill-of-materials'),
  'GET /v1/requests-for-quotation/:id/comparison': of('request-for-quotation'),
  'GET /v1/losses': of('equipment'),
  'GET /v1/material-plans': of('planning-run'),
  'GET /v1/pegs': of('planning-run'),
  'GET /v1/genealogy': of('stock-item'),
  'GET /v1/trace': of('sales-order'),
  'GET /v1/causes': ROLES,
  'GET /v1/alignment': ROLES,
  'GET /v1/kpis': ROLES,
  'GET /v1/kpis/:id/why': ROLES,
  'GET /v1/kpi-values': ROLES,
  'GET /v1/kpi-values/:id/explain': ROLES,
  'GET /v1/kpi-values/:id/facts': ROLES,
  'GET /v1/profit-and-loss': of('journal'),
  'GET /v1/consistency': of('journal'),
  'GET /v1/tables/:name': ROLES,
  'GET /v1/tables/:name/summary': ROLES,
  'GET /v1/notices': ROLES,
  'POST /v1/notices/read': ROLES,
  'GET /v1/notices/settings': ROLES,
  'POST /v1/notices/settings': ROLES,
  'POST /v1/notices/devices': ROLES,
  'POST /v1/notices/devices/forget': ROLES,
  'GET /v1/notices/undelivered': ROLES,
  'GET /v1/trust': ROLES,
  'GET /v1/live': ROLES,
  'GET /v1/views/hash': KEEPERS,
  'POST /v1/views/rebuild': ['admin'],
  'GET /v1/views/rebuild/:id': KEEPERS,
};
