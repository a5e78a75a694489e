/** `npm start`: prepares everything that Gemba needs on this machine and hands over to the launcher. */
var major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(
    `Gemba needs Node 20 or newer; this is ${process.version}. Install it from https://nodejs.org.`,
  );
  process.exitCode = 1;
} else {
  // Loaded only now: an older Node could not even read it, and would answer with a syntax error.
  import('./bootstrap/start.mjs').then(({ start }) => start(process.argv.slice(2)));
}
