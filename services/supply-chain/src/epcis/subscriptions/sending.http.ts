/** Sends a document to a receiver: signed, to no address that only this service can reach, and no further. */
import { createHmac } from 'node:crypto';
import { lookup } from 'node:dns';
import { request as plainly } from 'node:http';
import { request as securely } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isNamed, isPublic } from './receiver.http.js';

/** How a receiver took it: `later` is tried again, `never` is not. */
export type Answer = { readonly as: 'taken' } | { readonly as: 'later' | 'never'; readonly why: string };

export type Parcel = {
  readonly dest: string;
  readonly signatureToken: string;
  /** Stays the same when it is sent again. */
  readonly id: string;
  readonly body: string;
};

/** Hex HMAC-SHA-256 of the body as it is sent, keyed by the token of the subscription. */
export const signatureOf = (body: string, token: string): string =>
  `sha256=${createHmac('sha256', token).update(body, 'utf8').digest('hex')}`;

const GONE = 410;

const answerOf = (status: number): Answer => {
  if (status >= 200 && status < 300) return { as: 'taken' };
  const why = `The receiver answered ${String(status)}.`;
  return { as: status === GONE ? 'never' : 'later', why };
};

/** A name is looked up once, for the connection itself: nobody changes it in between. */
const publicOnly: LookupFunction = (hostname, options, answer) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) {
      answer(error, '');
      return;
    }
    const [first] = found;
    if (!first || !found.every(({ address }) => isPublic(address)))
      answer(new Error(`${hostname} is no address that everybody can reach.`), '');
    else if (options.all) answer(null, found);
    else answer(null, first.address, first.family);
  });
};

export type Sender = (parcel: Parcel) => Promise<Answer>;

/** `receivers` are those that may be within; `patienceMs` is how long a receiver may take to answer. */
export const senderTo =
  ({
    receivers,
    patienceMs,
  }: {
    readonly receivers: readonly string[];
    readonly patienceMs: number;
  }): Sender =>
  ({ dest, signatureToken, id, body }) =>
    new Promise((settled) => {
      const url = new URL(dest);
      const ask = url.protocol === 'https:' ? securely : plainly;
      const sent = ask(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/ld+json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          'gs1-signature': signatureOf(body, signatureToken),
          'idempotency-key': id,
        },
        signal: AbortSignal.timeout(patienceMs),
        agent: false,
        ...(isNamed(url, receivers) ? {} : { lookup: publicOnly }),
      });
      sent.on('response', (response) => {
        // What it answers besides is not read: a connection that goes on and on would hold everybody up.
        response.destroy();
        settled(answerOf(response.statusCode ?? 0));
      });
      sent.on('error', (error) => {
        settled({ as: 'later', why: error.message });
      });
      sent.end(body);
    });
