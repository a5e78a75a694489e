/** Control plans: what is measured when goods come in and when pumps are finished. */

export type Characteristic = {
  readonly id: string;
  readonly name: string;
  readonly nominal: string;
  readonly lower: string;
  readonly upper: string;
  readonly unit: string;
};

export type ControlPlan = {
  readonly item: string;
  readonly trigger: 'receipt' | 'completion';
  readonly sampleSize: number;
  readonly characteristics: readonly Characteristic[];
};

const length = (id: string, name: string, [lower, nominal, upper]: readonly [string, string, string]) => ({
  ...{ id, name, nominal, lower, upper },
  unit: 'MMT',
});

const running = (flow: readonly [string, string, string], noise: string): readonly Characteristic[] => {
  const [lower, nominal, upper] = flow;
  return [
    { id: 'flow', name: 'Flow', nominal, lower, upper, unit: 'MTQ' },
    { id: 'run-up', name: 'Run-up time', nominal: noise, lower: '0.5', upper: '3.5', unit: 'SEC' },
  ];
};

export const controlPlans: readonly ControlPlan[] = [
  {
    item: 'CAST-H1',
    trigger: 'receipt',
    sampleSize: 2,
    characteristics: [length('bore', 'Bore', ['49.95', '50', '50.05'])],
  },
  {
    item: 'CAST-H2',
    trigger: 'receipt',
    sampleSize: 2,
    characteristics: [length('bore', 'Bore', ['79.94', '80', '80.06'])],
  },
  {
    item: 'SHAFT-16',
    trigger: 'receipt',
    sampleSize: 3,
    characteristics: [length('diameter', 'Diameter', ['15.98', '16', '16.02'])],
  },
  {
    item: 'PUMP-100',
    trigger: 'completion',
    sampleSize: 2,
    characteristics: running(['5.6', '6', '6.4'], '2'),
  },
  {
    item: 'PUMP-200',
    trigger: 'completion',
    sampleSize: 2,
    characteristics: running(['9.4', '10', '10.6'], '2.2'),
  },
];

/** Trigger and item of what waits for an inspection. */
export const isInspected = (item: string, trigger: ControlPlan['trigger']): boolean =>
  controlPlans.some((plan) => plan.item === item && plan.trigger === trigger);
