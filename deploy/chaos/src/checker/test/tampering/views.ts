/**
 * What is wrong with views and answers: applied twice or not at all, other sums, a memory that is not the
 * store's.
 */
import type { Tampering } from './tampering.js';

type Versioned = { version: number };
type Balances = { lots: { balances: object[] }[] };

export const OF_VIEWS: readonly Tampering[] = [
  {
    check: 'facts-once',
    tamper: ({ views }) => {
      views.facts.pop();
    },
  },
  {
    check: 'facts-name-their-event',
    tamper: ({ views }) => {
      const [fact] = views.facts;
      if (fact) fact.streamId = 'another-1';
    },
  },
  {
    check: 'older-read-as-current',
    tamper: ({ views }) => {
      const fact = views.facts.find(({ measure }) => measure === 'ShipmentDelayed');
      if (fact) fact.dimensions = {};
    },
  },
  {
    check: 'views-applied-once',
    tamper: ({ views }) => {
      views.sources.finance = 1 + (views.sources.finance ?? 0);
    },
  },
  {
    check: 'roll-ups-are-sums',
    tamper: ({ views }) => {
      const [rollUp] = views.rollUps;
      if (rollUp) rollUp.sum = '1000';
    },
  },
  {
    check: 'ledger-in-views',
    tamper: ({ views }) => {
      views.rows = views.rows.filter(({ key }) => key !== 'lyon.1300');
    },
  },
  {
    check: 'ledger-in-facts',
    tamper: ({ views }) => {
      const fact = views.facts.find(({ measure }) => measure === 'ledger/1300');
      if (fact) fact.value = '12.01';
    },
  },
  {
    check: 'consistency-board',
    tamper: ({ answers }) => {
      answers.consistency.push({ id: 'payables.lyon', ok: false, difference: '0.01' });
    },
  },
  {
    check: 'states-as-stored',
    tamper: ({ answers }) => {
      (answers.states['supply-chain/stock-item-lyon.BOLT'] as Versioned).version += 1;
    },
  },
  {
    check: 'stock-as-answered',
    tamper: ({ answers }) => {
      (answers.states['supply-chain/stock-item-lyon.BOLT'] as Balances).lots[0]?.balances.pop();
    },
  },
];
