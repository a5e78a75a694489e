/** What the sensors of an EPCIS event read, in units that are known here. */
import type { EpcisReading } from '@gemba/contracts/events/supply-chain/epcis';
import { QUANTITY_DECIMALS } from '@gemba/measures/quantity';
import { canonicalDecimal, compareDecimals, isDecimal } from '@gemba/measures/decimal';
import { isUnit } from '@gemba/measures/units';
import type { EpcisEvent } from '../document/check.js';
import { shortName } from '../words/vocabulary.js';

/** More kinds of measurement in one report than anybody keeps goods by. */
const MOST = 50;

type Report = {
  readonly deviceID?: string;
  readonly type?: string;
  readonly uom?: string;
} & Readonly<Partial<Record<'value' | 'minValue' | 'maxValue' | 'meanValue', number>>>;

const reportsIn = (event: EpcisEvent): readonly Report[] => {
  const { sensorElementList: elements = [] } = event as {
    sensorElementList?: readonly {
      readonly sensorMetadata?: { readonly deviceID?: string };
      readonly sensorReport: readonly Report[];
    }[];
  };
  // A report of its own device goes before what is said of all of them.
  return elements.flatMap(({ sensorMetadata = {}, sensorReport }) =>
    sensorReport.map((report) => ({ ...sensorMetadata, ...report })),
  );
};

/** JSON has binary numbers; six places are more than any sensor tells. */
const decimalsOf = ({ value, minValue, maxValue, meanValue }: Report): readonly string[] =>
  [value, minValue, maxValue, meanValue]
    .flatMap((each) => (each === undefined ? [] : [each.toFixed(QUANTITY_DECIMALS)]))
    .filter((text) => isDecimal(text))
    .map(canonicalDecimal);

const readingOf = (report: Report): readonly EpcisReading[] => {
  const { type = '', uom: unit = '' } = report;
  const measurement = shortName('measurement', type);
  const values = decimalsOf(report).toSorted(compareDecimals);
  const [least, most] = [values[0], values.at(-1)];
  if (measurement === null || !isUnit(unit) || least === undefined || most === undefined) return [];
  const device = report.deviceID === undefined ? {} : { device: report.deviceID };
  return [{ measurement, unit, least, most, ...device }];
};

/**
 * The least and the most of each measurement of a device in each of its units; undefined where nothing can be
 * read.
 */
export const readingsIn = (event: EpcisEvent): EpcisReading[] | undefined => {
  const all = Map.groupBy(
    reportsIn(event).flatMap(readingOf),
    ({ measurement, unit, device = '' }) => `${measurement} ${unit} ${device}`,
  );
  const readings = [...all.values()].map((some) =>
    some.reduce((a, b) => ({
      ...a,
      least: compareDecimals(a.least, b.least) <= 0 ? a.least : b.least,
      most: compareDecimals(a.most, b.most) >= 0 ? a.most : b.most,
    })),
  );
  return readings.length === 0 ? undefined : readings.slice(0, MOST);
};
