/**
 * The operating mode says how far a topic is decided locally at a site, from a date on.
 *
 *   hybrid (as long as nothing is said) ──change──▶ centralised | decentralised | hybrid
 */
import { OPERATING_MODES, operatingModeEvents } from '@gemba/contracts/events/governance';
import { IsFlag, IsId, IsRef, IsInstant, IsListOf, IsOneOf, Optional } from '@gemba/contracts/fields';
import { answers, decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { row, stateOf } from '@gemba/decider/needs';
import type { Mode, ModesOfTopic } from '@gemba/platform/access/rights';
import { withChange } from '@gemba/platform/access/rights';
import { site } from '../site/site.js';
import { openDecision } from '../tables/open-decision.js';

export class ChangeOperatingMode {
  @IsId() topic!: string;
  @IsRef('site') site!: string;
  @IsOneOf(OPERATING_MODES) mode!: Mode;
  @IsInstant() effectiveFrom!: string;
  /** True: what waits for an approval now is decided under the new mode. */
  @Optional() @IsFlag() openDecisionsFollow?: boolean;
}

class ModeChange {
  @IsOneOf(OPERATING_MODES) mode!: Mode;
  @IsInstant() effectiveFrom!: string;
}

/** The modes of a topic at a site, by the date from which each holds. */
class OperatingModes {
  @IsListOf(() => ModeChange) changes!: readonly ModeChange[];
}

const UNSAID: ModesOfTopic = { changes: [] };

/** More changes than this are forgotten, oldest first. */
const REMEMBERED = 50;

export const operatingMode = decider('operating-mode', {
  path: 'operating-modes',
  opens: 'ChangeOperatingMode',
  home: 'enterprise',
  idOf: ({ topic, site: where }: ChangeOperatingMode) => `${topic}.${where}`,
  commands: { ChangeOperatingMode },
  events: operatingModeEvents,
  initial: UNSAID,
  answers: answers(OperatingModes, ({ changes }: ModesOfTopic) => ({ changes })),
  allow: { ChangeOperatingMode: ['admin', 'coo'] },
  needs: {
    ChangeOperatingMode: (c: ChangeOperatingMode) => ({
      place: stateOf(site, c.site),
      open: row(openDecision, `${c.topic}.${c.site}`),
    }),
  },

  decide: {
    ChangeOperatingMode(state, { openDecisionsFollow, ...change }, { known: { place, open } }) {
      if (!place) return reject('GOV-MODE-SITE', `Register the site ${change.site} first.`);
      const { topic, site: where, mode, effectiveFrom } = change;
      const already = state.changes.findLast((each) => each.effectiveFrom === effectiveFrom);
      if (already?.mode === mode) return [];
      const waiting = open?.waiting ?? [];
      if (waiting.length > 0 && openDecisionsFollow !== true) {
        return reject('GOV-MODE-OPEN-DECISIONS', `${waiting.join(', ')} wait for an approval.`, {
          violated: { rule: 'open decisions', actual: String(waiting.length), limit: '0' },
          hint: 'Decide them first, or say that they follow the new mode: openDecisionsFollow true.',
        });
      }
      return [happened('OperatingModeChanged', { topic, site: where, mode, effectiveFrom })];
    },
  },

  evolve: {
    OperatingModeChanged: (state, { mode, effectiveFrom }): ModesOfTopic => ({
      changes: withChange(state, { mode, effectiveFrom }).changes.slice(-REMEMBERED),
    }),
  },
});
