/** Work steps are recorded with typed values, and an operation is not completed beyond their limits. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { productionOrder } from '../production-order.js';
import * as pump from './pump.js';

const { given } = spec(productionOrder);
const clamp = { step: 1, instruction: 'Clamp the housing', kind: 'confirm' as const };
const bore = { step: 2, instruction: 'Measure the bore', kind: 'measure' as const, unit: 'MMT' };
const bounds = { lower: '24.98', upper: '25.02' };
const heat = { step: 3, instruction: 'Heat number', kind: 'text' as const };
const created = {
  ...pump.created,
  data: {
    ...pump.created.data,
    operations: pump.operations.map((each) =>
      each.sequence === 10 ? { ...each, steps: [clamp, { ...bore, ...bounds }, heat] } : each,
    ),
  },
};
const running = [created, pump.released, pump.assigned, pump.begun, pump.housed, pump.reported];
const complete = { operation: 10, setup: 'PT20M', run: 'PT1H10M' };
const of = { operation: 10, item: 'PUMP' };
const at = { workUnit: 'LATHE-1' };
const clamped = happened('StepRecorded', { ...of, ...clamp, within: true, ...at });
const measured = (value: string, within: boolean) =>
  happened('StepRecorded', { ...of, ...bore, ...bounds, value, within, ...at });
const heated = happened('StepRecorded', { ...of, ...heat, value: 'H-4711', within: true, ...at });
const reason = 'Customer agreed to 25.03';
const accepted = happened('StepDeviationAccepted', { ...of, step: 2, value: '25.03', reason });
const right = { granted: { level: 'site', rightId: 'R1', policyVersion: 1 } };

describe('steps of a work instruction', () => {
  it('are confirmed, measured and answered, each once', () => {
    given(...running)
      .when('RecordStep', { operation: 10, step: 1 })
      .then(clamped);
    given(...running, clamped)
      .when('RecordStep', { operation: 10, step: 1 })
      .nothing();
    given(...running)
      .when('RecordStep', { operation: 10, step: 2, value: '25.02' })
      .then(measured('25.02', true));
    given(...running, measured('25.02', true))
      .when('RecordStep', { operation: 10, step: 2, value: '25.02' })
      .nothing();
    given(...running)
      .when('RecordStep', { operation: 10, step: 3, value: 'H-4711' })
      .then(heated);
  });
  it.each([
    [1, 'yes', 'is confirmed'],
    [2, undefined, 'MMT'],
    [2, 'about 25', 'MMT'],
    [3, undefined, 'answer'],
  ])('refuses for step %s the value %s', (step, value, says) => {
    const { decision } = given(...running).when('RecordStep', {
      ...{ operation: 10, step },
      ...(value === undefined ? {} : { value }),
    });
    expect(decision).toMatchObject({ code: 'PRD-STEP-VALUE', detail: expect.stringContaining(says) });
  });
  it('refuses what the operation does not have, and an operation that is not running', () => {
    given(...running)
      .when('RecordStep', { operation: 10, step: 9 })
      .refused('PRD-STEP-UNKNOWN');
    given(created, pump.released).when('RecordStep', { operation: 10, step: 1 }).refused('PRD-ORD-STATE');
    given(...running)
      .at({ at: '2026-03-02T08:59:00.000Z' })
      .when('RecordStep', { operation: 10, step: 1 })
      .refused('PRD-OP-TIME');
  });
});

describe('completion with steps', () => {
  it('is refused while a step is open, and names it', () => {
    const { decision } = given(...running, clamped, heated).when('CompleteOperation', complete);
    expect(decision).toMatchObject({ code: 'PRD-STEP-OPEN', detail: expect.stringContaining('step 2') });
  });
  it.each(['24.979999', '25.03'])('is refused with %s, which is beyond the limits', (value) =>
    given(...running, clamped, heated, measured(value, false))
      .when('CompleteOperation', complete)
      .refused('PRD-STEP-LIMIT'),
  );
  it('counts the last record of a step', () =>
    given(...running, clamped, heated, measured('25.03', false), measured('25.01', true))
      .when('CompleteOperation', complete)
      .then(pump.machined));
  it('asks for no step of what is all scrap', () => {
    const scrap = { ...pump.report, good: pump.pieces('0'), scrap: pump.pieces('10') };
    const lost = happened('QuantityReported', { ...scrap, item: 'PUMP', workUnit: 'LATHE-1' });
    const { decision } = given(...running.slice(0, -1), lost).when('CompleteOperation', complete);
    expect(decision).toMatchObject([{ type: 'OperationCompleted' }, {}, {}]);
  });
});

describe('a deviation', () => {
  const beyond = [...running, clamped, heated, measured('25.03', false)];
  const accept = { operation: 10, step: 2, reason };
  it('passes by right, once, and until the step is recorded anew', () => {
    given(...beyond)
      .knowing({ right })
      .when('AcceptStepDeviation', accept)
      .then(accepted);
    given(...beyond, accepted)
      .knowing({ right })
      .when('AcceptStepDeviation', accept)
      .nothing();
    given(...beyond, accepted)
      .when('CompleteOperation', complete)
      .then(pump.machined);
    given(...beyond, accepted, measured('25.04', false))
      .when('CompleteOperation', complete)
      .refused('PRD-STEP-LIMIT');
  });
  it('is refused without the right, and where nothing is beyond its limits', () => {
    given(...beyond)
      .knowing({ right: { granted: null, why: 'No right to let a step pass.' } })
      .when('AcceptStepDeviation', accept)
      .refused('PRD-STEP-LIMIT');
    given(...running)
      .knowing({ right })
      .when('AcceptStepDeviation', accept)
      .refused('PRD-STEP-STATE');
  });
});
