/** Chooses what a client does next: by seed, client and number alone, so that a run can be repeated. */
import type { Action } from './client/action.js';
import type { Chance } from './intents/chance.js';
import type { Asked, Intent } from './intents/asked.js';
import { breakings } from './intents/kinds/breaking.js';
import { buying } from './intents/kinds/buying.js';
import { governing } from './intents/kinds/governing.js';
import { making } from './intents/kinds/making.js';
import { money } from './intents/kinds/money.js';
import { selling } from './intents/kinds/selling.js';
import { stock } from './intents/kinds/stock.js';

const intents = { ...buying, ...selling, ...making, ...stock, ...money, ...governing, ...breakings };

type Name = keyof typeof intents;

/** How often each is wanted; three in a hundred are attempts to break a rule. */
const WEIGHTS: Readonly<Record<Exclude<Name, keyof typeof breakings>, number>> = {
  ...{ buy: 8, approve: 8, receive: 8, capture: 4, 'close-purchase': 0.5, 'cancel-purchase': 0.5 },
  ...{ sell: 9, 'cancel-sale': 1, ship: 8, despatch: 8, delay: 4, deliver: 7 },
  ...{ make: 3, work: 16, hold: 0.7, 'cancel-work': 0.3, inspect: 3, machine: 1 },
  ...{ count: 4, scrap: 2, block: 3, reserve: 1, release: 0.5, 'take-in': 2 },
  ...{ 'transfer-out': 3, 'transfer-in': 4 },
  ...{ bill: 6, namesake: 1, pay: 6, 'release-bill': 2, collect: 6, post: 2, reverse: 1 },
  ...{ 'new-entity': 0.5, 'new-skill': 0.7, 'new-plan': 0.5 },
};

const REPEATED = 0.1;
const ALTERED = 0.02;
const BREAKING = 0.03;

export type Choice =
  | { readonly kind: 'repeat'; readonly how: 'same' | 'altered'; readonly place: number }
  | { readonly kind: 'intent'; readonly name: Name };

/** What comes next; `place` says which of the commands before is repeated, from 0 (oldest) to below 1. */
export const choose = (chance: Chance): Choice => {
  const draw = chance.next();
  const place = chance.next();
  if (draw < REPEATED) return { kind: 'repeat', how: 'same', place };
  if (draw < REPEATED + ALTERED) return { kind: 'repeat', how: 'altered', place };
  const isBreaking = draw < REPEATED + ALTERED + BREAKING;
  const breaking = chance.pick(Object.keys(breakings) as (keyof typeof breakings)[]);
  const usual = chance.weighted(WEIGHTS);
  return { kind: 'intent', name: isBreaking ? breaking : usual };
};

/** Null where there is nothing yet that the intent could be about. */
export const actionFor = (name: Name, asked: Asked): Action | null => {
  const intent: Intent = intents[name];
  const action = intent(asked);
  return action ? { ...action, intent: name } : null;
};
