/** The live stream: server-sent events that say what moved, resumed after the last one that came. */
import { Controller, Get, Headers, Inject, Res } from '@nestjs/common';
import { Caller } from '@gemba/platform/access/guard.http';
import type { Principal } from '@gemba/platform/access/principal';
import { sees } from '@gemba/platform/access/principal';
import { Runtime } from '@gemba/platform/runtime/runtime.module';
import type { FastifyReply } from 'fastify';
import type { ServerResponse } from 'node:http';
import type { Change } from '../engine/batch/notice.js';
import type { Message, Reader } from '../live/hub.js';
import { viewsOf } from '../live/views.module.js';

const HEARTBEAT_MS = 15_000;
/** A reader that lets so much pile up is too slow: it is told to ask anew, and let go. */
const MOST_BUFFERED = 256 * 1024;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-accel-buffering': 'no',
};

const written = ({ id, event, data }: Message): string => `id: ${id}\nevent: ${event}\ndata: ${data}\n\n`;

/** What the caller may know of a message; null when it is about other sites only. */
const visible = (message: Message, caller: Principal): Message | null => {
  if (message.event !== 'changed' || caller.sites.includes('*')) return message;
  const change = JSON.parse(message.data) as Change;
  const sites = change.sites.filter((site) => sees(caller, site));
  if (sites.length === 0 && change.sites.length > 0) return null;
  return { ...message, data: JSON.stringify({ ...change, sites }) };
};

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

@Controller('v1')
export class LiveInterface {
  constructor(@Inject(Runtime) private readonly runtime: Runtime) {}

  @Get('live')
  live(
    @Caller() caller: Principal,
    @Headers('last-event-id') lastId: string | undefined,
    @Res() reply: FastifyReply,
  ): void {
    reply.hijack();
    const response = reply.raw;
    response.writeHead(200, HEADERS);
    response.write('retry: 1000\n\n');
    const leave = viewsOf(this.runtime).hub.join(readerOf(response, caller), lastId);
    const beat = setInterval(() => {
      if (!response.writableEnded) response.write('event: heartbeat\ndata: {}\n\n');
    }, HEARTBEAT_MS);
    response.on('close', () => {
      clearInterval(beat);
      leave();
    });
  }
}
