/**
 * Loaded into every service: ends it in good order when the launcher that started it is gone, and keeps what
 * was compiled for the next start.
 */
import { flushCompileCache } from 'node:module';

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
});
// Listening alone must not keep a service alive that has nothing more to do.
process.channel?.unref();

/** By then a service has loaded all that it needs. */
const LOADED_MS = 5_000;

// Node keeps it when a process ends by itself; one that is killed would leave the next start to compile anew.
setTimeout(flushCompileCache, LOADED_MS).unref();
