/** Over random receipts, returns and invoices nothing is payable that was not received, at its price. */
import { describe, expect, it } from '@jest/globals';
import { send } from '@gemba/decider/process';
import type { Run } from './purchase-run.js';
import { NOTHING, arrived, billed, placed, returned } from './purchase-run.js';
import { supplierInvoice } from '../../invoices/supplier-invoice/supplier-invoice.js';

const eur = (cents: number) => ({ amount: (cents / 100).toFixed(2), currency: 'EUR' });
const pieces = (value: number) => ({ value: String(value), unit: 'C62' });

/** Numbers that are the same in every run: the minimal standard generator of Park and Miller. */
const chance = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
};

const PRICE = 1000;
const LINES = ['1', '2'];
const SUPPLIERS = ['S1', 'S2'];
const ITEMS = ['SEAL', 'CAST'];

type Paid = {
  readonly line: string;
  readonly quantity: number;
  readonly cents: number;
  readonly isOurs: boolean;
};

/** Plays one order and says what came, what went back, and what was asked to be paid and passed. */
const played = (seed: number) => {
  const next = chance(seed);
  const pick = <T>(of: readonly T[]): T => of[next(of.length)]!;
  const deal = (line: string) => ({
    ...{ site: 'lyon', supplier: 'S1', line, item: 'SEAL', price: eur(PRICE), date: '2026-03-01' },
  });
  let run: Run = placed(
    NOTHING,
    LINES.map((line) => ({ ...deal(line), quantity: pieces(40) })),
  ).run;
  const there = new Map(LINES.map((line) => [line, 0]));
  const invoices = new Map<string, readonly Paid[]>();
  for (let step = 0; step < 30; step += 1) {
    const line = pick(LINES);
    const quantity = 1 + next(9);
    const kind = next(4);
    if (kind === 0) {
      run = arrived(run, { ...deal(line), quantity: pieces(quantity) }).run;
      there.set(line, there.get(line)! + quantity);
    } else if (kind === 1 && there.get(line)! >= quantity) {
      run = returned(run, line, pieces(quantity)).run;
      there.set(line, there.get(line)! - quantity);
    } else {
      const id = `I${String(step)}`;
      const supplier = next(6) === 0 ? 'S2' : SUPPLIERS[0]!;
      const lines = Array.from({ length: 1 + next(2) }, () => ({
        ...{ line: pick(LINES), item: next(8) === 0 ? ITEMS[1]! : ITEMS[0]! },
        ...{ quantity: pieces(1 + next(9)), price: eur(PRICE + pick([0, 0, 20, 21, -20, -21])) },
      }));
      const paid = lines.map((each) => ({
        ...{ line: each.line, quantity: Number(each.quantity.value), cents: Number(each.price.amount) * 100 },
        isOurs: supplier === 'S1' && each.item === 'SEAL',
      }));
      invoices.set(id, paid);
      run = billed(run, { id, site: 'lyon', supplier, lines }).run;
    }
  }
  const waits = new Set(run.waiting.map(({ id }) => id));
  return { there, passed: [...invoices].filter(([id]) => !waits.has(id)).flatMap(([, paid]) => paid), run };
};

describe('a match over random documents', () => {
  const stories = Array.from({ length: 400 }, (_, seed) => played(seed + 1));

  it('O1: passes only the supplier and the item that were ordered', () => {
    expect(stories.flatMap(({ passed }) => passed).every(({ isOurs }) => isOurs)).toBe(true);
    expect(stories.flatMap(({ passed }) => passed).length).toBeGreaterThan(400);
  });

  it('O3: passes no more than was received and kept, but for what the supplier owes since', () => {
    for (const { there, passed, run } of stories) {
      for (const line of LINES) {
        const billedFor = passed.filter((each) => each.line === line);
        const sum = billedFor.reduce((total, { quantity }) => total + quantity, 0);
        expect(sum).toBeLessThanOrEqual(there.get(line)! + Number(run.returned[line]?.value ?? 0));
      }
    }
  });

  it('passes no price beyond the tolerance', () => {
    const prices = stories.flatMap(({ passed }) => passed.map(({ cents }) => Math.round(cents)));
    expect(Math.max(...prices)).toBe(1020);
    expect(Math.min(...prices)).toBe(980);
  });

  it('asks for an invoice under its own id', () => {
    const bill = { site: 'lyon', supplier: 'S1', lines: [] };
    const { sent } = billed(NOTHING, { ...bill, id: 'I1' });
    expect(sent).toEqual([
      send(supplierInvoice, ['I1', 'MatchSupplierInvoice'], { receipts: [], ordered: [] }),
    ]);
  });
});
