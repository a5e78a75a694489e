/**
 * What planning asks for is done once, stays dismissed while nothing changes, and is refused before it
 * fails.
 */
import { describe, expect, it } from '@jest/globals';
import type { planningActionEvents } from '@gemba/contracts/events/production/planning';
import type { HappenedIn } from '@gemba/decider/decider';
import { happened } from '@gemba/decider/decision';
import { send } from '@gemba/decider/process';
import { heard, spec, story } from '@gemba/decider/testing';
import { askForWhatPlanningFinds } from '../../processes/ask-for-what-planning-finds.js';
import { carryOutPlanningAction } from '../../processes/carry-out-planning-action.js';
import { created, definition, pieces, released } from '../../production-order/test/pump.js';
import { productionOrder } from '../../production-order/production-order.js';
import { planEachBusinessDay } from '../../processes/plan-each-business-day.js';
import { planningAction } from '../planning-action.js';
import { planningRun } from '../planning-run.js';

const { given } = spec(planningAction);
const about = { id: 'lyon.PUMP.2026-03-09' };
const pegs = [{ demand: 'sales-order/S/1', quantity: pieces('10'), due: '2026-03-09' }];
const make = {
  ...{ action: 'make' as const, item: 'PUMP', quantity: pieces('10'), due: '2026-03-09' },
  ...{ begin: '2026-03-05', reason: 'short' as const, pegs },
};
const raise = { ...make, site: 'lyon', run: 'RUN-1' };
const raised = happened('PlanningActionRaised', raise);
const applied = happened('PlanningActionApplied', { site: 'lyon', work: make, order: about.id });
const dismissed = happened('PlanningActionDismissed', { reason: 'The customer waits.' });

describe('RaisePlanningAction', () => {
  it('raises, and has nothing to say to the same again, also once it is dismissed', () => {
    given().when('RaisePlanningAction', raise).then(raised);
    given(raised)
      .when('RaisePlanningAction', { ...raise, run: 'RUN-2' })
      .nothing();
    given(raised, dismissed)
      .when('RaisePlanningAction', { ...raise, run: 'RUN-2' })
      .nothing();
  });
  it('asks anew for another quantity, and after it was done', () => {
    const more = { ...raise, quantity: pieces('12') };
    given(raised, dismissed).when('RaisePlanningAction', more).then(happened('PlanningActionRaised', more));
    given(raised, applied).when('RaisePlanningAction', raise).then(raised);
  });
  it('does not mind that what is needed at once becomes later every day', () => {
    const now = (due: string) => ({ ...raise, due });
    given(happened('PlanningActionRaised', now('2026-03-09')))
      .at({ id: 'lyon.PUMP.now' })
      .when('RaisePlanningAction', now('2026-03-10'))
      .nothing();
  });
});

describe('ApplyPlanningAction', () => {
  const apply = (...events: readonly HappenedIn<typeof planningActionEvents>[]) =>
    given(...events)
      .at(about)
      .knowing(definition);
  it('says which order comes of it, another one each time', () => {
    apply(raised).when('ApplyPlanningAction', {}).then(applied);
    apply(raised, applied).when('ApplyPlanningAction', {}).nothing();
    const again = { site: 'lyon', work: make, order: `${about.id}-2` };
    apply(raised, applied, raised)
      .when('ApplyPlanningAction', {})
      .then(happened('PlanningActionApplied', again));
  });
  it('refuses what the order would refuse', () => {
    apply(raised).knowing({ bom: undefined }).when('ApplyPlanningAction', {}).refused('PRD-BOM-MISSING');
    const half = happened('PlanningActionRaised', { ...raise, quantity: pieces('0.5') });
    apply(half).when('ApplyPlanningAction', {}).refused('PRD-QTY-WHOLE');
  });
  it('refuses to change an order that is gone, has begun, or was finished in part', () => {
    const change = (action: 'cancel' | 'increase', quantity = '12') =>
      happened('PlanningActionRaised', {
        ...raise,
        ...{ action, target: 'production-order/P', quantity: pieces(quantity) },
      });
    const order = spec(productionOrder).given(created, released).state();
    const done = { status: 'done', startedAt: '2026-03-02T09:00:00.000Z' };
    const worked = { ...order, operations: order.operations.map((each) => ({ ...each, ...done })) };
    apply(change('cancel')).when('ApplyPlanningAction', {}).refused('PRD-PLAN-TARGET');
    apply(change('cancel'))
      .knowing({ order: worked })
      .when('ApplyPlanningAction', {})
      .refused('PRD-CANCEL-WIP');
    apply(change('increase'))
      .knowing({ order: worked })
      .when('ApplyPlanningAction', {})
      .refused('PRD-ORD-STATE');
    const { decision } = apply(change('increase')).knowing({ order }).when('ApplyPlanningAction', {});
    expect(decision).toMatchObject([{ type: 'PlanningActionApplied' }]);
  });
  it('refuses to cancel an order for one of its lines', () => {
    const of = { ...raise, action: 'cancel' as const, target: 'purchase-order/PO-1/2' };
    const shared = happened('PlanningActionRaised', { ...of, obstacle: 'PRD-PLAN-LINES' });
    apply(shared).when('ApplyPlanningAction', {}).refused('PRD-PLAN-LINES');
    const { decision } = apply(happened('PlanningActionRaised', of)).when('ApplyPlanningAction', {});
    expect(decision).toMatchObject([{ type: 'PlanningActionApplied' }]);
  });
  it('refuses what is dismissed, withdrawn or not known', () => {
    const withdrawn = happened('PlanningActionWithdrawn', { run: 'RUN-2' });
    for (const events of [[raised, dismissed], [raised, withdrawn], []])
      apply(...events)
        .when('ApplyPlanningAction', {})
        .refused('PRD-PLAN-STATE');
  });
});

describe('what somebody decides', () => {
  it('is dismissed with a reason, assigned to somebody, and withdrawn by a later run', () => {
    const reason = 'The customer waits.';
    given(raised).when('DismissPlanningAction', { reason }).then(dismissed);
    given(raised, dismissed).when('DismissPlanningAction', { reason }).nothing();
    given(raised, dismissed).when('DismissPlanningAction', { reason: 'No.' }).refused('PRD-PLAN-STATE');
    given(raised)
      .when('AssignPlanningAction', { to: 'pat' })
      .then(happened('PlanningActionAssigned', { to: 'pat' }));
    const run = { run: 'RUN-2' };
    given(raised, dismissed)
      .when('WithdrawPlanningAction', run)
      .then(happened('PlanningActionWithdrawn', run));
    given(raised, applied).when('WithdrawPlanningAction', run).nothing();
  });
});

describe('ask for what planning finds', () => {
  const run = { subject: 'RUN-1' };
  it('raises each, and takes back what is not found any more', () => {
    const found = heard('PlanningActionsFound', { site: 'lyon', actions: [{ id: about.id, ...make }] }, run);
    story(askForWhatPlanningFinds)
      .when(found)
      .sends(send(planningAction, [about.id, 'RaisePlanningAction'], raise));
    const gone = heard('PlanningActionsNotFound', { actions: [{ id: about.id }] }, run);
    story(askForWhatPlanningFinds)
      .when(gone)
      .sends(send(planningAction, [about.id, 'WithdrawPlanningAction'], { run: 'RUN-1' }));
  });
});

describe('plan each business day', () => {
  it('plans when the next one begins, and once whatever was planned meanwhile', () => {
    const counts = { items: 1, plannedOrders: 0, actions: 0, changed: 0, withdrawn: 0 };
    const scope = { asOf: '2026-03-02', until: '2026-05-30', actionsUntil: '2026-03-15' };
    const at = '2026-03-03T05:00:00.000Z';
    const completed = heard('PlanningRunCompleted', {
      ...{ site: 'lyon', ...scope, ...counts, inputsHash: 'a', resultHash: 'b', nextRunAt: at },
    });
    expect(story(planEachBusinessDay).when(completed).deadlines()).toEqual([{ name: 'next', at }]);
    const run = send(planningRun, ['lyon.2026-03-03', 'RunPlanning'], { site: 'lyon' });
    expect(planEachBusinessDay.passed?.next?.send({}, 'lyon', at)).toEqual([{ ...run, site: 'lyon' }]);
  });
});

describe('carry out planning action', () => {
  const does = (work: object, order?: string) =>
    story(carryOutPlanningAction).when(
      heard(
        'PlanningActionApplied',
        { site: 'lyon', work: { ...make, ...work }, ...(order === undefined ? {} : { order }) },
        { subject: 'A' },
      ),
    );
  const reason = 'Planning action A.';
  it('makes for the one line that needs it, or for stock', () => {
    const order = { site: 'lyon', item: 'PUMP', quantity: pieces('10'), due: '2026-03-09' };
    does({}, 'A').sends(
      send(productionOrder, ['A', 'CreateProductionOrder'], { ...order, demand: 'sales-order/S/1' }),
    );
    does({ pegs: [...pegs, ...pegs] }, 'A').sends(
      send(productionOrder, ['A', 'CreateProductionOrder'], order),
    );
  });
  it('changes the order that is named', () => {
    const target = 'production-order/P';
    const due = '2026-03-09';
    for (const action of ['expedite', 'defer'])
      does({ action, target }).sends(
        send(productionOrder, ['P', 'RescheduleProductionOrder'], { due, reason }),
      );
    for (const action of ['increase', 'decrease'])
      does({ action, target }).sends(
        send(productionOrder, ['P', 'ChangeProductionOrderQuantity'], { quantity: pieces('10'), reason }),
      );
    does({ action: 'cancel', target }).sends(
      send(productionOrder, ['P', 'CancelProductionOrder'], { reason }),
    );
  });
  it('leaves what is bought to supply chain', () => {
    does({ action: 'order' }, 'A').sends();
    does({ action: 'cancel', target: 'purchase-order/PO/1' }).sends();
  });
});
