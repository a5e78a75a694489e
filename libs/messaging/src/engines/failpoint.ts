/**
 * A named place where a test may stop, kill or delay the program; it costs one lookup and does nothing
 * otherwise.
 */

/** What happens at a fail point. Only a test or the fault injection of a trial run puts anything in here. */
export const failpoints = new Map<string, () => void | Promise<void>>();

export async function failpoint(name: string): Promise<void> {
  await failpoints.get(name)?.();
}
