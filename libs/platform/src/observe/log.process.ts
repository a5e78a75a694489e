/** JSON lines on standard output, one per thing worth knowing. */
import type { Log } from '@gemba/messaging/engines/log';
import { pino } from 'pino';

export const logOf = (service: string, level: string): Log => pino({ name: service, level });
