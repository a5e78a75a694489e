/** What a planner does with the schedule of a site: build it, end the search, adopt what is proposed. */
import { Button } from '@mantine/core';
import { type Noun } from '../../desk/api/nouns.js';
import { useSend } from '../../desk/api/send.js';
import { useIsPast } from '../../desk/nouns/past.jsx';
import { Failure } from '../../parts/states.jsx';
import { t } from '../../language/language.js';
import type { Schedule } from './plan.js';
import css from './schedule.module.css';

type Step = {
  readonly command: Noun['commands'][number];
  readonly label: string;
  readonly body: Readonly<Record<string, unknown>>;
};

function Doing({ of, step: { command, label, body }, to, strong }: DoingProps) {
  const send = useSend({ service: of.service, command, to: command.opens ? undefined : to });
  return (
    <>
      <Button
        size="sm"
        variant={strong ? 'filled' : 'light'}
        loading={send.isPending}
        onClick={() => send.mutate({ body })}
      >
        {label}
      </Button>
      {send.error && <Failure error={send.error} />}
    </>
  );
}

type DoingProps = {
  of: Noun;
  step: Step;
  to: { readonly id: string; readonly version: number };
  strong?: boolean;
};

type Props = { of: Noun; site: string; schedule: Schedule | null };

/** By the roles of the reader and as it stands; nothing is done in the past. */
export function Acting({ of, site, schedule }: Props) {
  const isPast = useIsPast();
  if (isPast) return null;
  const to = { id: site, version: schedule?.version ?? 0 };
  const named = (name: string) => of.commands.find((each) => each.name === name);
  const [build, stop, adopt] = ['BuildSchedule', 'StopSchedule', 'AdoptSchedule'].map(named);
  const { building, proposal } = schedule ?? {};
  return (
    <div className={css.actions}>
      {adopt && proposal && (
        <Doing
          of={of}
          to={to}
          strong
          step={{
            command: adopt,
            label: t('schedule.adopt', { number: String(proposal.number) }),
            body: { number: proposal.number },
          }}
        />
      )}
      {stop && building && (
        <Doing of={of} to={to} step={{ command: stop, label: t('schedule.stop'), body: {} }} />
      )}
      {build && !building && (
        <Doing of={of} to={to} step={{ command: build, label: t('schedule.build'), body: { site } }} />
      )}
    </div>
  );
}
