/** Business time: when what a command says happened, as `Gemba-Occurred-At` tells, or now. */
import type { AnyDecider } from '@gemba/decider/decider';
import { isStatedInstant } from '@gemba/measures/moments';
import type { Principal } from '../../access/principal.js';
import { Problem } from '../problems/problem.js';

const FUTURE_TOLERANCE_MS = 60_000;
/** As long as a client may repeat, with the same header, what got no answer. */
const SAID_TOLERANCE_MS = 15 * 60_000;

type Dated = {
  readonly header: string | undefined;
  readonly now: Date;
  /** The business date before which there was no company. */
  readonly founded: string;
};

type Given = { readonly of: AnyDecider; readonly command: string; readonly principal: Principal };

const refused = (code: string, detail: string): Problem => new Problem(422, code, detail);

/** A program that carries the records of another system over keeps their dates. */
const carriesOver = ({ kind, roles }: Principal): boolean => kind === 'system' && roles.includes('admin');

const isCommitment = (of: AnyDecider, command: string): boolean => (of.commitments ?? []).includes(command);

/** RFC 3339 UTC. @throws Problem where nothing can have happened then, or a commitment is not said now */
export const businessTime = ({ header, now, founded }: Dated, given: Given): string => {
  if (header === undefined) return now.toISOString();
  if (!isStatedInstant(header))
    throw new Problem(
      400,
      'PLT-TIME',
      'Gemba-Occurred-At must be an instant of the calendar: RFC 3339 with offset.',
    );
  const at = new Date(header);
  if (at.getTime() < Date.parse(`${founded}T00:00:00Z`))
    throw refused('PLT-TIME-PAST', `Gemba-Occurred-At lies before ${founded}: nothing had happened yet.`);
  if (at.getTime() > now.getTime() + FUTURE_TOLERANCE_MS)
    throw refused('PLT-TIME-FUTURE', 'Gemba-Occurred-At lies in the future; nothing has happened there yet.');
  const { of, command, principal } = given;
  const isLate = at.getTime() < now.getTime() - SAID_TOLERANCE_MS;
  if (isLate && isCommitment(of, command) && !carriesOver(principal))
    throw refused(
      'PLT-TIME-SAID',
      `${command} counts when it is said, so that it cannot be dated back: leave Gemba-Occurred-At out.`,
    );
  return at.toISOString();
};

/** Nothing is done about a commitment before it was made. @throws Problem */
export const checkBegun = (of: AnyDecider, at: string, begun: string): void => {
  if (!isCommitment(of, of.opens) || at >= begun) return;
  throw refused(
    'PLT-TIME-BEFORE',
    `The ${of.name.replaceAll('-', ' ')} is of ${begun}; this is dated ${at}, before it. Correct the time.`,
  );
};
