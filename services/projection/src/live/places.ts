/** How many live streams one person may hold at once. */

/** A browser opens one per tab; more than this is a client that forgets to close them. */
export const STREAMS_PER_PERSON = 8;

export class Places {
  private readonly held = new Map<string, number>();

  constructor(private readonly most = STREAMS_PER_PERSON) {}

  /** Takes a place for the person; answers how to give it back, or null when all of theirs are taken. */
  take(person: string): (() => void) | null {
    const now = this.held.get(person) ?? 0;
    if (now >= this.most) return null;
    this.held.set(person, now + 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const left = (this.held.get(person) ?? 1) - 1;
      if (left > 0) this.held.set(person, left);
      else this.held.delete(person);
    };
  }
}
