/**
 * An item that will run out at a site, from the first run that finds it to the one that does not.
 *
 *   none ──foresee──▶ foreseen ──avert──▶ averted
 *                      ▲  ⟲ foresee: another day, or another cause
 *                      └── foresee: it runs out again
 */
import { StockOut, StockOutForeseen, stockOutEvents } from '@gemba/contracts/events/production/stock-outs';
import { IsOneOf, IsRef } from '@gemba/contracts/fields';
import { answers, begun, decider } from '@gemba/decider/decider';
import { happened } from '@gemba/decider/decision';
import { saidOf } from './tables/foreseen.js';

export class ForeseeStockOut extends StockOutForeseen {}
export class AvertStockOut {
  @IsRef('planning-run') run!: string;
}

const STATUSES = ['foreseen', 'averted'] as const;

type State = {
  readonly status: 'none' | (typeof STATUSES)[number];
  readonly foreseen: StockOutForeseen | null;
};

class StockOutAnswer extends StockOut {
  @IsOneOf(STATUSES) status!: (typeof STATUSES)[number];
  /** The run that said so last. */
  @IsRef('planning-run') run!: string;
}

const initial: State = { status: 'none', foreseen: null };

const answered = ({ status, foreseen }: State): StockOutAnswer => {
  const { site: _, ...said } = begun(foreseen);
  return { ...said, status: status === 'averted' ? 'averted' : 'foreseen' };
};

export const stockOut = decider('stock-out', {
  path: 'stock-outs',
  opens: 'ForeseeStockOut',
  home: 'site',
  commands: { ForeseeStockOut, AvertStockOut },
  events: stockOutEvents,
  initial,
  answers: answers(StockOutAnswer, answered),
  allow: { ForeseeStockOut: [], AvertStockOut: [] },

  decide: {
    ForeseeStockOut({ status, foreseen }, command, { date }) {
      const isKnown = foreseen !== null && saidOf(foreseen, date) === saidOf(command, date);
      return status === 'foreseen' && isKnown ? [] : [happened('StockOutForeseen', { ...command })];
    },
    AvertStockOut({ status, foreseen }, { run }) {
      if (status !== 'foreseen') return [];
      const { site, item } = begun(foreseen);
      return [happened('StockOutAverted', { site, item, run })];
    },
  },

  evolve: {
    StockOutForeseen: (_, foreseen): State => ({ status: 'foreseen', foreseen }),
    StockOutAverted: (state, { run }): State => ({
      status: 'averted',
      foreseen: state.foreseen && { ...state.foreseen, run },
    }),
  },
});
