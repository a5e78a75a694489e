/** Listens to what moves, over a streamed fetch because an EventSource cannot carry a token. */
import type { Client } from '@gemba/client/client.http';
import { cut, type Message } from './event-stream.js';

export type Listener = { onMessage: (message: Message) => void; onState: (connected: boolean) => void };

const SILENCE_MS = 45_000;
const waitsMs = [500, 1000, 2000, 5000, 10_000];

/** Reads until the stream ends, breaks, or says nothing (not even a heartbeat) for too long. */
async function read(
  body: ReadableStream<Uint8Array>,
  on: { text: (chunk: string) => void; silent: () => void },
) {
  const reader = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  let timer = setTimeout(on.silent, SILENCE_MS);
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(on.silent, SILENCE_MS);
      on.text(part.value);
    }
  } finally {
    clearTimeout(timer);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}

/** Stays connected until the signal ends it; resumes after the last message that came. */
export async function listen(client: Client, listener: Listener, signal: AbortSignal): Promise<void> {
  let last: string | null = null;
  let failures = 0;
  const once = async () => {
    const attempt = new AbortController();
    const stop = () => attempt.abort();
    const headers: Record<string, string> = last ? { 'last-event-id': last } : {};
    const ended = AbortSignal.any([signal, attempt.signal]);
    const response = await client.open('projection', '/v1/live', { headers, signal: ended });
    listener.onState(true);
    failures = 0;
    let rest = '';
    const text = (chunk: string) => {
      const step = cut(rest, chunk);
      rest = step.rest;
      for (const message of step.messages) {
        last = message.id ?? last;
        listener.onMessage(message);
      }
    };
    if (response.body) await read(response.body, { text, silent: stop });
  };
  while (!signal.aborted) {
    await once().catch(() => (failures += 1));
    listener.onState(false);
    await pause(waitsMs[Math.min(failures, waitsMs.length - 1)] ?? 500, signal);
  }
}
