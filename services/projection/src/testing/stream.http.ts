/** A reader of server-sent events, for tests, that holds them to what the interface says of them. */
import { unlike } from '@gemba/contracts/conforming';
import { EVENTS } from '../http/live.http.js';

export type Received = { readonly id: string; readonly event: string; readonly data: string };

export type LiveStream = {
  /** The next message of this kind; earlier ones of other kinds are passed over. */
  readonly next: (event: string) => Promise<Received>;
  readonly close: () => Promise<void>;
};

const checkMessage = ({ event, data }: Received): void => {
  const described = new Map(Object.entries(EVENTS)).get(event);
  const wrong = described ? unlike(described.data, JSON.parse(data)) : ['it is not described'];
  if (wrong.length > 0) throw new Error(`The message ${event} is not as described: ${wrong.join('; ')}.`);
};

const received = (block: string): Received => {
  const fields = Object.fromEntries(
    block.split('\n').map((line) => {
      const [name = '', ...value] = line.split(': ');
      return [name, value.join(': ')];
    }),
  );
  const message = { id: fields.id ?? '', event: fields.event ?? '', data: fields.data ?? '' };
  if (message.event !== '') checkMessage(message);
  return message;
};

/** Opens the stream; it is joined when this resolves. */
export const liveStream = async (url: string, headers: Record<string, string>): Promise<LiveStream> => {
  const response = await fetch(url, { headers: { accept: 'text/event-stream', ...headers } });
  if (!response.body) throw new Error(`${url} answered ${String(response.status)} without a body.`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const block = async (): Promise<string> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const found = text.slice(0, end);
        text = text.slice(end + 2);
        return found;
      }
      const { value, done } = await reader.read();
      if (done) throw new Error('The stream has ended.');
      text += value;
    }
  };
  return {
    next: async (event) => {
      for (;;) {
        const message = received(await block());
        if (message.event === event) return message;
      }
    },
    close: () => reader.cancel(),
  };
};
