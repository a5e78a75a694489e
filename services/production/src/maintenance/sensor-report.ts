/**
 * A sensor report is what a warehouse report says of machines: those to which its devices are fitted.
 *
 *   none ──take sensor report──▶ taken
 */
import { MachineRead, sensorReportEvents } from '@gemba/contracts/events/production/maintenance';
import { EpcisReading } from '@gemba/contracts/events/supply-chain/epcis';
import { IsInstant, IsListOf, IsRefs } from '@gemba/contracts/fields';
import { answers, decider } from '@gemba/decider/decider';
import { happened } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { registered } from '@gemba/decider/needs';
import type { FittedSensor } from '../equipment/sensors.js';
import { fittedSensor } from '../equipment/sensors.js';

/** For programs alone. */
export class TakeSensorReport {
  @IsListOf(() => EpcisReading, { min: 1, max: 50 }) readings!: EpcisReading[];
  @IsInstant() readAt!: string;
  /** Where it was read. */
  @IsRefs('site', { min: 1 }) sites!: string[];
}

type SensorReport = { readonly reads: readonly MachineRead[] };

class SensorReportAnswer {
  @IsListOf(() => MachineRead) reads!: readonly MachineRead[];
}

const initial: SensorReport = { reads: [] };

type Fitted = Readonly<Record<`device:${string}`, Need<FittedSensor | undefined>>>;

const devicesIn = (readings: readonly EpcisReading[]): readonly string[] => [
  ...new Set(readings.flatMap(({ device }) => (device === undefined ? [] : [device]))),
];

export const sensorReport = decider('sensor-report', {
  path: 'sensor-reports',
  opens: 'TakeSensorReport',
  home: 'site',
  commands: { TakeSensorReport },
  events: sensorReportEvents,
  initial,
  answers: answers(SensorReportAnswer, ({ reads }: SensorReport): SensorReportAnswer => ({ reads })),
  allow: { TakeSensorReport: [] },
  needs: {
    TakeSensorReport: ({ readings }: TakeSensorReport): Fitted =>
      Object.fromEntries(
        devicesIn(readings).map((each) => [`device:${each}`, registered(fittedSensor, each)]),
      ),
  },

  decide: {
    TakeSensorReport({ reads }, { readings, readAt, sites }, { known }) {
      if (reads.length > 0) return [];
      return readings.flatMap(({ device, measurement: reading, unit, least, most }) => {
        const fitted = device === undefined ? undefined : known[`device:${device}`];
        if (device === undefined || fitted === undefined || !sites.includes(fitted.site)) return [];
        return [happened('MachineRead', { ...fitted, device, reading, unit, least, most, readAt })];
      });
    },
  },

  evolve: {
    MachineRead: ({ reads }, read): SensorReport => ({ reads: [...reads, read] }),
  },
});
