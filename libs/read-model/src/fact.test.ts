/** Facts take site, day and number from their event unless they say otherwise. */
import { describe, expect, it } from '@jest/globals';
import { companyEvents } from '@gemba/contracts/events/company';
import { heard } from '@gemba/decider/testing';
import { counted, facts, measured, statementOf, states, valued } from './fact.js';

const busy = facts('busy', {
  events: companyEvents,
  on: {
    BusyTimePlanned: (e) => ({
      ...measured('planned', { value: '60', unit: 'SEC' }),
      businessDate: e.data.date,
    }),
  },
});
const plans = facts('plans', {
  events: companyEvents,
  on: {
    BusyTimePlanned: () => [
      counted('plans', { dimensions: { shift: 'late' } }),
      valued(
        'cost',
        { amount: '2.50', currency: 'PLN' },
        { site: 'gdansk', group: { amount: '0.58', currency: 'EUR' } },
      ),
    ],
  },
});
const event = heard('BusyTimePlanned', { date: '2026-03-09', planned: 'PT1M' });

describe('facts', () => {
  it('may belong to another day than their event', () => {
    expect(states(busy, event)).toEqual([['planned', '60', 'SEC', '2026-03-09']]);
  });

  it('are numbered over all models of an event', () => {
    expect(statementOf([busy, plans])(event).map(({ n, measure }) => [n, measure])).toEqual([
      [1, 'planned'],
      [2, 'plans'],
      [3, 'cost'],
    ]);
  });

  it('take site and day from the event and keep the amount of the group', () => {
    const [plan, cost] = statementOf([plans])(event);
    expect(plan).toMatchObject({
      site: 'lyon',
      businessDate: '2026-03-02',
      currency: null,
      groupValue: null,
    });
    expect(cost).toMatchObject({ site: 'gdansk', currency: 'PLN', groupValue: '0.58', groupCurrency: 'EUR' });
  });

  it('do not follow from events that nobody hears', () => {
    expect(statementOf([busy])(heard('EmployeeLeft', { lastDay: '2026-03-09' }))).toEqual([]);
  });
});
