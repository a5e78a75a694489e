/** What is answered of the losses of OEE: where the time of the machines went, and why they stood. */
import { IsComputed, IsWordList, IsWords, IsWordsByName, OrNull, Says } from '@gemba/contracts/answering';
import type { Loss } from '@gemba/contracts/events/production/downtime';
import { LOSSES } from '@gemba/contracts/events/production/downtime';
import type { EquipmentState } from '@gemba/contracts/events/production/equipment';
import { EQUIPMENT_STATES } from '@gemba/contracts/events/production/equipment';
import { IsListOf, IsOneOf, IsRecord, IsWhole } from '@gemba/contracts/fields';

/** By the time model of ISO 22400-2, in seconds of all machines together. */
export class MachineTimes {
  @Says('Days of the period × 24 h × machines.', '604800') @IsComputed() readonly total!: string;
  @Says('Planned busy time (PBT).', '288000') @IsComputed() readonly planned!: string;
  @Says('Actual production time (APT).', '230000') @IsComputed() readonly running!: string;
  @Says('What was produced at planned speed (PRI·PQ).', '216000') @IsComputed() readonly net!: string;
  @Says('Of that, what was good (PRI·GQ); over planned busy time it is OEE.', '210000')
  @IsComputed()
  readonly good!: string;
}

/** The stops of one reason in one state. */
export class LossRow {
  @Says('At the end of the tree; null where nobody has said.', 'spindle-bearing')
  @OrNull()
  @IsWords()
  readonly reason!: string | null;
  @Says('From the top of the tree to the reason.', ['breakdown', 'spindle-bearing'])
  @IsWordList()
  readonly path!: readonly string[];
  @Says('What it counts as; null where nobody has said, or there was no tree.')
  @OrNull()
  @IsOneOf(LOSSES)
  readonly loss!: Loss | null;
  @Says('In which the machines were.') @IsOneOf(EQUIPMENT_STATES) readonly state!: EquipmentState;
  @Says('How long, together.', '5400') @IsComputed() readonly seconds!: string;
  @Says('How often.') @IsWhole() readonly stops!: number;
}

export class LossHour {
  @Says('Of the business day: Monday 1 … Sunday 7.') @IsWhole({ min: 1, max: 7 }) readonly weekday!: number;
  @Says('As the clocks of the site show it.') @IsWhole({ max: 23 }) readonly hour!: number;
  @Says('How long machines stood in it unplanned.', '5400') @IsComputed() readonly seconds!: string;
}

export class OeeLosses {
  @Says('Machines that count.') @IsWhole() readonly machines!: number;
  @Says('Where their time went.') @IsRecord(() => MachineTimes) readonly times!: MachineTimes;
  @Says('Why they stood, the longest first; a stop counts when it is over.')
  @IsListOf(() => LossRow)
  readonly stops!: readonly LossRow[];
  @Says('When they stood for what was not planned.')
  @IsListOf(() => LossHour)
  readonly hours!: readonly LossHour[];
  @Says('Names of the reasons.', { breakdown: 'Breakdown' })
  @IsWordsByName()
  readonly names!: Readonly<Record<string, string>>;
}
