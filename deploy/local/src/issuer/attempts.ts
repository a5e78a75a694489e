/**
 * Wrong passwords make the next attempt wait: longer each time, for the person and for the source, and
 * never without end. What comes too soon is refused unseen, so that guessing faster gains nothing.
 */

/** As many wrong ones are a person who mistypes. */
const FREE = 3;
const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;
/** After so long without a wrong one nothing is held against anybody. */
const FORGOTTEN_MS = 15 * 60_000;
/** More names are not remembered; the oldest goes. */
const REMEMBERED = 10_000;

type Count = { readonly wrong: number; readonly last: number };

/** Milliseconds after the wrong attempt of this number until another is looked at. */
const waitAfter = (wrong: number): number =>
  wrong <= FREE ? 0 : Math.min(LONGEST_MS, FIRST_MS * 2 ** (wrong - FREE - 1));

class Counts {
  private readonly counts = new Map<string, Count>();

  waits(name: string, now: number): number {
    const count = this.at(name, now);
    return count ? Math.max(0, count.last + waitAfter(count.wrong) - now) : 0;
  }

  wrong(name: string, now: number): void {
    const wrong = (this.at(name, now)?.wrong ?? 0) + 1;
    this.counts.delete(name);
    const [oldest] = this.counts.keys();
    if (this.counts.size >= REMEMBERED && oldest !== undefined) this.counts.delete(oldest);
    this.counts.set(name, { wrong, last: now });
  }

  /** Takes so many back: they were of somebody who knew the password in the end. */
  forgive(name: string, howMany: number): void {
    const count = this.counts.get(name);
    if (!count) return;
    const wrong = count.wrong - howMany;
    if (wrong > 0) this.counts.set(name, { ...count, wrong });
    else this.counts.delete(name);
  }

  of(name: string, now: number): number {
    return this.at(name, now)?.wrong ?? 0;
  }

  private at(name: string, now: number): Count | undefined {
    const count = this.counts.get(name);
    if (count && now - count.last < FORGOTTEN_MS) return count;
    this.counts.delete(name);
    return undefined;
  }
}

/** Somebody, as they say, from somewhere. */
export type Attempt = { readonly person: string; readonly source: string };

const pairOf = ({ person, source }: Attempt): string => JSON.stringify([person, source]);

/** Times are milliseconds since the epoch. */
export class Attempts {
  private readonly persons = new Counts();
  private readonly sources = new Counts();
  /** Wrong ones of this person from this source. */
  private readonly pairs = new Counts();
  /** From where somebody has signed in: there they do not wait for what others try in their name. */
  private readonly homes = new Set<string>();

  /** How long this attempt still has to wait, in milliseconds; 0: it is looked at. */
  waits(attempt: Attempt, now: number): number {
    const pair = pairOf(attempt);
    const person = this.homes.has(pair)
      ? this.pairs.waits(pair, now)
      : this.persons.waits(attempt.person, now);
    return Math.max(person, this.sources.waits(attempt.source, now));
  }

  wrong(attempt: Attempt, now: number): void {
    this.persons.wrong(attempt.person, now);
    this.sources.wrong(attempt.source, now);
    this.pairs.wrong(pairOf(attempt), now);
  }

  /** Only what was tried in this name is forgiven: nobody clears their guesses by an account of their own. */
  right(attempt: Attempt, now: number): void {
    const pair = pairOf(attempt);
    const wrong = this.pairs.of(pair, now);
    this.persons.forgive(attempt.person, wrong);
    this.sources.forgive(attempt.source, wrong);
    this.pairs.forgive(pair, wrong);
    const [oldest] = this.homes;
    if (this.homes.size >= REMEMBERED && oldest !== undefined) this.homes.delete(oldest);
    this.homes.add(pair);
  }
}
