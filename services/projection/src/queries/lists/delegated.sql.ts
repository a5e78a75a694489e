/** What was passed on to somebody for a time: the decisions that they may answer in the place of another. */
import { isBefore, isInForce } from '@gemba/platform/access/rights';
import type { Delegation, DecisionRight, RightsOfTopic } from '@gemba/platform/access/rights';
import { decisionRightTable } from '@gemba/platform/access/tables';
import type { Pool, PoolClient } from 'pg';

/** Decisions of this role, at one site or at all, up to an amount or to any. */
export type Lent = {
  readonly command: string;
  readonly owner: string;
  readonly site: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly from: string;
  readonly until: string;
};

/** The command that answers a decision on a topic. */
const ANSWERED_BY: Readonly<Record<string, string>> = {
  purchase: 'ApprovePurchaseOrder',
  'stock-transfer': 'ApproveTransferShipment',
  'stock-count': 'ApproveStockCount',
  cancellation: 'DecideCancellation',
};

const runs = ({ since, until }: Delegation, at: string): boolean =>
  !isBefore(at, since) && isBefore(at, until);

/** Where the right holds and the delegation does; null where both hold everywhere. */
const sitesOf = ({ scope }: DecisionRight, { sites }: Delegation): readonly (string | null)[] =>
  scope === 'all' ? (sites ?? [null]) : (sites ?? [scope]).filter((site) => site === scope);

const lentBy = (right: DecisionRight, delegation: Delegation): readonly Lent[] => {
  const { from, until, limit = right.limit } = delegation;
  const { amount = null, currency = null } = limit ?? {};
  const of = { command: ANSWERED_BY[right.topic] ?? '', owner: right.holderRole };
  return sitesOf(right, delegation).map((site) => ({ ...of, site, amount, currency, from, until }));
};

/** All that is passed on to the person at this moment. */
export const lentTo = async (db: Pool | PoolClient, person: string, at: string): Promise<readonly Lent[]> => {
  const { rows } = await db.query<{ row: RightsOfTopic }>(
    'select row from table_rows where table_name = $1 and key = any($2)',
    [decisionRightTable.name, Object.keys(ANSWERED_BY)],
  );
  return rows
    .flatMap(({ row }) => row.rights)
    .filter((right) => isInForce(right, at))
    .flatMap((right) =>
      right.delegations
        .filter((each) => each.to === person && runs(each, at))
        .flatMap((each) => lentBy(right, each)),
    );
};

/** Whether a row of `decisions` is one of the parameter; amounts in other currencies are the rule's. */
export const isLent = (parameter: string): string => `exists (
  select 1 from jsonb_to_recordset(${parameter}::jsonb)
      as l(command text, owner text, site text, amount numeric, currency text)
   where l.command = row->>'command' and l.owner = row->>'owner' and (l.site is null or l.site = row->>'site')
     and (l.currency is null or row->>'currency' is null or l.currency <> row->>'currency'
       or (row->>'amount')::numeric <= l.amount))`;

type Decision = Readonly<Record<string, unknown>>;

/** The one by which the row is theirs; none where it is asked of a role of their own. */
export const lentFor = (row: Decision, roles: readonly string[], all: readonly Lent[]): Lent | undefined =>
  roles.includes(String(row.owner))
    ? undefined
    : all.find(
        ({ command, owner, site }) =>
          command === row.command && owner === row.owner && (site === null || site === row.site),
      );
