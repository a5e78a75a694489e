/**
 * Tells governance what was seen, over the interface that everybody uses: under ids that follow from rule and
 * moment, so that whoever tells it again, from whatever process, tells nothing new.
 */
import { InfrastructureError } from '@gemba/messaging/engines/failure';
import { serviceToken } from '@gemba/platform/access/service-token.http';
import type { Config } from '@gemba/platform/config/config';

/** `path` below `/v1/`. */
export type Told = { readonly path: string; readonly body: object; readonly key: string };

export type Answered =
  | { readonly done: true; readonly id: string }
  /** Governance knows better: the rule has ended meanwhile, or the breach was told already. */
  | { readonly done: false; readonly code: string; readonly detail: string };

export type Tell = (what: Told) => Promise<Answered>;

const PATIENCE_MS = 5_000;
const TOO_MUCH = 429;

/** @throws InfrastructureError while governance cannot be reached: it is told again at the next look */
export const tellingGovernance = (config: Config): Tell => {
  const token = serviceToken(config);
  return async ({ path, body, key }) => {
    const base = config.urls.governance;
    if (base === undefined) throw new InfrastructureError('GEMBA_URLS does not say where governance is.');
    const answer = await fetch(`${base}/v1/${path}`, {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${await token()}`, 'content-type': 'application/json' },
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.status >= 500 || answer.status === TOO_MUCH)
      throw new InfrastructureError(`${path} was answered with ${String(answer.status)}.`);
    const said = (await answer.json()) as { id?: string; code?: string; detail?: string };
    if (answer.ok) return { done: true, id: said.id ?? '' };
    return { done: false, code: said.code ?? String(answer.status), detail: said.detail ?? '' };
  };
};
