/** Loaded into every service: ends it in good order when the launcher that started it is gone. */

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
});
// Listening alone must not keep a service alive that has nothing more to do.
process.channel?.unref();
