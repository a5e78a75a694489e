/** What a soak may find; a soak that finds nothing has passed. */

export const SOAK_CHECKS = [
  'positions without a gap',
  'versions without a gap',
  'nothing of a rollback',
  'acknowledged commands once',
  'decided on the newest state',
  'chains verify',
  'readers miss nothing',
  'topic complete',
  'topic in order',
  'effects once and in order',
  'nothing fails',
  'parked events replay',
  'deadlines once',
] as const;

export type SoakCheck = (typeof SOAK_CHECKS)[number];
export type SoakFinding = { readonly check: SoakCheck; readonly what: string };

/** Of many findings of one kind, so many are enough. */
const MOST = 20;

/** The first findings of every check, and how many more there are. */
export function gist(findings: readonly SoakFinding[]): readonly SoakFinding[] {
  return SOAK_CHECKS.flatMap((check) => {
    const own = findings.filter((each) => each.check === check);
    const more = own.length - MOST;
    return more > 0 ? [...own.slice(0, MOST), { check, what: `and ${String(more)} more` }] : own;
  });
}
