/**
 * The verdict follows from the measurements: no value out of its limits (acceptance number 0), no
 * sample left out.
 */
import type { Characteristic, InspectionDecided } from '@gemba/contracts/events/quality';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { compareDecimals } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { unitOf } from '@gemba/measures/units';

type Verdict = InspectionDecided['verdict'];

/** What the verdict is taken on; the state of an inspection has all of it. */
type Measured = {
  /** Null while it is not decided. */
  readonly verdict: Verdict | null;
  readonly lot: Omit<InspectionDecided, 'verdict' | 'failed'> | null;
  readonly sampleSize: number;
  readonly characteristics: readonly Characteristic[];
  readonly measured: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** Limits belong to the good side. */
export const within = ({ lower, upper }: Characteristic, value: string): boolean =>
  compareDecimals(lower, value) <= 0 && compareDecimals(value, upper) <= 0;

/** The samples that a plan asks of a lot; of a lot of fewer pieces, every piece. */
export const samplesOf = (planned: number, lot: Quantity): number =>
  unitOf(lot.unit).dimension === 'count' ? Math.min(planned, Math.ceil(Number(lot.value))) : planned;

const valuesOf = ({ measured }: Measured, { id }: Characteristic) => Object.values(measured[id] ?? {});

/** Decides; without a verdict asked for, the measurements decide. */
export const decided = (state: Measured, asked: Verdict | undefined) => {
  const { lot, characteristics } = state;
  const failed = characteristics.filter((each) =>
    valuesOf(state, each).some((value) => !within(each, value)),
  );
  const verdict = asked ?? (failed.length > 0 ? 'reject' : 'accept');
  if (state.verdict !== null || !lot) return again(asked, state.verdict);
  return (
    incomplete(state) ??
    (verdict === 'accept' ? unacceptable(state, failed) : null) ?? [
      happened('InspectionDecided', { ...lot, verdict, failed: failed.map(({ id }) => id) }),
    ]
  );
};

const again = (asked: Verdict | undefined, taken: Verdict | null): Rejection | readonly [] =>
  asked === undefined || asked === taken
    ? []
    : reject('QAL-INS-STATE', 'It is decided already; a decision is not taken twice.');

const incomplete = (state: Measured): Rejection | null => {
  const missing = state.characteristics.filter((each) => valuesOf(state, each).length === 0);
  if (missing.length === 0) return null;
  const names = missing.map(({ id }) => id).join(', ');
  return reject('QAL-INS-INCOMPLETE', `Nothing is measured for ${names}; measure it first.`, {
    violated: { rule: 'every characteristic measured', actual: names },
  });
};

const unacceptable = (state: Measured, failed: readonly Characteristic[]): Rejection | null => {
  const [first] = failed;
  if (first) {
    return reject('QAL-INS-LIMIT', `${first.id} is out of its limits; the lot can only be rejected.`, {
      violated: { rule: 'within limits', limit: `${first.lower} to ${first.upper}`, unit: first.unit },
    });
  }
  const short = state.characteristics.find((each) => valuesOf(state, each).length < state.sampleSize);
  if (!short) return null;
  const taken = String(valuesOf(state, short).length);
  return reject(
    'QAL-INS-SAMPLE',
    `${short.id} has ${taken} of ${state.sampleSize} samples; measure the others.`,
    {
      violated: { rule: 'samples before accepting', actual: taken, limit: String(state.sampleSize) },
    },
  );
};
