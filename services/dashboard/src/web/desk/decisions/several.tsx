/** Approves several decisions, one after the other: each is decided for itself, and each refusal is told. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { departments, namedIn } from '../../api/contract.js';
import type { RowOf } from '../../api/contract.js';
import { t } from '../../language/language.js';
import { useSession } from '../../session/gate.jsx';
import { useNouns } from '../api/nouns.js';
import { sending } from '../api/send.js';
import css from './my-work.module.css';

type Decision = RowOf<'decisions'>;
type Result = { readonly approved: number; readonly refused: readonly string[] };

/** What the reader saw of it: a total that has changed meanwhile is not approved by that. */
const seenOf = ({ amount, currency }: Decision) => ({ total: { amount, currency } });

/** Of those that can be approved without a further word than what stands in their row. */
function useApproving() {
  const { client } = useSession();
  const { nouns } = useNouns();
  const queries = useQueryClient();
  const commandFor = (of: Decision) =>
    nouns
      .find((each) => each.noun === of.noun)
      ?.commands.find(
        ({ name, body }) =>
          name.startsWith('Approve') && (body.required ?? []).every((field) => field in seenOf(of)),
      );
  const approve = async (of: Decision): Promise<string | null> => {
    const command = commandFor(of);
    if (!command) return null;
    const given = { service: namedIn(departments, of.service), command, to: { id: of.subject, version: 0 } };
    try {
      const known = Object.entries(seenOf(of)).filter(([field]) => command.body.properties?.[field]);
      await sending(client, given)(Object.fromEntries(known), { key: crypto.randomUUID() });
      return null;
    } catch (error) {
      return t('desk.notApproved', {
        id: of.subject,
        why: error instanceof Error ? error.message : String(error),
      });
    }
  };
  const all = useMutation({
    mutationFn: async (decisions: readonly Decision[]): Promise<Result> => {
      const refused: string[] = [];
      for (const each of decisions) refused.push(...[await approve(each)].filter((why) => why !== null));
      return { approved: decisions.length - refused.length, refused };
    },
    onSuccess: () => queries.invalidateQueries(),
  });
  return { all, can: (of: Decision) => commandFor(of) !== undefined };
}

export function Several({ of, done }: { of: readonly Decision[]; done: () => void }) {
  const { all, can } = useApproving();
  const able = of.filter(can);
  if (of.length === 0 && !all.data) return null;
  return (
    <div className={css.several} role="status">
      {all.data && <span>{t('desk.approved', { count: all.data.approved })}</span>}
      {all.data?.refused.map((why) => (
        <span key={why}>{why}</span>
      ))}
      {of.length > 0 && <span>{t('desk.selected', { count: of.length })}</span>}
      {able.length > 0 && (
        <Button
          size="compact-sm"
          loading={all.isPending}
          onClick={() => all.mutate(able, { onSuccess: done })}
        >
          {t('desk.approveAll')}
        </Button>
      )}
    </div>
  );
}
