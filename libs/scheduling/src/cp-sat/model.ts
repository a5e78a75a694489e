/** Builds a model of CP-SAT, as a protocol buffer in text form, with a solution to begin with. */

/** A variable by its number; ~number is the negation of one that is 0 or 1. */
export type Literal = number;

/** Σ coefficient × variable + offset. */
export type Sum = {
  readonly terms: readonly (readonly [coefficient: number, variable: number])[];
  readonly offset?: number;
};

export type Model = {
  /**
   * A variable with these values (pairs of first and last), and the one that it has in the known
   * solution.
   */
  readonly variable: (domain: readonly number[], hint: number) => number;
  /** The sum lies in these ranges, at least where all literals hold. */
  readonly linear: (sum: Sum, domain: readonly number[], literals?: readonly Literal[]) => void;
  readonly exactlyOne: (literals: readonly Literal[]) => void;
  /** Answers the number by which `noOverlap` knows it. */
  readonly interval: (interval: Interval) => number;
  readonly noOverlap: (intervals: readonly number[]) => void;
  readonly circuit: (arcs: readonly Arc[]) => void;
  readonly minimize: (sum: Sum) => void;
  readonly hintOf: (variable: number) => number;
  readonly text: () => string;
};

export type Interval = {
  readonly start: Sum;
  readonly size: Sum;
  readonly end: Sum;
  readonly literals?: readonly Literal[];
};

export type Arc = { readonly tail: number; readonly head: number; readonly literal: Literal };

const list = (name: string, values: readonly number[]): string =>
  values.length > 0 ? `${name}: [${values.join(',')}]` : '';

const expression = ({ terms, offset = 0 }: Sum): string => {
  const variables = list(
    'vars',
    terms.map(([, variable]) => variable),
  );
  const coefficients = list(
    'coeffs',
    terms.map(([coefficient]) => coefficient),
  );
  return `{ ${variables} ${coefficients} offset: ${offset} }`;
};

const shifted = (domain: readonly number[], { offset = 0 }: Sum): number[] => domain.map((it) => it - offset);

export const modelOf = (): Model => {
  const lines: string[] = [];
  const hints: number[] = [];
  let constraints = 0;
  const constrain = (text: string, literals: readonly Literal[] = []): number => {
    lines.push(`constraints { ${list('enforcement_literal', literals)} ${text} }`);
    constraints += 1;
    return constraints - 1;
  };
  const variable = (domain: readonly number[], hint: number): number => {
    lines.push(`variables { ${list('domain', domain)} }`);
    hints.push(hint);
    return hints.length - 1;
  };
  const linear: Model['linear'] = (sum, domain, literals = []) => {
    const [variables, coefficients] = [sum.terms.map(([, each]) => each), sum.terms.map(([each]) => each)];
    const terms = `${list('vars', variables)} ${list('coeffs', coefficients)}`;
    constrain(`linear { ${terms} ${list('domain', shifted(domain, sum))} }`, literals);
  };
  const interval: Model['interval'] = ({ start, size, end, literals }) => {
    const parts = `start ${expression(start)} size ${expression(size)} end ${expression(end)}`;
    return constrain(`interval { ${parts} }`, literals);
  };
  const circuit: Model['circuit'] = (arcs) => {
    const [tails, heads] = [arcs.map(({ tail }) => tail), arcs.map(({ head }) => head)];
    const literals = arcs.map(({ literal }) => literal);
    constrain(`circuit { ${list('tails', tails)} ${list('heads', heads)} ${list('literals', literals)} }`);
  };
  const text = (): string => {
    const variables = list('vars', [...hints.keys()]);
    return [...lines, `solution_hint { ${variables} ${list('values', hints)} }`].join('\n');
  };
  return {
    variable,
    linear,
    exactlyOne: (literals) => void constrain(`exactly_one { ${list('literals', literals)} }`),
    interval,
    noOverlap: (intervals) => void constrain(`no_overlap { ${list('intervals', intervals)} }`),
    circuit,
    minimize: (sum) => void lines.push(`objective ${expression(sum)}`),
    hintOf: (number) => hints[number] ?? 0,
    text,
  };
};
