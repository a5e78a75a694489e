/** A noun that nobody has built a screen for, in a department of the test company: measuring instruments. */
import { Says } from '@gemba/contracts/answering';
import {
  IsFlag,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsRef,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import type { AnyDecider } from '@gemba/decider/decider';
import { describedFor } from '@gemba/platform/http/commands/described';
import { Problem } from '@gemba/platform/http/problems/problem';
import { validated } from '@gemba/platform/http/request/validation';
import type { FastifyInstance, FastifyReply } from 'fastify';

class Reading {
  @IsText({ max: 40 }) line!: string;
  @IsQuantity() shown!: { value: string; unit: string };
  @IsQuantity() true!: { value: string; unit: string };
}

class RegisterInstrument {
  @IsRef('site') site!: string;
  @IsText({ max: 120 }) name!: string;
}

/** As if somebody had added it a minute ago. */
class CalibrateInstrument {
  @Says('The day on which it was measured.') @IsPlainDate() measuredOn!: string;
  @IsRef('employee') person!: string;
  @IsOneOf(['passed', 'adjusted', 'failed']) result!: string;
  @IsFlag() sealed!: boolean;
  @IsListOf(() => Reading, { min: 1, max: 20 }) readings!: Reading[];
  @Optional() @IsText({ lines: true }) note?: string;
}

class InstrumentAnswer {
  @IsText() name!: string;
  @IsOneOf(['in use', 'failed']) status!: string;
  @Optional() @IsPlainDate() calibratedOn?: string;
}

const instrument = {
  ...{ name: 'instrument', path: 'instruments', home: 'site', opens: 'RegisterInstrument' },
  commands: { RegisterInstrument, CalibrateInstrument },
  allow: { RegisterInstrument: ['coo'], CalibrateInstrument: ['coo'] },
  answers: { as: InstrumentAnswer, from: (state: object) => state },
} as unknown as AnyDecider;

type Said = { readonly type: string; readonly data: object };

/** Everything that was really sent, with its key. */
export type Instruments = { readonly sent: { readonly key: string; readonly body: object }[] };

const refused = (reply: FastifyReply, error: unknown): FastifyReply => {
  if (!(error instanceof Problem)) throw error;
  const { status, code, message: detail, more } = error;
  const problem = { title: 'Not as it must be', status, code, detail, ...more };
  return reply.code(status).type('application/problem+json').send(JSON.stringify(problem));
};

const LATE = '2026-01-01';

/** Adds the noun below `/quality`, and the people whom its form looks up. */
export function addInstruments(app: FastifyInstance): Instruments {
  const coo = { id: 'coo', name: 'C', kind: 'person' as const, roles: ['coo'], sites: ['*'] };
  const history: Said[] = [
    { type: 'quality.InstrumentRegistered', data: { site: 'lyon', name: 'Caliper 150' } },
  ];
  const sent: { key: string; body: object }[] = [];
  const now = () => ({
    ...{ id: 'CAL-1', version: history.length, site: 'lyon', name: 'Caliper 150' },
    status: 'in use',
    ...(history[1] ? { calibratedOn: (history[1].data as CalibrateInstrument).measuredOn } : {}),
  });
  const base = '/quality/v1/instruments';
  app.get('/quality/v1/nouns', () => ({ data: [describedFor(coo, instrument)] }));
  app.get(base, ({ query }) => {
    const { 'filter[status]': wanted = now().status } = query as Record<string, string>;
    const data = [now()].filter(({ status }) => status === wanted);
    return { data, hasMore: false, nextCursor: null };
  });
  app.get(`${base}/CAL-1`, now);
  app.get(`${base}/CAL-1/commands`, () => ({
    data: [{ name: 'CalibrateInstrument', now: true, code: null, detail: null }],
  }));
  app.get(`${base}/CAL-1/events`, () => ({
    data: history.map(({ type, data }, at) => ({
      ...{ type, data, version: at + 1, occurredAt: '2026-03-02T08:00:00.000Z' },
      meta: { actor: { kind: 'person', id: 'coo' } },
    })),
    hasMore: false,
  }));
  app.get('/v1/entries', ({ query }) => {
    const { noun = '', q = '' } = query as Record<string, string>;
    const people = [{ noun: 'employee', id: 'LYO-P02', service: 'hr', site: 'lyon', name: 'Ana Petit' }];
    const data = people.filter(
      (each) => noun === 'employee' && `${each.id} ${each.name}`.toLowerCase().includes(q),
    );
    return { data, hasMore: false, nextCursor: null };
  });
  app.post(`${base}/CAL-1/calibrate`, ({ body, headers }, reply) => {
    try {
      const data = validated(CalibrateInstrument, body);
      if (data.measuredOn < LATE)
        throw new Problem(422, 'QLT-CAL-DAY', `${data.measuredOn} is over.`, {
          hint: 'Name the day on which it was.',
        });
      const said = { type: 'quality.InstrumentCalibrated', version: history.length + 1, data };
      const done = { id: 'CAL-1', streamId: 'instrument-CAL-1', version: said.version, events: [said] };
      if (headers['gemba-dry-run'] === 'true') return done;
      sent.push({ key: String(headers['idempotency-key']), body: data });
      history.push(said);
      return done;
    } catch (error) {
      return refused(reply, error);
    }
  });
  return { sent };
}
