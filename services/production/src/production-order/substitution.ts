/** An alternate that the bill allowed takes the place of what is not issued yet of a component. */
import type { Component } from '@gemba/contracts/events/production/execution';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { multiplyDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { isZero, minus, plus } from '@gemba/measures/quantity';
import { neededOf } from '@gemba/measures/whole';
import type { SubstituteComponent } from './commands.js';
import type { ComponentState, ProductionOrder } from './order-state.js';

const bare = ({ issued: _, ...component }: ComponentState): Component => component;

/** What stays of the component is what was issued; the alternate adds to what the operation takes of it. */
const replaced = (
  { components }: ProductionOrder,
  component: ComponentState,
  [by, quantity]: readonly [string, Quantity],
): Component[] => {
  const { operation, issued } = component;
  const kept = components
    .filter((each) => each !== component || !isZero(issued))
    .map((each) => (each === component ? { item: each.item, operation, quantity: issued } : bare(each)));
  const there = kept.find((each) => each.item === by && each.operation === operation);
  return there
    ? kept.map((each) => (each === there ? { ...each, quantity: plus(each.quantity, quantity) } : each))
    : [...kept, { item: by, operation, quantity }];
};

export const substitute = (order: ProductionOrder, { operation, item, by, reason }: SubstituteComponent) => {
  const component = order.components.find((each) => each.item === item && each.operation === operation);
  const alternates = component?.alternates ?? [];
  const alternate = alternates.find((each) => each.item === by);
  if (!component || !alternate) return notAllowed(order, { item, by, operation });
  const open = minus(component.quantity, component.issued);
  if (Number(open.value) <= 0)
    return reject('PRD-ORD-STATE', `All ${component.quantity.value} of ${item} are issued already.`);
  const { value, unit } = alternate.quantity;
  const quantity = neededOf(multiplyDecimal(value, open.value), component.quantity.value, unit);
  const components = replaced(order, component, [by, quantity]);
  return [happened('ComponentSubstituted', { operation, item, by, quantity, components, reason })];
};

type Wish = { readonly item: string; readonly by: string; readonly operation: number };

const notAllowed = ({ components }: ProductionOrder, { item, by, operation }: Wish): Rejection => {
  const component = components.find((each) => each.item === item && each.operation === operation);
  if (!component) return reject('PRD-BOM-ALTERNATE', `Operation ${operation} takes no ${item}.`);
  const allowed = (component.alternates ?? []).map((each) => each.item).join(', ');
  return reject('PRD-BOM-ALTERNATE', `${by} may not stand in for ${item}.`, {
    hint: allowed === '' ? 'Its bill of materials allows nothing else.' : `The bill allows ${allowed}.`,
  });
};
