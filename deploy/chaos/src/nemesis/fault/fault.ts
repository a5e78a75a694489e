/** What a fault is: where it may strike, what it does, and when its damage is undone. */
import type { Chance } from '@gemba/deploy-local/demo/world/chance';
import type { TrialCompany } from '../../company/company.process.js';
import type { Watched } from '../../run/watch/watched.process.js';
import type { Stores } from '../../run/watch/stores.process.js';
import type { Note } from './notes.js';

/** Something that is asked again and again until it is so; what cannot be told yet is not so. */
export type Condition = () => Promise<boolean>;

/** What a fault has at hand when it strikes. */
export type Scene = {
  readonly company: TrialCompany;
  /** The service that it strikes, or by which it strikes an engine. */
  readonly service: string;
  /** How long it stays before it is healed, in milliseconds. */
  readonly holdMs: number;
  readonly chance: Chance;
  readonly stores: Stores;
  readonly history: Watched;
  readonly note: (note: Note) => void;
};

export type Strike = {
  /** Takes the fault away; safe to do when nothing is left of it. */
  readonly heal: () => Promise<void>;
  /**
   * Says when all works as before. Asked for at the moment from which the recovery counts: after the strike
   * where the fault heals by itself, after the healing otherwise.
   */
  readonly recovered: () => Promise<Condition>;
  /** A finding of the fault's own, once all is over: what it saw and should not have. */
  readonly verdict?: () => Promise<string | null>;
};

export type Fault = {
  readonly name: string;
  /** What happens, in a few words for the table. */
  readonly about: string;
  /** The services that it may strike. */
  readonly targets: readonly string[];
  /** From when on the recovery counts. */
  readonly since: 'strike' | 'heal';
  readonly strike: (scene: Scene) => Promise<Strike>;
};
