/** How long each machine is changed over, from the set-up family that it made last to the next one. */
import type { SetupTimesDefined } from '@gemba/contracts/events/production/changeover';
import type { Resource } from '@gemba/scheduling/problem';
import type { MachineRow } from '../tables/machines.js';
import { minutesOf } from './windows.js';

/** No family has this name: nobody knows what the machine made. */
export const UNKNOWN_FAMILY = '';

type SetUp = Pick<Resource, 'setups' | 'family'>;

const takes = (
  { defaultSetup, sameFamilySetup, changeovers }: SetupTimesDefined,
  [from, to]: readonly [string, string],
) => {
  const named = changeovers.find((each) => each.from === from && each.to === to);
  return minutesOf(named?.setup ?? (from === to ? sameFamilySetup : defaultSetup));
};

/** `families` are those that it may have to make. */
export const setUpOf = ({ setupTimes, setUpFor = [] }: MachineRow, families: readonly string[]): SetUp => {
  if (setupTimes === undefined) return {};
  const family = setUpFor.at(-1)?.family ?? UNKNOWN_FAMILY;
  const row = (from: string) => families.map((to) => [to, takes(setupTimes, [from, to])] as const);
  const setups = [...new Set([family, ...families])].map((from) => [from, Object.fromEntries(row(from))]);
  return { family, setups: Object.fromEntries(setups) as NonNullable<SetUp['setups']> };
};

/**
 * What of it is the same for as long as nothing changes but how far the work is: what a machine was set up
 * for by an order that is still open is part of that work.
 */
export const settledOf = ({ setupTimes, setUpFor = [] }: MachineRow, isOpen: (order: string) => boolean) =>
  setupTimes === undefined ? null : [setupTimes, setUpFor.findLast(({ order }) => !isOpen(order))?.family];
