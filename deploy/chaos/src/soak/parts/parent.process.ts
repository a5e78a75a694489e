/** How a process of the soak hears its orders and tells the soak what it did; it ends with the soak. */
import { ORDER, type Asked, type Said } from './orders.js';

export function orderGiven<T>(): T {
  return JSON.parse(process.env[ORDER] ?? '{}') as T;
}

export function tell(said: Said): void {
  if (process.connected) process.send?.(said);
}

export function onAsked(take: (asked: Asked) => Promise<void>): void {
  process.on('message', (asked) => {
    take(asked as Asked).catch((error: unknown) => {
      tell({ say: 'wrong', what: `It could not do what it was asked: ${String(error)}` });
    });
  });
  process.once('disconnect', () => process.exit(1));
}
