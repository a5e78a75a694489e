/**
 * Says on the terminal what is being done and how long it took: one calm line each, readable in any
 * locale.
 */

const WIDTH = 12;
const REMIND_MS = 10_000;

/** @param {string} topic @param {string} text @param {number} [milliseconds] */
export function say(topic, text, milliseconds) {
  const time = milliseconds === undefined ? '' : `${(milliseconds / 1000).toFixed(1)} s`.padStart(9);
  console.log(`  ${topic.padEnd(WIDTH)} ${time === '' ? text : text.padEnd(46) + time}`);
}

/**
 * Runs some work and says when it is done; long work is mentioned when it begins, and every ten seconds.
 *
 * @template T
 * @param {string} topic
 * @param {{ begin?: string, done: string | ((result: T) => string) }} words
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function timed(topic, words, work) {
  const began = performance.now();
  if (words.begin) say(topic, words.begin);
  const reminder = setInterval(() => say(topic, 'still working', performance.now() - began), REMIND_MS);
  try {
    const result = await work();
    say(topic, typeof words.done === 'string' ? words.done : words.done(result), performance.now() - began);
    return result;
  } finally {
    clearInterval(reminder);
  }
}
