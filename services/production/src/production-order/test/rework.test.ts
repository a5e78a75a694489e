/**
 * Pieces that a later operation found wanting go back to an earlier one, are worked on again, and come again;
 * a pause frees who and what is at an operation.
 */
import { describe, expect, it } from '@jest/globals';
import type { Happened } from '@gemba/decider/decision';
import { happened, isRefused } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import type { Quantity } from '@gemba/measures/quantity';
import { productionOrder } from '../production-order.js';
import * as pump from './pump.js';

const { given } = spec(productionOrder);
const { pieces } = pump;
const all = { good: pieces('10'), scrap: pieces('0'), rework: pieces('0') };
const machined = [
  ...[pump.created, pump.released, pump.assigned, pump.begun, pump.housed, pump.supplied],
  happened('QuantityReported', { ...all, item: 'PUMP', operation: 10, workUnit: 'LATHE-1' }),
  { ...pump.machined, data: { ...pump.machined.data, good: pieces('10'), scrap: pieces('0') } },
];
const painting = [...machined, pump.paintAssigned, pump.paintBegun];
const find = {
  operation: 20,
  good: pieces('5'),
  scrap: pieces('0'),
  rework: pieces('2'),
  reworkAt: 10,
  reason: 'leak',
};
const found = happened('QuantityReported', { ...find, item: 'PUMP', workUnit: 'BOOTH' });
const back = happened('OperationReopened', {
  ...{ operation: 10, workUnit: 'LATHE-1', people: ['ana'], skill: 'cnc', planned: '2026-03-02' },
  ...{ rework: pieces('2'), from: 20 },
});
const again = {
  ...{ operation: 10, good: pieces('1'), scrap: pieces('1'), rework: pieces('0') },
  reason: 'leak',
};
const mended = happened('QuantityReported', {
  ...{ ...again, fromRework: pieces('2') },
  ...{ item: 'PUMP', workUnit: 'LATHE-1' },
});
const times = { setup: 'PT1M', run: 'PT5M' };
const lathe = { ...pump.lathe(), fitness: undefined };

const chance = (seed: number) => {
  let state = seed;
  return (most: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * (most + 1));
  };
};

/** An order whose second operation sends pieces back to the first at random. */
const toAndFro = (upTo: ReturnType<typeof chance>) => {
  let events: Happened[] = [...painting];
  const story = () => given(...(events as never[]));
  const at = (sequence: number) => {
    const found = story()
      .state()
      .operations.find((each) => each.sequence === sequence);
    if (!found) throw new Error('There is no such operation.');
    return found;
  };
  const says = (name: string, command: object) => {
    const { decision } = story()
      .knowing(lathe)
      .when(name as 'ReportQuantity', command as never);
    if (!isRefused(decision)) events = [...events, ...decision];
  };
  const paint = () => {
    const wrong = upTo(2);
    says('ReportQuantity', {
      ...{ operation: 20, good: pieces(String(upTo(4))), scrap: pieces(String(upTo(1))) },
      rework: pieces(String(wrong)),
      reason: 'leak',
      ...(wrong === 0 ? {} : { reworkAt: 10 }),
    });
  };
  const machine = () => {
    says('StartOperation', { operation: 10, workUnit: 'LATHE-1', people: ['ana'] });
    const waiting = at(10).rework;
    const lost = upTo(Number(waiting.value));
    const good = pieces(String(Number(waiting.value) - lost));
    const fromRework = waiting.value === '0' ? {} : { fromRework: waiting };
    const rest = { rework: pieces('0'), reason: 'leak', ...fromRework };
    says('ReportQuantity', { operation: 10, good, scrap: pieces(String(lost)), ...rest });
  };
  for (let turn = 0; turn < 12; turn += 1) {
    paint();
    machine();
    says('CompleteOperation', { operation: 10, setup: 'PT0S', run: 'PT0S' });
  }
  return { state: story().state(), events };
};

describe('rework at an earlier operation', () => {
  it('opens that operation again with what goes back', () => {
    given(...painting)
      .when('ReportQuantity', find)
      .then(found, back);
    const [lathe, booth] = given(...painting, found, back).state().operations;
    expect(lathe).toMatchObject({ status: 'assigned', good: pieces('8'), rework: pieces('2') });
    expect(booth).toMatchObject({ status: 'running', good: pieces('5'), rework: pieces('0') });
  });
  it.each([
    ['this operation', { ...find, reworkAt: 20 }],
    ['one that there is not', { ...find, reworkAt: 15 }],
    ['an earlier one without saying how much', { ...find, rework: pieces('0') }],
  ])('refuses to send it back to %s', (_, command) =>
    given(...painting)
      .when('ReportQuantity', command)
      .refused('PRD-QTY-REWORK'),
  );
  it('counts only what was made since: two of ten again, of which one is scrap', () => {
    const rest = [...painting, found, back, pump.started, mended];
    const { decision } = given(...rest).when('CompleteOperation', {
      ...times,
      operation: 10,
      run: 'PT0S',
      setup: 'PT0S',
    });
    expect(decision).toMatchObject([
      {
        type: 'OperationCompleted',
        data: { good: pieces('1'), scrap: pieces('1'), reworked: pieces('2'), plannedRun: 'PT12M' },
      },
    ]);
  });
  it('refuses to complete the later one while pieces come back, and takes the rest meanwhile', () => {
    const others = { operation: 20, good: pieces('3'), scrap: pieces('0'), rework: pieces('0') };
    const { decision } = given(...painting, found, back).when('ReportQuantity', others);
    expect(isRefused(decision)).toBe(false);
    given(...painting, found, back)
      .when('ReportQuantity', { ...others, good: pieces('4') })
      .refused('PRD-QTY-OVER');
    given(...painting, found, back, ...(decision as never[]))
      .when('CompleteOperation', { ...times, operation: 20 })
      .refused('PRD-OP-PREDECESSOR');
  });
  it('goes without its material again where that was waived before', () => {
    const bare = painting.filter((event) => event !== pump.housed);
    const waived = bare.map((event) =>
      event.type === 'OperationCompleted'
        ? { ...event, data: { ...event.data, materialWaived: 'Customer’s own' } }
        : event,
    );
    const rest = [found, back, pump.started, mended];
    const end = { operation: 10, setup: 'PT0S', run: 'PT0S' };
    given(...(bare as never[]), ...rest)
      .when('CompleteOperation', end)
      .refused('PRD-OP-MATERIAL');
    const { decision } = given(...(waived as never[]), ...rest).when('CompleteOperation', end);
    expect(decision).toMatchObject([{ type: 'OperationCompleted' }]);
  });
  it('refuses to end an order of which all is scrap while a later operation runs', () => {
    const allBack = { ...find, good: pieces('0'), rework: pieces('10') };
    const lost = { ...again, good: pieces('0'), scrap: pieces('10'), fromRework: pieces('10') };
    given(
      ...painting,
      happened('QuantityReported', { ...allBack, item: 'PUMP', workUnit: 'BOOTH' }),
      { ...back, data: { ...back.data, rework: pieces('10') } },
      pump.started,
      happened('QuantityReported', { ...lost, item: 'PUMP', workUnit: 'LATHE-1' }),
    )
      .when('CompleteOperation', { operation: 10, setup: 'PT0S', run: 'PT0S' })
      .refused('PRD-ORD-STATE');
  });

  it('conserves pieces and says each once, however they go to and fro', () => {
    const upTo = chance(11);
    for (let round = 0; round < 300; round += 1) {
      const { state, events } = toAndFro(upTo);
      const [first] = state.operations;
      const counts = [first?.good, first?.scrap, first?.rework].map((each) => Number(each?.value));
      expect(counts.reduce((all, each) => all + each, 0)).toBe(10);
      const made = events.flatMap(({ type, data }) =>
        type === 'OperationCompleted' ? [data as { good: Quantity; scrap: Quantity }] : [],
      );
      // What came good twice was made twice; what is scrap is so once.
      const scrap = made.reduce((all, each) => all + Number(each.scrap.value), 0);
      if (first?.status === 'done') expect(String(scrap)).toBe(first.scrap.value);
      expect(made.filter(({ good }) => Number(good.value) < 0)).toEqual([]);
      const said = state.operations.flatMap(({ good, scrap, rework }) => [good, scrap, rework]);
      expect(said.filter(({ value }) => Number(value) < 0)).toEqual([]);
    }
  });
});

describe('a pause', () => {
  const running = [pump.created, pump.released, pump.assigned, pump.begun, pump.housed, pump.reported];
  const reason = 'end of shift';
  const paused = happened('OperationPaused', { ...pump.machining, reason });
  it('frees who and what is at it, once', () => {
    given(...running)
      .when('PauseOperation', { operation: 10, reason })
      .then(paused);
    given(...running, paused)
      .when('PauseOperation', { operation: 10, reason })
      .nothing();
    given(pump.created, pump.released)
      .when('PauseOperation', { operation: 10, reason })
      .refused('PRD-ORD-STATE');
  });
  it('goes on when it is started again, and does not count as time spent', () => {
    const restarted = { ...pump.started, occurredAt: '2026-03-02T10:50:00.000Z' };
    const after = [...running, { ...paused, occurredAt: '2026-03-02T09:30:00.000Z' }];
    given(...after)
      .knowing(lathe)
      .when('StartOperation', pump.machining)
      .then(pump.started);
    // Half an hour before and ten minutes since, by eleven o’clock.
    const at = { at: '2026-03-02T11:00:00.000Z' };
    given(...after, restarted)
      .at(at)
      .when('CompleteOperation', { operation: 10, setup: 'PT10M', run: 'PT31M' })
      .refused('PRD-OP-TIME');
    const { decision } = given(...after, restarted)
      .at(at)
      .when('CompleteOperation', { operation: 10, setup: 'PT10M', run: 'PT30M' });
    expect(decision).toMatchObject([{ type: 'OperationCompleted' }]);
  });
  it('refuses reports and completion before it is started again', () => {
    given(...running, paused)
      .when('ReportQuantity', pump.report)
      .refused('PRD-ORD-STATE');
    given(...running, paused)
      .when('CompleteOperation', { operation: 10, ...times })
      .refused('PRD-ORD-STATE');
    given(...running, paused)
      .when('CancelProductionOrder', { reason })
      .refused('PRD-CANCEL-WIP');
  });
});
