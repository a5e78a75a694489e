/**
 * A tool is one piece of a kind that operations ask for: at one operation at a time, and at none while it is
 * locked, its calibration is over or its life is used up.
 *
 *   none ──register──▶ available ──lock──▶ locked ──unlock──▶ available
 */
import {
  ToolCalibrated,
  ToolOverhauled,
  ToolRegistered,
  ToolUnlocked,
  ToolLocked,
  toolEvents,
} from '@gemba/contracts/events/production/tooling';
import { IsId, IsOneOf, IsPlainDate, IsText, IsWhole, Optional } from '@gemba/contracts/fields';
import { answers, begun, decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { same } from '@gemba/decider/same';

export class RegisterTool extends ToolRegistered {}
export class LockTool extends ToolLocked {}
export class UnlockTool extends ToolUnlocked {}
/** It measures or fits as it should, up to a day. */
export class CalibrateTool extends ToolCalibrated {}
export class OverhaulTool extends ToolOverhauled {}

const STATUSES = ['available', 'locked'] as const;

export type Tool = {
  readonly registered: ToolRegistered | null;
  /** Why it is locked; empty while it is not. */
  readonly locked: string;
  readonly calibratedUntil?: string;
};

class ToolAnswer {
  @IsText({ max: 120 }) name!: string;
  @IsId() toolKind!: string;
  @IsOneOf(STATUSES) status!: (typeof STATUSES)[number];
  @Optional() @IsText({ lines: true }) reason?: string;
  @Optional() @IsWhole({ min: 1 }) toolLife?: number;
  @Optional() @IsPlainDate() calibratedUntil?: string;
}

const answered = ({ registered, locked, calibratedUntil }: Tool): ToolAnswer => {
  const { name, toolKind, toolLife } = begun(registered);
  return {
    ...{ name, toolKind, status: locked === '' ? 'available' : 'locked' },
    ...(locked === '' ? {} : { reason: locked }),
    ...(toolLife === undefined ? {} : { toolLife }),
    ...(calibratedUntil === undefined ? {} : { calibratedUntil }),
  };
};

const PLANNERS = ['planner', 'site-manager'] as const;
const SHOP_FLOOR = ['operator', ...PLANNERS] as const;

const initial: Tool = { registered: null, locked: '' };

export const tool = decider('tool', {
  path: 'tools',
  opens: 'RegisterTool',
  home: 'site',
  commands: { RegisterTool, LockTool, UnlockTool, CalibrateTool, OverhaulTool },
  events: toolEvents,
  initial,
  answers: answers(ToolAnswer, answered),
  allow: {
    RegisterTool: ['admin', ...PLANNERS],
    LockTool: ['quality-inspector', ...SHOP_FLOOR],
    UnlockTool: PLANNERS,
    CalibrateTool: ['quality-inspector', ...PLANNERS],
    OverhaulTool: PLANNERS,
  },

  decide: {
    RegisterTool({ registered }, command, { id }) {
      if (registered === null) return [happened('ToolRegistered', { ...command })];
      return same(registered, command)
        ? []
        : reject('PRD-TOOL-STATE', `${id} is registered with other data; choose another id.`);
    },
    LockTool({ locked }, { reason }) {
      return locked === '' ? [happened('ToolLocked', { reason })] : [];
    },
    UnlockTool({ locked }, { done }) {
      return locked === '' ? [] : [happened('ToolUnlocked', { done })];
    },
    CalibrateTool({ calibratedUntil }, command, { date }) {
      if (calibratedUntil === command.calibratedUntil) return [];
      return command.calibratedUntil >= date
        ? [happened('ToolCalibrated', { ...command })]
        : reject(
            'PRD-TOOL-DATE',
            `A calibration up to ${command.calibratedUntil} is over; give a later day.`,
            {
              violated: { rule: 'calibrated until ≥ today', actual: command.calibratedUntil, limit: date },
            },
          );
    },
    OverhaulTool(_, { done }) {
      return [happened('ToolOverhauled', { done })];
    },
  },

  evolve: {
    ToolRegistered: (_, registered): Tool => {
      const { calibratedUntil } = registered;
      return { registered, locked: '', ...(calibratedUntil === undefined ? {} : { calibratedUntil }) };
    },
    ToolLocked: (tools, { reason }): Tool => ({ ...tools, locked: reason }),
    ToolUnlocked: (tools): Tool => ({ ...tools, locked: '' }),
    ToolCalibrated: (tools, { calibratedUntil }): Tool => ({ ...tools, calibratedUntil }),
    ToolOverhauled: (tools): Tool => tools,
  },
});
