/** One exchange over HTTP; whatever goes wrong on the way is an answer too: that there was none. */
import type { Answer, Call } from '@gemba/deploy-local/demo/client/exchange.http';
import { exchanges as keptExchanges, Unreachable } from '@gemba/deploy-local/demo/client/exchange.http';

/** With the status 0 nobody knows whether it was done. */
export type Exchanged = Answer | { readonly status: 0; readonly failure: string };

export type Exchange = (call: Call) => Promise<Exchanged>;

const unanswered = (error: unknown): Exchanged => {
  if (error instanceof Unreachable) return { status: 0, failure: error.message };
  throw error;
};

/** Connections are kept between exchanges until `close`. */
export const exchanges = (
  patienceMs: number,
): { readonly exchange: Exchange; readonly close: () => void } => {
  const { exchange, close } = keptExchanges(patienceMs);
  return { exchange: (call) => exchange(call).catch(unanswered), close };
};
