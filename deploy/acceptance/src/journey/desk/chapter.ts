/** What a chapter at the desks has at hand. */
import type { Desks } from '../../testing/browser.http.js';

export type AtDesks = {
  readonly desks: Desks;
  /** Waits until everybody has heard everything. */
  readonly settled: () => Promise<void>;
};

/** Sentences, and how each is done by people at their desks. */
export type DeskChapter = Readonly<Record<string, (at: AtDesks) => Promise<void>>>;
