/** A cancellation is traced, compared and decided: by itself within the right of programs, else by people. */
import { describe, expect, it } from '@jest/globals';
import { happened, isRefused } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { cancellation } from './cancellation.js';
import { holdingCost } from './holding-cost.js';

const { given } = spec(cancellation);
const pieces = (value: string) => ({ value, unit: 'C62' });
const eur = (amount: string) => ({ amount, currency: 'EUR' });

const lines = [{ line: '1', item: 'PUMP', quantity: pieces('5') }];
const wish = { site: 'lyon', salesOrder: 'SO-1', lines, reason: 'Project stopped' };
const order = {
  ...{ item: 'PUMP', quantity: pieces('5'), due: '2026-03-20', demand: 'sales-order/SO-1/1' },
  ...{ status: 'open', begun: true, running: [] as readonly number[] },
  lots: [{ item: 'CAST', lot: 'C1', quantity: pieces('5') }],
};
const bought = {
  ...{ site: 'lyon', supplier: 'FOUNDRY', due: '2026-03-09', approved: true, received: false },
  lines: [{ line: '1', item: 'CAST', open: '5', price: eur('40.00') }],
};
const asked = {
  ...{ site: 'lyon', pegs: [{ demand: 'sales-order/SO-1/1' }], orderedBy: 'PO-1' },
  need: { item: 'CAST', quantity: pieces('5'), due: '2026-03-09' },
};
const open = {
  made: { 'MO-1': { site: 'lyon', pegs: [], order } },
  asked: { 'R-1': asked },
  bought: { 'PO-1': bought },
  wanted: {},
};
const known = {
  open,
  costs: {},
  standards: { 'lyon.PUMP': { cost: eur('120.00') } },
  usage: {},
  policies: {},
  spent: { 'MO-1': { site: 'lyon', spent: '200', currency: 'EUR' } },
  terms: { FOUNDRY: { terms: [{ days: 30, share: '0.20' }] } },
  rates: {},
};
const granted = { granted: { level: 'site', rightId: 'r1', policyVersion: 1 } };
const denied = { granted: null, escalatesTo: 'site-manager', why: 'Above 100.00 EUR.' };

const eventsOf = (decision: unknown) => {
  if (!Array.isArray(decision)) throw new Error(JSON.stringify(decision));
  return decision as { type: never; data: never }[];
};
const openedAs = (facts: object = known) =>
  eventsOf(given().knowing(facts).when('OpenCancellation', wish).decision);
const comparedAs = (facts: object = known) => {
  const before = openedAs(facts);
  return [
    ...before,
    ...eventsOf(
      given(...before)
        .knowing(facts)
        .when('CompareCancellation', {}).decision,
    ),
  ];
};
const waiting = () => {
  const before = comparedAs();
  const facts = { ...known, automatic: denied, next: denied };
  return [
    ...before,
    ...eventsOf(
      given(...before)
        .knowing(facts)
        .when('FollowCancellationPlan', {}).decision,
    ),
  ];
};

describe('opening and tracing', () => {
  it('finds what was made and bought for it, once', () => {
    const events = openedAs();
    expect(events.map(({ type }) => type)).toEqual(['CancellationOpened', 'CancellationTraced']);
    expect(
      given(...events)
        .state()
        .supplies.map(({ supply }) => supply),
    ).toEqual([...['production-order/MO-1', 'purchase-order/PO-1']]);
    given(...events)
      .knowing(known)
      .when('OpenCancellation', wish)
      .nothing();
    given(...events)
      .knowing(known)
      .when('OpenCancellation', { ...wish, salesOrder: 'SO-2' })
      .refused('SCM-CXL-STATE');
  });

  it('is settled where nothing was, until something is', () => {
    const nothing = { ...known, open: { made: {}, asked: {}, bought: {}, wanted: {} } };
    const events = openedAs(nothing);
    expect(given(...events).state().status).toBe('settled');
    given(...events)
      .knowing(nothing)
      .when('TraceCancellation', {})
      .nothing();
    given(...events)
      .knowing(nothing)
      .when('TraceCancellation', { supply: 'production-order/MO-1' })
      .refused('SCM-CXL-UNKNOWN');
    const later = eventsOf(
      given(...events)
        .knowing(known)
        .when('TraceCancellation', { supply: 'production-order/MO-1' }).decision,
    );
    expect(later).toHaveLength(1);
    given(...events, ...later)
      .knowing(known)
      .when('TraceCancellation', { supply: 'production-order/MO-1' })
      .nothing();
  });

  it('is not done for more orders than one can look at', () => {
    const made = Object.fromEntries(
      Array.from({ length: 501 }, (_, at) => [`MO-${String(at)}`, { site: 'lyon', pegs: [], order }]),
    );
    given()
      .knowing({ ...known, open: { ...open, made } })
      .when('OpenCancellation', wish)
      .refused('SCM-CXL-MANY');
  });
});

describe('comparing', () => {
  it('says what each way costs, with what that is computed of, and what is cheapest', () => {
    const { compared } = given(...comparedAs()).state();
    expect(compared?.cost).toEqual(eur('240.00'));
    expect(compared?.supplies).toMatchObject([
      { sunk: eur('200.00'), value: eur('600.00'), options: [{ option: 'stop' }, { option: 'keep' }] },
      { fee: eur('40.00'), value: eur('200.00'), options: [{ option: 'cancel' }, { option: 'keep' }] },
    ]);
    given(...comparedAs())
      .knowing(known)
      .when('CompareCancellation', {})
      .nothing();
  });

  it('takes the fee of another currency at the rate of the day, and cannot cancel without one', () => {
    const price = { amount: '50.00', currency: 'USD' };
    const abroad = { ...bought, lines: [{ line: '1', item: 'CAST', open: '5', price }] };
    const inUsd = { ...known, open: { ...open, bought: { 'PO-1': abroad } } };
    const without = given(...comparedAs(inUsd)).state().compared?.supplies[1];
    expect(without).toMatchObject({
      limitedBy: expect.stringContaining('rate'),
      options: [{ option: 'keep' }],
    });
    const rates = { 'EUR.USD.2026-03-02': { rate: '1.25' } };
    const converted = given(...comparedAs({ ...inUsd, rates })).state().compared?.supplies[1];
    expect(converted).toMatchObject({
      fee: { amount: '50.00', currency: 'USD' },
      options: [{ option: 'cancel', cost: eur('40.00') }, { option: 'keep' }],
    });
  });

  it('does not end what runs, is completed, came in or has other lines', () => {
    const optionsOf = (more: object, at: number) =>
      given(...comparedAs({ ...known, open: { ...open, ...more } }))
        .state()
        .compared?.supplies[at]?.options.map(({ option }) => option);
    for (const change of [{ running: [10] }, { status: 'completed' }])
      expect(
        optionsOf({ made: { 'MO-1': { site: 'lyon', pegs: [], order: { ...order, ...change } } } }, 0),
      ).toEqual(['keep']);
    const two = [...bought.lines, { ...bought.lines[0], line: '2', item: 'ROTOR' }];
    for (const change of [{ received: true }, { lines: two }])
      expect(optionsOf({ bought: { 'PO-1': { ...bought, ...change } } }, 1)).toEqual(['keep']);
  });

  it('offers it to a line that nobody has begun to make for, at the site', () => {
    const wanted = {
      'sales-order/SO-2/1': { site: 'lyon', item: 'PUMP', quantity: '5', due: '2026-03-25' },
      'sales-order/SO-3/1': { site: 'porto', item: 'PUMP', quantity: '5', due: '2026-03-25' },
    };
    const mine = { ...order, demand: 'sales-order/SO-2/1', begun: false };
    const optionOf = (begun: boolean) => {
      const made = { ...open.made, 'MO-2': { site: 'lyon', pegs: [], order: { ...mine, begun } } };
      const facts = { ...known, open: { ...open, made, wanted } };
      return given(...comparedAs(facts)).state().compared?.supplies[0]?.options[0];
    };
    expect(optionOf(false)).toMatchObject({
      option: 'repeg sales-order/SO-2/1',
      parts: [{ replaces: 'production-order/MO-2' }],
    });
    expect(optionOf(true)?.option).toBe('stop');
  });
});

describe('deciding', () => {
  const follow = (events: readonly { type: never; data: never }[], facts: object) =>
    given(...events)
      .knowing({ ...known, ...facts })
      .when('FollowCancellationPlan', {});

  it('is done by itself within the right of programs', () => {
    const [decided] = eventsOf(follow(comparedAs(), { automatic: granted, next: denied }).decision);
    expect(decided).toMatchObject({
      type: 'CancellationDecided',
      data: {
        ...{ cost: eur('240.00'), isCheapest: true },
        steps: [
          { supply: 'production-order/MO-1', parts: [{ way: 'stop' }], lots: order.lots },
          { supply: 'purchase-order/PO-1', parts: [{ way: 'cancel' }], lots: [] },
        ],
      },
    });
  });

  it('needs no right where it costs nothing', () => {
    const facts = { ...known, spent: {}, terms: {} };
    const [decided] = eventsOf(
      given(...comparedAs(facts))
        .knowing({ ...facts, automatic: denied, next: denied })
        .when('FollowCancellationPlan', {}).decision,
    );
    expect(decided?.type).toBe('CancellationDecided');
  });

  it('asks the role that has the right above it, and headquarters where nobody has', () => {
    const asking = (next: object) => follow(comparedAs(), { automatic: denied, next });
    const site = 'lyon';
    asking(denied).then(
      happened('CancellationDecisionRequested', { site, role: 'site-manager', cost: eur('240.00') }),
    );
    asking({ ...denied, escalatesTo: null }).then(
      happened('CancellationDecisionRequested', { site, role: 'coo', cost: eur('240.00') }),
    );
  });

  it('refuses what is not so any more', () => {
    const changed = { ...known, open: { ...open, made: {} } };
    follow(comparedAs(), { ...changed, automatic: granted, next: denied }).refused('SCM-CXL-STALE');
    given(...waiting())
      .knowing({ ...known, spent: {}, right: granted })
      .when('DecideCancellation', {})
      .refused('SCM-CXL-STALE');
  });

  it('is of whoever has the right, with a reason where another than the cheapest is taken, and once', () => {
    const events = waiting();
    const decide = (command: object, right: object = granted) =>
      given(...events)
        .knowing({ ...known, right })
        .when('DecideCancellation', command);
    decide({}, denied).refused('SCM-CXL-RIGHT');
    const keep = { supply: 'production-order/MO-1', option: 'keep' };
    decide({ choices: [keep] }).refused('SCM-CXL-REASON');
    decide({ choices: [{ ...keep, option: 'sell' }] }).refused('SCM-CXL-CHOICE');
    decide({ choices: [{ ...keep, option: 'goOn' }] }).refused('SCM-CXL-CHOICE');
    decide({ choices: [{ ...keep, supply: 'production-order/MO-9' }] }).refused('SCM-CXL-CHOICE');
    const [kept] = eventsOf(decide({ choices: [keep], reason: 'Sold on Monday' }).decision);
    expect(kept?.data).toMatchObject({ cost: eur('640.00'), isCheapest: false, reason: 'Sold on Monday' });
    const done = eventsOf(decide({}).decision);
    const again = given(...events, ...done).knowing({ ...known, right: granted });
    again.when('DecideCancellation', {}).refused('SCM-CXL-STATE');
    expect(isRefused(again.when('TraceCancellation', {}).decision)).toBe(false);
  });
});

describe('what was not done as it was decided', () => {
  it('is decided on anew, and costs what it costs then', () => {
    const before = comparedAs();
    const facts = { ...known, automatic: granted, next: denied };
    const done = eventsOf(
      given(...before)
        .knowing(facts)
        .when('FollowCancellationPlan', {}).decision,
    );
    const completed = { 'MO-1': { site: 'lyon', pegs: [], order: { ...order, status: 'completed' } } };
    const late = { ...facts, open: { ...open, made: completed, asked: {}, bought: {} } };
    const again = [
      ...[...before, ...done],
      ...eventsOf(
        given(...before, ...done)
          .knowing(late)
          .when('TraceCancellation', {}).decision,
      ),
    ];
    expect(given(...again).state()).toMatchObject({ status: 'traced', cost: eur('40.00') });
    const anew = eventsOf(
      given(...again)
        .knowing(late)
        .when('CompareCancellation', {}).decision,
    );
    const end = eventsOf(
      given(...again, ...anew)
        .knowing(late)
        .when('FollowCancellationPlan', {}).decision,
    );
    const state = given(...again, ...anew, ...end).state();
    expect(state.cost).toEqual(eur('640.00'));
    expect(state.steps.map(({ parts }) => parts[0]?.way)).toEqual(['cancel', 'keep']);
  });
});

describe('SetHoldingCost', () => {
  const of = spec(holdingCost, { item: { kind: 'buy', unit: 'C62', tracking: 'lot' } });
  const command = { site: 'lyon', item: 'CAST', holdingRate: '0.2', scrapValue: eur('1.50') };
  const set = happened('HoldingCostSet', command);

  it('says what a year in stock costs and what scrap brings, once', () => {
    of.given().when('SetHoldingCost', command).then(set);
    of.given(set).when('SetHoldingCost', command).nothing();
  });

  it('refuses a share that is none, another currency and an item that is not known', () => {
    for (const holdingRate of ['-0.1', '1.1'])
      of.given()
        .when('SetHoldingCost', { ...command, holdingRate })
        .refused('SCM-HLC-RATE');
    of.given()
      .when('SetHoldingCost', { ...command, scrapValue: { amount: '1.00', currency: 'USD' } })
      .refused('SCM-HLC-CURRENCY');
    of.given().knowing({ item: undefined }).when('SetHoldingCost', command).refused('SCM-ITEM-UNKNOWN');
  });
});
