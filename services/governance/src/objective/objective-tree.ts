/** How objectives hang together: what each is held to, and by which others it is served. */
import type { ObjectiveLevel } from '@gemba/contracts/events/objective';
import { objectiveEvents } from '@gemba/contracts/events/objective';
import { table } from '@gemba/read-model/table';

type Child = { readonly due: string; readonly isOpen: boolean };

export type ObjectiveNode = {
  readonly level: ObjectiveLevel;
  readonly site?: string;
  readonly from: string;
  readonly due: string;
  readonly isOpen: boolean;
  readonly children: Readonly<Record<string, Child>>;
};

type Stepped = { readonly subject: string; readonly data: { readonly parent?: string } };

const itselfAndParent = ({ subject, data }: Stepped): readonly string[] =>
  data.parent === undefined ? [subject] : [subject, data.parent];

/** The child as its parent knows it. */
const served = (
  row: ObjectiveNode | undefined,
  subject: string,
  child: Partial<Child>,
): ObjectiveNode | null => {
  if (!row) return null;
  const before = row.children[subject] ?? { due: '', isOpen: true };
  return { ...row, children: { ...row.children, [subject]: { ...before, ...child } } };
};

export const objectiveTree = table('objective-tree', {
  events: objectiveEvents,
  row: {} as ObjectiveNode,
  on: {
    ObjectiveSet: {
      key: itselfAndParent,
      becomes: (row, { subject, data: { level, site, from, due } }, key) =>
        key === subject
          ? { ...{ level, from, due, isOpen: true, children: {} }, ...(site === undefined ? {} : { site }) }
          : served(row, subject, { due }),
    },
    ObjectiveRevised: {
      key: itselfAndParent,
      becomes: (row, { subject, data: { due } }, key) =>
        key === subject ? (row ? { ...row, due } : null) : served(row, subject, { due }),
    },
    ObjectiveClosed: {
      key: itselfAndParent,
      becomes: (row, { subject }, key) =>
        key === subject ? (row ? { ...row, isOpen: false } : null) : served(row, subject, { isOpen: false }),
    },
  },
});
