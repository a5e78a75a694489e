/** How long the machines of production take from one set-up family to another. */
import { IsDuration, IsId, IsListOf } from '../../fields.js';

/** How long it takes to change a machine over from one set-up family to another. */
export class Changeover {
  @IsId() from!: string;
  @IsId() to!: string;
  @IsDuration() setup!: string;
}

/** All that is said of it; what was said before counts no more. */
export class SetupTimesDefined {
  /** From one family to another that no change names, and where nobody knows what it made last. */
  @IsDuration() defaultSetup!: string;
  /** From a family to itself. */
  @IsDuration() sameFamilySetup!: string;
  @IsListOf(() => Changeover, { max: 500 }) changeovers!: Changeover[];
}
