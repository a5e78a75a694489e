/** After the suites, the engines of the test run are stopped and their folder is removed. */

export default async function stopTestEngines() {
  await globalThis.gembaTestEngines?.stop();
}
