/**
 * Whatever is authorised, ended, received and graded in whatever order: no more comes back than was
 * delivered, and what may still come is what a plain count says.
 */
import { expect, it } from '@jest/globals';
import { happened, isRefused } from '@gemba/decider/decision';
import type { Happened } from '@gemba/decider/decision';
import { heard, spec } from '@gemba/decider/testing';
import type { Heard } from '@gemba/decider/process';
import { shows } from '@gemba/read-model/table';
import fc from 'fast-check';
import { NO_SHIPMENT } from '../orders/shipment-state.js';
import { returnAuthorisation } from './return-authorisation.js';
import { returnable, returnableKey } from './returnable.js';

const pieces = (value: number) => ({ value: String(value), unit: 'C62' });
const LOTS = ['L1', 'L2'] as const;
const IDS = ['R1', 'R2', 'R3', 'R4'] as const;
const DELIVERED = { L1: 7, L2: 4 } as const;

const sold = { site: 'lyon', customer: 'AQUA', salesOrder: 'SO-1' };
const lines = LOTS.map((lot) => ({ line: '1', item: 'PUMP', lot, quantity: pieces(DELIVERED[lot]) }));
const delivery = heard(
  'DeliveryConfirmed',
  { ...sold, receivedBy: 'Ida', deliveredOn: '2026-03-01', lines },
  { subject: 'SH-1' },
);
const plan = { ...sold, carrier: 'T', lines };
const shipment = { ...NO_SHIPMENT, status: 'delivered' as const, picked: lines, plan };
const order = { lines: [{ line: '1', price: { amount: '340.00', currency: 'EUR' } }] };

const step = fc.record({
  does: fc.constantFrom('authorise', 'cancel', 'close', 'expire', 'receive', 'grade'),
  id: fc.constantFrom(...IDS),
  lot: fc.constantFrom(...LOTS),
  quantity: fc.integer({ min: 1, max: 8 }),
});
type Step = { does: string; id: (typeof IDS)[number]; lot: 'L1' | 'L2'; quantity: number };

/** One return as somebody with a pencil would keep it. */
type Note = { lot: 'L1' | 'L2'; may: number; came: number; graded: number; over: boolean };

const mayOf = (notes: Map<string, Note>, lot: string): number =>
  [...notes.values()].filter((each) => each.lot === lot).reduce((sum, { may }) => sum + may, 0);

const isOpen = ({ over, came, may }: Note): boolean => !over && came < may;

const ends = (note: Note, may: boolean): boolean => {
  if (may) Object.assign(note, { may: note.came, over: true });
  return may;
};

const counts = (
  note: Note,
  part: 'came' | 'graded',
  [quantity, whole]: readonly [number, number],
): boolean => {
  const may = note[part] + quantity <= whole;
  if (may) note[part] += quantity;
  return may;
};

/** What becomes of a return that there is, and whether it may. */
const PENCILED: Readonly<Record<string, (note: Note, step: Step) => boolean>> = {
  cancel: (note) => ends(note, isOpen(note) && note.came === 0),
  close: (note) => ends(note, isOpen(note) && note.came > 0),
  expire: (note) => ends(note, isOpen(note)),
  receive: (note, { lot, quantity }) =>
    isOpen(note) && note.lot === lot && counts(note, 'came', [quantity, note.may]),
  grade: (note, { quantity }) => counts(note, 'graded', [quantity, note.came]),
};

/** What is done when it may be, and whether it may. */
const penciled = (notes: Map<string, Note>, step: Step): boolean => {
  const { does, id, lot, quantity } = step;
  const note = notes.get(id);
  if (does !== 'authorise') return note !== undefined && PENCILED[does]?.(note, step) === true;
  if (note || mayOf(notes, lot) + quantity > DELIVERED[lot]) return false;
  notes.set(id, { lot, may: quantity, came: 0, graded: 0, over: false });
  return true;
};

const { given } = spec(returnAuthorisation);

/** What the rule says of a step, with the register as it is then; null when it changes nothing. */
const decided = (log: readonly Heard[], { does, id, lot, quantity }: Step): readonly Happened[] | null => {
  const events = log.filter((each) => each.subject === id).map(({ type, data }) => happened(type, data));
  const row = shows(returnable, ...log)[returnableKey({ shipment: 'SH-1', line: '1', lot })];
  const buyer = { registered: { name: 'Aqua', currency: 'EUR', country: 'FR' } };
  const stream = given(...(events as never[])).knowing({ shipment, delivered: row, buyer, order });
  const reason = 'Said so';
  const wish = {
    site: 'lyon',
    customer: 'AQUA',
    shipment: 'SH-1',
    line: '1',
    lot,
    quantity: pieces(quantity),
  };
  const { decision } = {
    authorise: () => stream.when('AuthoriseReturn', { ...wish, reason: 'defective' }),
    cancel: () => stream.when('CancelReturnAuthorisation', { reason }),
    close: () => stream.when('CloseReturnAuthorisation', { reason }),
    expire: () => stream.when('ExpireReturnAuthorisation', {}),
    receive: () => stream.when('ReceiveReturn', { lot, quantity: pieces(quantity) }),
    grade: () => stream.when('GradeReturn', { grade: 'A', quantity: pieces(quantity), findings: 'Seen' }),
  }[does as 'grade']();
  return isRefused(decision) || decision.length === 0 ? null : decision;
};

it('comes back as a plain count says, in every order of things', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const notes = new Map<string, Note>();
      const log: Heard[] = [delivery];
      for (const each of steps) {
        const begun = notes.get(each.id);
        const events = each.does === 'authorise' && begun ? null : decided(log, each);
        expect(events !== null).toBe(penciled(notes, each));
        for (const { type, data } of events ?? []) log.push(heard(type, data, { subject: each.id }));
        const rows = shows(returnable, ...log);
        for (const lot of LOTS) {
          const may = mayOf(notes, lot);
          expect(Number(rows[`SH-1/1/${lot}`]?.authorised)).toBe(may);
          expect(may).toBeLessThanOrEqual(DELIVERED[lot]);
        }
      }
    }),
    { numRuns: 200 },
  );
});
