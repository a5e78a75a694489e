/** The tools of the sites: of which kind each is, and whether it may be used. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { registered } from '@gemba/decider/needs';
import { addDecimal, compareDecimals } from '@gemba/measures/decimal';
import { table } from '@gemba/read-model/table';

export type ToolRow = {
  readonly site: string;
  readonly kind: string;
  /** Why it is locked; empty while it is not. */
  readonly locked: string;
  /** Empty where it needs no calibration. */
  readonly calibratedUntil: string;
  /** Pieces that it lasts for; 0 where it does not wear. */
  readonly life: number;
  /** Pieces since it was new or overhauled. */
  readonly used: string;
};

const key = ({ subject }: { readonly subject: string }): string => subject;

const becomes = (change: Partial<ToolRow>) => ({
  key,
  becomes: (row: ToolRow | undefined) => (row ? { ...row, ...change } : null),
});

const tools = (name: string) =>
  table(name, {
    events: companyEvents,
    row: {} as ToolRow,
    on: {
      ToolRegistered: {
        key,
        becomes: (
          _,
          { data: { site, toolKind: kind, toolLife: life = 0, calibratedUntil = '' } },
        ): ToolRow => ({
          ...{ site, kind, locked: '', calibratedUntil, life, used: '0' },
        }),
      },
      ToolLocked: {
        key,
        becomes: (row, { data: { reason } }) => (row ? { ...row, locked: reason } : null),
      },
      ToolUnlocked: becomes({ locked: '' }),
      ToolCalibrated: {
        key,
        becomes: (row, { data: { calibratedUntil } }) => (row ? { ...row, calibratedUntil } : null),
      },
      ToolOverhauled: becomes({ used: '0' }),
      QuantityReported: {
        key: ({ data }) => data.tools ?? [],
        becomes: (row, { data: { good, scrap, rework } }) => {
          const made = addDecimal(good.value, addDecimal(scrap.value, rework.value));
          return row ? { ...row, used: addDecimal(row.used, made) } : null;
        },
      },
    },
  });

/** For schedules, which read all that a site has. */
export const toolTable = tools('tool');

/** For what begins now, of which no two may have the same tool. */
export const toolFitness = tools('tool-fitness');

export type ToolNeeds = Record<`tool:${string}`, Need<ToolRow | undefined>>;
export type ToolRows = Readonly<Record<`tool:${string}`, ToolRow | undefined>>;

export const toolNeeds = (ids: readonly string[]): ToolNeeds =>
  Object.fromEntries(ids.map((id) => [`tool:${id}`, registered(toolFitness, id)]));

export const isWorn = ({ life, used }: ToolRow): boolean =>
  life > 0 && compareDecimals(used, String(life)) >= 0;

/** Why a tool cannot be used on a date; null where it can. */
const unfitFor = (id: string, row: ToolRow, date: string): Rejection | null => {
  const { locked, calibratedUntil, life, used } = row;
  if (locked !== '') return reject('PRD-OP-TOOL-UNFIT', `${id} is locked: ${locked}; take another tool.`);
  if (calibratedUntil !== '' && calibratedUntil < date)
    return reject('PRD-OP-TOOL-UNFIT', `${id} was calibrated until ${calibratedUntil}; calibrate it first.`, {
      violated: { rule: 'calibrated until ≥ today', actual: calibratedUntil, limit: date },
    });
  if (!isWorn(row)) return null;
  return reject('PRD-OP-TOOL-UNFIT', `${id} has made ${used} of ${life} pieces; overhaul it first.`, {
    violated: { rule: 'pieces < life of the tool', actual: used, limit: String(life) },
  });
};

type Work = { readonly site: string; readonly date: string; readonly kinds: readonly string[] };

/** Refuses tools that are not one of each kind that is asked for, of the site, and fit. */
export const wrongTools = (
  ids: readonly string[],
  { site, date, kinds }: Work,
  known: ToolRows,
): Rejection | null => {
  const there = ids.flatMap((id) => {
    const row = known[`tool:${id}`];
    return row?.site === site ? [{ id, row }] : [];
  });
  const strange = ids.find((id) => there.every((each) => each.id !== id));
  if (strange !== undefined) return reject('PRD-OP-TOOL', `${strange} is no tool of ${site}.`);
  const missing = kinds.filter((kind) => there.every(({ row }) => row.kind !== kind));
  if (missing.length > 0)
    return reject('PRD-OP-TOOL', `It takes a tool of the kind ${missing.join(', ')}; name one in tools.`, {
      violated: { rule: 'one tool of each kind', actual: ids.join(', '), limit: kinds.join(', ') },
    });
  if (ids.length > kinds.length)
    return reject('PRD-OP-TOOL', `It takes ${kinds.length} tools and no more: one of each kind.`, {
      violated: { rule: 'one tool of each kind', actual: ids.join(', '), limit: kinds.join(', ') },
    });
  return there.map(({ id, row }) => unfitFor(id, row, date)).find((no) => no !== null) ?? null;
};
