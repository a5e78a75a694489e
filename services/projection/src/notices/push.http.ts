/** Web push (RFC 8030): encrypted for the browser (RFC 8291), signed by the company (RFC 8292). */
import { buildPushPayload } from '@block65/webcrypto-web-push';
import type { Device } from './entities.sql.js';
import type { pushOf } from './message.js';
import type { Sent } from './outbox.sql.js';

export type Push = ReturnType<typeof pushOf> & { readonly tag: string };

/** How one browser took it; `gone`: it takes nothing any more. */
export type Taken = Sent | { readonly as: 'gone' };

export type PushRoad = (to: Pick<Device, 'endpoint' | 'p256dh' | 'auth'>, push: Push) => Promise<Taken>;

/** Both keys in base64url, as RFC 8292 has them. */
type Signing = { readonly contact: string; readonly publicKey: string; readonly privateKey: string };

const PATIENCE_MS = 20_000;
const DAY_SECONDS = 86_400;

const takenAs = (status: number): Taken => {
  if (status >= 200 && status < 300) return { as: 'sent' };
  if (status === 404 || status === 410) return { as: 'gone' };
  const why = `The push service answered ${String(status)}.`;
  return { as: status === 429 || status >= 500 ? 'later' : 'never', why };
};

/** `ask` speaks HTTP. */
export const pushRoad =
  ({ contact, publicKey, privateKey }: Signing, ask: typeof fetch): PushRoad =>
  async ({ endpoint, p256dh, auth }, push) => {
    try {
      const { headers, body } = await buildPushPayload(
        {
          data: push,
          // A repeat takes the place of what has not been shown yet.
          options: { ttl: DAY_SECONDS, topic: push.tag.replaceAll('-', ''), urgency: 'high' },
        },
        { endpoint, expirationTime: null, keys: { p256dh, auth } },
        { subject: `mailto:${contact}`, publicKey, privateKey },
      );
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const answer = await ask(endpoint, { method: 'POST', headers, body, redirect: 'error', signal });
      await answer.body?.cancel();
      return takenAs(answer.status);
    } catch (error) {
      return { as: 'later', why: error instanceof Error ? error.message : String(error) };
    }
  };
