/** The parts that every operation shares: problems, headers, parameters, and the shape of an event. */
import { instantSchema } from '@gemba/contracts/fields';
import type { JsonSchema } from '@gemba/contracts/schema';

type Named = Readonly<Record<string, unknown>>;

export const ref = (kind: string, name: string): Named => ({ $ref: `#/components/${kind}/${name}` });

const text = (description: string, more: Named = {}): JsonSchema => ({
  type: 'string',
  description,
  ...more,
});

const INSTANT = { format: 'date-time', examples: ['2026-03-02T07:00:00.000Z'] };

export const problemSchema: JsonSchema = {
  type: 'object',
  description: 'RFC 9457 problem details.',
  required: ['type', 'title', 'status', 'detail', 'code', 'instance', 'traceId'],
  properties: {
    type: text('A URN of the code.', { examples: ['urn:gemba:problem:prd-ord-state'] }),
    title: text('The kind of problem in a few words.'),
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: text('What is the matter with this request, for people.'),
    code: text('Stable code, for programs.', { examples: ['PRD-ORD-STATE'] }),
    instance: text('The path that was asked.'),
    traceId: text('Name it when you report the problem.'),
    errors: {
      type: 'array',
      description: 'All that is wrong with the fields, at once.',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: text('RFC 6901 pointer into the body.', { examples: ['/quantity'] }),
          code: text('The check that failed.'),
          detail: text('What the field must be.'),
        },
      },
    },
    violated: {
      type: 'object',
      description: 'The rule with what was measured against which limit.',
      properties: {
        rule: { type: 'string' },
        actual: { type: 'string' },
        limit: { type: 'string' },
        unit: { type: 'string' },
      },
    },
    hint: text('What to do next.'),
  },
};

export const eventSchema: JsonSchema = {
  type: 'object',
  description: 'One event as the log holds it; what `data` has is in /asyncapi.json.',
  required: [
    'position',
    'streamId',
    'version',
    'eventId',
    'type',
    'occurredAt',
    'recordedAt',
    'meta',
    'data',
  ],
  properties: {
    position: { type: 'integer', minimum: 1, description: 'Gapless place in the log of the service.' },
    streamId: text('`<noun>-<id>`.', { examples: ['production-order-PRO-2026-118'] }),
    version: { type: 'integer', minimum: 1, description: 'Gapless place in its stream.' },
    eventId: text('UUIDv7.', { format: 'uuid', examples: ['019c9a3e-5d10-7cc1-9d0a-6f1f3c2b7a55'] }),
    type: text('`<service>.<Name>`.', { examples: ['production.QuantityReported'] }),
    schemaVersion: { type: 'integer', minimum: 1 },
    occurredAt: text('Business time.', INSTANT),
    recordedAt: text('When it was written.', INSTANT),
    meta: { type: 'object', description: 'Site, company, actor, authority, causes.' },
    data: { type: 'object' },
    prevHash: text('SHA-256 of the event before it.', {
      pattern: '^[0-9a-f]{64}$',
      examples: ['0'.repeat(64)],
    }),
    hash: text('SHA-256 of this event.', { pattern: '^[0-9a-f]{64}$', examples: ['a1'.repeat(32)] }),
  },
};

export const doneSchema: JsonSchema = {
  type: 'object',
  description: 'What a command did.',
  required: ['id', 'streamId', 'version', 'events'],
  properties: {
    id: text('Id of the noun, chosen by you or by us.', { examples: ['EXAMPLE-1'] }),
    streamId: text('Where its events are.', { examples: ['production-order-EXAMPLE-1'] }),
    version: { type: 'integer', minimum: 0, description: 'Version of the stream now; also in the ETag.' },
    events: {
      type: 'array',
      description: 'What happened; nothing when it was so already.',
      items: {
        type: 'object',
        properties: {
          eventId: text('UUIDv7.', { format: 'uuid', examples: ['019c9a3e-5d10-7cc1-9d0a-6f1f3c2b7a55'] }),
          type: text('`<service>.<Name>`.', { examples: ['production.ProductionOrderReleased'] }),
          version: { type: 'integer', minimum: 1 },
          data: { type: 'object', description: 'Only in a dry run: what it would say.' },
        },
      },
    },
  },
};

/** A cursor page of these. */
export const page = (items: Named): JsonSchema => ({
  type: 'object',
  required: ['data', 'hasMore'],
  properties: {
    data: { type: 'array', items },
    hasMore: { type: 'boolean' },
    nextCursor: { type: ['string', 'null'] },
  },
});

const header = (name: string, description: string, more: Named = {}): Named => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
  ...more,
});

const query = (name: string, description: string, schema: JsonSchema = { type: 'string' }): Named => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
});

export const parameters: Named = {
  IdempotencyKey: header(
    'Idempotency-Key',
    'Yours, new for each command; a repeat with it has no second effect.',
    {
      required: true,
      schema: { type: 'string', minLength: 1, maxLength: 200 },
      example: '0b8f4f0e-6f4c-4a53-9a39-0d6f8f3f5a11',
    },
  ),
  IfMatch: header(
    'If-Match',
    'Decide only on this version of the stream (its ETag); 412 if there is a newer one.',
    {
      schema: { type: 'string', pattern: String.raw`^"\d{1,9}"$` },
      example: '"3"',
    },
  ),
  OccurredAt: header(
    'Gemba-Occurred-At',
    'Business time where it is not now: RFC 3339 with offset, not in the future. Orders, approvals and ' +
      'other commitments count when they are said, and are not dated back.',
    {
      schema: instantSchema,
      example: '2026-03-02T08:00:00+01:00',
    },
  ),
  DryRun: header(
    'Gemba-Dry-Run',
    '`true`: say what would happen, refusals included, and do nothing; no Idempotency-Key is needed.',
    { schema: { type: 'string', enum: ['true', 'false'] }, example: 'false' },
  ),
  limit: query('limit', 'Entries of a page.', { type: 'integer', minimum: 1, maximum: 200, default: 50 }),
  cursor: query('cursor', 'The `nextCursor` of the page before.'),
  site: query('filter[site]', 'Only those of this site.'),
  from: query('from', 'First version.', { type: 'integer', minimum: 1, maximum: 2_147_483_647, default: 1 }),
};

const answerHeader = (description: string): Named => ({ description, schema: { type: 'string' } });

export const headers: Named = {
  ETag: answerHeader('Version of the stream, in quotes; send it as If-Match.'),
  Position: answerHeader('`<service>/<stream>@<version>` that this command reached.'),
  Replayed: answerHeader('`true` when the answer is that of an earlier request with the same key.'),
  Location: answerHeader('Where it can be read.'),
  RetryAfter: answerHeader('Seconds to wait.'),
};

/** Header of the answer to a command → its component. */
export const commandHeaders: Named = {
  ETag: ref('headers', 'ETag'),
  'Gemba-Position': ref('headers', 'Position'),
  'Idempotent-Replayed': ref('headers', 'Replayed'),
};
