/** `gemba status`: how every service, its relay and its consumers are, and what is parked. */
import type { Company } from '../company/company.http.js';
import { look, type Looked } from '../company/ask.http.js';
import { samplesOf } from '../company/metrics.js';
import type { Said } from '../output/said.js';
import { said } from '../output/said.js';
import { tableOf } from '../output/table.js';

type Health = {
  readonly status?: string;
  readonly checks?: {
    readonly relay?: {
      readonly status?: string;
      readonly position?: number;
      readonly lastError?: string | null;
    };
    readonly consumers?: {
      readonly consumers?: readonly {
        readonly consumer: string;
        readonly status: string;
        readonly counters: { readonly applied: number; readonly duplicates: number };
      }[];
    };
  };
};

type Seen = { readonly service: string; readonly health: Health; readonly metrics: string };

const seen = async (company: Company, service: string, withinMs?: number): Promise<Seen> => {
  const [health, metrics] = await Promise.all([
    look(company, { service, path: '/health/ready' }, withinMs),
    service === 'dashboard' ? null : look(company, { service, path: '/metrics' }, withinMs),
  ]);
  return {
    service,
    health: healthIn(health),
    metrics: metrics?.kind === 'said' && metrics.ok ? metrics.text : '',
  };
};

const healthIn = (looked: Looked): Health => {
  if (looked.kind !== 'said') return { status: looked.kind };
  return looked.text.startsWith('{') ? (JSON.parse(looked.text) as Health) : { status: looked.statusText };
};

const figure = (metrics: string, name: string): number | null => samplesOf(metrics, name)[0]?.value ?? null;

/** Null where the service tells no metrics. */
const parkedIn = (metrics: string): number | null =>
  metrics === '' ? null : samplesOf(metrics, 'gemba_parked_events').reduce((sum, it) => sum + it.value, 0);

const serviceRow = ({ service, health: { status: of = 'unknown', checks = {} }, metrics }: Seen) => {
  const { status: relay = null, position = null } = checks.relay ?? {};
  const unpublished = figure(metrics, 'gemba_relay_lag_events');
  return { service, status: of, relay, position, unpublished, parked: parkedIn(metrics) };
};

const consumerRows = ({ service, health, metrics }: Seen) => {
  const of = (name: string, consumer: string): number | null =>
    samplesOf(metrics, name).find(({ labels }) => labels.consumer === consumer)?.value ?? null;
  return (health.checks?.consumers?.consumers ?? []).map(({ consumer, status, counters }) => ({
    service,
    consumer,
    status,
    applied: counters.applied,
    duplicates: counters.duplicates,
    lag: of('gemba_consumer_lag_events', consumer),
    parked: of('gemba_parked_events', consumer),
  }));
};

/** Not well when a service is away or not ready, or something is parked. */
export const status = async (company: Company, withinMs?: number): Promise<Said> => {
  const all = await Promise.all(Object.keys(company.urls).map((service) => seen(company, service, withinMs)));
  const services = all.map(serviceRow);
  const consumers = all.flatMap(consumerRows);
  const ok = services.every(({ status: of, parked }) => of === 'ok' && (parked ?? 0) === 0);
  const text = `${tableOf(services)}\n\n${tableOf(consumers)}`;
  return said({ services, consumers }, text, ok);
};
