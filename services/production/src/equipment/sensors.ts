/** Which machine a sensor is fitted to: one at a time, as long as it is not removed. */
import { equipmentEvents } from '@gemba/contracts/events/production/equipment';
import { IsText } from '@gemba/contracts/fields';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { table } from '@gemba/read-model/table';

/** Its reports are those of this machine from now on. */
export class FitSensor {
  /** As its reports name it: the deviceID of EPCIS. */
  @IsText({ max: 400 }) device!: string;
}
export class RemoveSensor {
  @IsText({ max: 400 }) device!: string;
}

export type FittedSensor = { readonly workUnit: string; readonly site: string };

export const fittedSensor = table('fitted-sensor', {
  events: equipmentEvents,
  row: {} as FittedSensor,
  on: {
    SensorFitted: {
      key: ({ data: { device } }) => device,
      becomes: (_, { subject: workUnit, siteId }) => ({ workUnit, site: siteId ?? '' }),
    },
    SensorRemoved: { key: ({ data: { device } }) => device, becomes: () => null },
  },
});

type Fitted = FittedSensor | undefined;

export const fit = ({ device }: FitSensor, workUnit: string, fitted: Fitted) => {
  if (fitted?.workUnit === workUnit) return [];
  return fitted === undefined
    ? [happened('SensorFitted', { device })]
    : reject('PRD-EQP-SENSOR', `${device} is fitted to another machine; remove it there first.`);
};

export const remove = ({ device }: RemoveSensor, workUnit: string, fitted: Fitted) =>
  fitted?.workUnit === workUnit ? [happened('SensorRemoved', { device })] : ([] as readonly never[]);

export const unregistered = (isRegistered: boolean, id: string): Rejection | null =>
  isRegistered ? null : reject('PRD-EQP-STATE', `${id} is not registered yet.`);
