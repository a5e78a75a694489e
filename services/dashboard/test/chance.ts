/** Chance that always falls the same way: the same words give the same number. */

/** A number in [0, 1) that depends on nothing but the words. */
export function chance(...words: (string | number)[]): number {
  let hash = 2_166_136_261;
  for (const character of words.join('/')) hash = Math.imul(hash ^ character.charCodeAt(0), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507);
  hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}

/** A whole number in [low, high]. */
export function whole(low: number, high: number, ...words: (string | number)[]): number {
  return low + Math.floor(chance(...words) * (high - low + 1));
}

/** One of the list. */
export function pick<T>(list: readonly T[], ...words: (string | number)[]): T {
  const found = list[Math.floor(chance(...words) * list.length)];
  if (found === undefined) throw new Error('There is nothing to pick from.');
  return found;
}
