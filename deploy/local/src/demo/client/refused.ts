/** A refusal says which command was refused, to whom, and why, so that a person can act on it. */

export type Problem = {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly violated?: { readonly rule: string; readonly actual?: string; readonly limit?: string };
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
};

export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: string;
  readonly status: number;

  constructor(
    asked: { readonly service: string; readonly path: string; readonly as?: string },
    body: object | undefined,
    readonly problem: Problem,
  ) {
    const errors = (problem.errors ?? []).map(({ pointer, detail }) => `${pointer} ${detail}`).join('; ');
    super(
      `${asked.service} ${asked.path} by ${asked.as ?? 'generator'} was refused: ` +
        `${String(problem.status)} ${problem.code}: ${problem.detail} ${errors}\n  ${JSON.stringify(body)}`,
    );
    this.code = problem.code;
    this.status = problem.status;
  }
}
