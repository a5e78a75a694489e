/** Decision rights and operating modes as every service keeps them from the events of governance. */
import { same } from '@gemba/decider/same';
import type { Money } from '@gemba/measures/money';

export type Level = 'site' | 'region' | 'hq';
export type Mode = 'centralised' | 'decentralised' | 'hybrid';

/** A right passed on to a person for a time; never wider than the right itself. */
export type Delegation = {
  /** The person, or the holder role, that passed it on. */
  readonly from: string;
  readonly to: string;
  /** The person who passed it on, also where that was for the holder role. */
  readonly by?: string;
  readonly limit?: Money;
  readonly since: string;
  readonly until: string;
  /** Where it holds; absent: wherever the right does. */
  readonly sites?: readonly string[];
};

type Hand = Pick<Delegation, 'from' | 'to' | 'sites'>;

/** What is left when one is taken back: who has the right from nobody any more has passed nothing on. */
export const withoutDelegation = <D extends Hand>(
  delegations: readonly D[],
  holderRole: string,
  withdrawn: Hand,
): readonly D[] => {
  const isIt = ({ from, to, sites }: Hand): boolean =>
    from === withdrawn.from && to === withdrawn.to && same(sites, withdrawn.sites);
  return rooted(
    delegations.filter((each) => !isIt(each)),
    holderRole,
  );
};

const rooted = <D extends Hand>(delegations: readonly D[], holderRole: string): readonly D[] => {
  const has = (person: string): boolean =>
    person === holderRole || delegations.some(({ to }) => to === person);
  const left = delegations.filter(({ from }) => has(from));
  return left.length === delegations.length ? left : rooted(left, holderRole);
};

/** One right as it stands after everything that governance said about it. */
export type DecisionRight = {
  readonly id: string;
  readonly topic: string;
  /** A site id, or `all`. */
  readonly scope: string;
  readonly holderRole: string;
  readonly level: Level;
  /** Absent: unlimited. */
  readonly limit?: Money;
  readonly escalatesTo?: string;
  /** How long its holder has to answer what waits for them, in working days of the site. */
  readonly answerWithin?: string;
  readonly validFrom: string;
  /** First instant at which it is no longer valid. */
  readonly validTo?: string;
  /** Instant since which it is suspended or revoked. */
  readonly stoppedAt?: string;
  readonly delegations: readonly Delegation[];
  /** How many events made it what it is. */
  readonly version: number;
};

/** The row of a topic in the table `decision-right`, rights in the order of their ids. */
export type RightsOfTopic = { readonly rights: readonly DecisionRight[] };

/** The row of `<topic>.<site>` in the table `operating-mode`, by effective date. */
export type ModesOfTopic = {
  readonly changes: readonly { readonly mode: Mode; readonly effectiveFrom: string }[];
};

export const ALL_SITES = 'all';
const DEFAULT_MODE: Mode = 'hybrid';

const RANK: Readonly<Record<Level, number>> = { site: 0, region: 1, hq: 2 };

export const rankOf = (level: Level): number => RANK[level];

/** Instants compared as points in time, since offsets differ. */
export const isBefore = (a: string, b: string): boolean => Date.parse(a) < Date.parse(b);

/** Whether the right may be used at this instant: begun, not ended, neither suspended nor revoked. */
export const isInForce = (right: DecisionRight, at: string): boolean => {
  const ends = [right.validTo, right.stoppedAt].filter((end) => end !== undefined);
  return !isBefore(at, right.validFrom) && ends.every((end) => isBefore(at, end));
};

/** The mode of a topic at a site at an instant: the latest that had begun by then, else hybrid. */
export const modeAt = (modes: ModesOfTopic | undefined, at: string): Mode =>
  modes?.changes.findLast(({ effectiveFrom }) => !isBefore(at, effectiveFrom))?.mode ?? DEFAULT_MODE;

/** A change put in its place by effective date; of two for the same instant the one said later comes last. */
export const withChange = (
  modes: ModesOfTopic | undefined,
  change: ModesOfTopic['changes'][number],
): ModesOfTopic => {
  const before = modes?.changes ?? [];
  const place = before.findIndex(({ effectiveFrom }) => isBefore(change.effectiveFrom, effectiveFrom));
  return { changes: before.toSpliced(place < 0 ? before.length : place, 0, change) };
};
