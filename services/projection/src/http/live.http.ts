/** The live stream: server-sent events that say what moved, resumed after the last one that came. */
import { Controller, Get, Headers, Inject, Res } from '@nestjs/common';
import { Caller } from '@gemba/platform/access/guard.http';
import type { Principal } from '@gemba/platform/access/principal';
import { Describe } from '@gemba/platform/spec/openapi/describe.http';
import { Problem } from '@gemba/platform/http/problems/problem';
import { Runtime } from '@gemba/platform/runtime/runtime.module';
import type { FastifyReply } from 'fastify';
import type { ServerResponse } from 'node:http';
import { Changed, Nothing } from '../answers/views.js';
import type { Message, Reader } from '../live/hub.js';
import { after } from '../live/after.process.js';
import { STREAMS_PER_PERSON } from '../live/places.js';
import { viewsOf } from '../live/views.module.js';
import { visible } from '../live/visible.js';

const HEARTBEAT_MS = 15_000;
/** A reader that lets so much pile up is too slow: it is told to ask anew, and let go. */
const MOST_BUFFERED = 256 * 1024;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-accel-buffering': 'no',
};

const RESUME = { 'Last-Event-ID': 'The id of the last message that came: those after it are told first.' };

/** What the stream says. */
export const EVENTS = {
  changed: { says: 'Something moved that the caller may read.', data: Changed },
  reset: { says: 'Messages were missed: everything has to be asked for anew.', data: Nothing },
  heartbeat: { says: 'Every 15 seconds, so that a silent stream is known to be broken.', data: Nothing },
};

const written = ({ id, event, data }: Message): string => `id: ${id}\nevent: ${event}\ndata: ${data}\n\n`;

/** How long a reader that is let go may take for what is still on its way to it. */
const LAST_WORDS_MS = 5_000;

const letGo = (response: ServerResponse, lastWords?: string): void => {
  response.end(lastWords);
  response.socket?.setTimeout(LAST_WORDS_MS, () => response.destroy());
};

const readerOf = (response: ServerResponse, caller: Principal): Reader => {
  const tell = (message: Message): void => {
    const shown = visible(message, caller);
    if (shown === null || response.writableEnded) return;
    if (response.writableLength > MOST_BUFFERED) {
      letGo(response, written({ id: message.id, event: 'reset', data: '{}' }));
      return;
    }
    response.write(written(shown));
  };
  return { tell, end: () => letGo(response) };
};

const tooMany = (): Problem =>
  new Problem(
    429,
    'PRJ-LIVE-LIMIT',
    `One person may hold ${String(STREAMS_PER_PERSON)} live streams at once; close one of them first.`,
    { headers: { 'Retry-After': '5' } },
  );

@Controller('v1')
export class LiveInterface {
  constructor(@Inject(Runtime) private readonly runtime: Runtime) {}

  @Get('live')
  @Describe({
    summary: 'Hear what moves',
    detail: 'Server-sent events; the stream ends with the token, and a reader that is too slow is let go.',
    ...{ headers: RESUME, events: EVENTS, refusals: { 429: ['PRJ-LIVE-LIMIT'] } },
  })
  live(
    @Caller() caller: Principal,
    @Headers('last-event-id') lastId: string | undefined,
    @Res() reply: FastifyReply,
  ): void {
    const views = viewsOf(this.runtime);
    const giveBack = views.places.take(caller.id);
    if (!giveBack) throw tooMany();
    reply.hijack();
    const response = reply.raw;
    response.writeHead(200, HEADERS);
    response.write('retry: 1000\n\n');
    const leave = views.hub.join(readerOf(response, caller), lastId);
    const beat = setInterval(() => {
      if (!response.writableEnded) response.write('event: heartbeat\ndata: {}\n\n');
    }, HEARTBEAT_MS);
    const cancel = after((caller.until ?? Infinity) - Date.now(), () => {
      letGo(response);
    });
    response.on('close', () => {
      clearInterval(beat);
      cancel();
      giveBack();
      leave();
    });
  }
}
