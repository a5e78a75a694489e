/**
 * Has KafkaJS 2.2.4 write and read records by the code beside this file. Its own makes several buffers for
 * every header it writes, and for every header it reads copies all those before.
 */
import { createRequire } from 'node:module';
import { readFetch } from './read-fetch.js';
import { isPlainProduction, writeProduction, type Production } from './write-produce.js';

type Encoded = { readonly buf: Buffer; readonly buffer: Buffer };
type Request = { readonly encode: () => Promise<Encoded> };
type Response = { readonly decode: (bytes: Buffer) => Promise<unknown> };
type Exchange = { readonly request: Request; readonly response: Response };

/** How KafkaJS keeps a kind of request: what it asks for is looked up anew for each one. */
type Kind<A> = {
  protocol: (of: { version: number }) => (asked: A) => Exchange;
  [installed]?: true;
};

const installed = Symbol.for('gemba.kafkajs.records');

const RECORDS_SINCE = 3;
const FETCH_VERSION = 11;

/** Once for a process; it does not matter whether clients are there already. */
export function installRecords(): void {
  const require = createRequire(import.meta.url);
  const produce = require('kafkajs/src/protocol/requests/produce') as Kind<Production>;
  const fetch = require('kafkajs/src/protocol/requests/fetch') as Kind<unknown>;
  if (produce[installed]) return;
  produce[installed] = true;
  writeOurselves(produce);
  readOurselves(fetch);
}

function writeOurselves(produce: Kind<Production>): void {
  const theirs = produce.protocol;
  produce.protocol = ({ version }) => {
    const make = theirs({ version });
    return (asked) => {
      const exchange = make(asked);
      if (version < RECORDS_SINCE || !isPlainProduction(asked)) return exchange;
      const encode = (): Promise<Encoded> => {
        const buffer = writeProduction(asked, Date.now());
        return Promise.resolve({ buf: buffer, buffer });
      };
      return { ...exchange, request: { ...exchange.request, encode } };
    };
  };
}

function readOurselves(fetch: Kind<unknown>): void {
  const theirs = fetch.protocol;
  fetch.protocol = ({ version }) => {
    const make = theirs({ version });
    return (asked) => {
      const exchange = make(asked);
      if (version !== FETCH_VERSION) return exchange;
      const { response } = exchange;
      const decode = async (bytes: Buffer): Promise<unknown> =>
        readFetch(bytes) ?? (await response.decode(bytes));
      return { ...exchange, response: { ...response, decode } };
    };
  };
}
