/** What waits for a person in the test company, the decisions that are taken on it, and what is parked. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Row } from './tables.js';

type Asked = Record<string, string>;
export type Decided = { service: string; id: string; kind: string; key: string; reason?: string };

const MINUTE_MS = 60_000;
const ago = (minutes: number): string => new Date(Date.now() - minutes * MINUTE_MS).toISOString();

const none = { hint: null, rule: null, actual: null, limit: null, unit: null };
const noMoney = { atStake: null, currency: null, atStakeInGroup: null, groupCurrency: 'EUR' };

function raised(id: string, minutes: number, more: Row): Row {
  return {
    ...{ id, service: 'finance', state: 'open', site: 'lyon', attempts: 3, ...none, ...noMoney },
    ...{ causeVersion: 2, raisedAt: ago(minutes), nextTryAt: ago(-minutes / 2) },
    ...{ endedAt: null, waivedBecause: null },
    ...more,
  };
}

const delivery = {
  causeService: 'supply-chain',
  causeType: 'DeliveryConfirmed',
  causeStream: 'shipment-S-8841',
};
const invoice = {
  ...{ process: 'invoice-when-delivered', command: 'IssueCustomerInvoice', noun: 'customer-invoice' },
  ...{ owner: 'controller', ...delivery },
};

/** Counted back from now; one of them is over already. */
function exceptionsOf(): Row[] {
  return [
    raised('e-rate', 190, {
      ...{ ...invoice, site: 'gdansk', subject: 'S-8841', code: 'FIN-RATE-MISSING' },
      detail: 'No exchange rate from PLN to EUR is known on 25 November 2026.',
      hint: 'Publish the rate of that day; the invoice is then issued by itself.',
      ...{ atStake: '98210.00', currency: 'PLN', atStakeInGroup: '22946.26' },
    }),
    raised('e-budget', 2900, {
      ...{ service: 'supply-chain', process: 'order-from-requisition', noun: 'purchase-order' },
      ...{ command: 'PlacePurchaseOrder', subject: 'PO-2026-00417', owner: 'buyer', site: 'porto' },
      ...{ code: 'SCM-PO-LIMIT', detail: 'The order is above what a buyer may place alone.' },
      ...{ rule: 'purchase of a buyer', actual: '12400.00', limit: '10000.00', unit: 'EUR' },
      ...{ causeService: 'supply-chain', causeType: 'RequisitionRaised', causeStream: 'requisition-R-9' },
      ...{ atStake: '12400.00', currency: 'EUR', atStakeInGroup: '12400.00' },
    }),
    raised('e-cover', 21, {
      ...{ service: 'hr', process: 'cover-absence', command: 'AssignSubstitute', noun: 'roster' },
      ...{ subject: 'lyon.2026-W48', owner: 'site-manager', code: 'HR-COVER-NONE' },
      ...{ detail: 'Nobody at Lyon who is present tomorrow holds the skill cnc-milling.' },
      ...{ causeService: 'hr', causeType: 'deadline', causeStream: 'absence-A-17', causeVersion: null },
    }),
    raised('e-company', 45, {
      ...{ ...invoice, site: null, subject: 'S-8850', owner: 'coo', code: 'FIN-PER-CLOSED' },
      ...{ detail: 'The fiscal period 2026-10 is closed.', nextTryAt: null, causeService: null },
      ...{ atStake: '310.00', currency: 'USD' },
    }),
    raised('e-over', 9000, { ...invoice, subject: 'S-1', code: 'FIN-RATE-MISSING', state: 'resolved' }),
  ];
}

const parked = {
  consumer: 'tables',
  service: 'quality',
  streamId: 'inspection-118',
  version: 4,
  type: 'quality.MeasurementRecorded',
  reason: 'failed',
  detail: 'TypeError: the characteristic is not in the plan',
  parkedAt: ago(60 * 26),
};

type Refusal = { status: number; code: string; detail: string };

export type Exceptions = {
  rows: Row[];
  decided: Decided[];
  /** While set, every decision is refused with it. */
  refuse: (refusal: Refusal | null) => void;
};

const problem = (reply: FastifyReply, { status, ...more }: Refusal): FastifyReply =>
  reply
    .code(status)
    .type('application/problem+json')
    .send(JSON.stringify({ title: 'Refused', ...more }));

const after: Record<string, (row: Row, reason: string) => void> = {
  retry: (row) => {
    row.nextTryAt = new Date().toISOString();
  },
  waive: (row, reason) => {
    Object.assign(row, { state: 'waived', waivedBecause: reason });
  },
};

/** Adds what departments answer below `/<department>`; finance does not tell what it has parked. */
export function addExceptions(app: FastifyInstance): Exceptions {
  const rows = exceptionsOf();
  const decided: Decided[] = [];
  let refusal: Refusal | null = null;
  app.post('/:service/v1/exceptions/:id/:kind', ({ params, body, headers }, reply) => {
    const { service = '', id = '', kind = '' } = params as Asked;
    const row = rows.find((each) => each.id === id && each.service === service);
    if (!row) return problem(reply, { status: 404, code: 'PLT-NOT-FOUND', detail: `There is no ${id}.` });
    if (refusal) return problem(reply, refusal);
    const { reason = '' } = body as Asked;
    decided.push({
      service,
      id,
      kind,
      key: String(headers['idempotency-key']),
      ...(reason ? { reason } : {}),
    });
    after[kind]?.(row, reason);
    return reply.send({ version: 2 });
  });
  app.get('/:service/v1/parked', ({ params }, reply) => {
    const { service } = params as Asked;
    if (service === 'finance') return problem(reply, { status: 503, code: 'PLT-DOWN', detail: 'Away.' });
    return reply.send({ data: service === 'production' ? [parked] : [] });
  });
  app.get('/v1/parked', () => ({ data: [] }));
  return {
    rows,
    decided,
    refuse: (next) => {
      refusal = next;
    },
  };
}
