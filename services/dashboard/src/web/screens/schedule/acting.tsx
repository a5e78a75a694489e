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

function Doing({ of, step: { command, label, body }, to }: DoingProps) {
  const send = useSend({ service: of.service, command, to: command.opens ? undefined : to });
  return (
    <>
      <Button
        size="sm"
        variant={command.name === 'AdoptSchedule' ? 'filled' : 'light'}
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
};

type Props = { of: Noun; site: string; schedule: Schedule | null };

const stepsOf = (of: Noun, site: string, schedule: Schedule | null): readonly Step[] => {
  const { building, proposal } = schedule ?? {};
  const step = (name: string, label: string, body: Step['body'] = {}): Step[] => {
    const command = of.commands.find((each) => each.name === name);
    return command ? [{ command, label, body }] : [];
  };
  const number = proposal?.number ?? 0;
  return [
    ...(proposal ? step('AdoptSchedule', t('schedule.adopt', { number: String(number) }), { number }) : []),
    ...(building
      ? step('StopSchedule', t('schedule.stop'))
      : step('BuildSchedule', t('schedule.build'), { site })),
  ];
};

/** By the roles of the reader and as it stands; nothing is done in the past. */
export function Acting({ of, site, schedule }: Props) {
  const isPast = useIsPast();
  if (isPast) return null;
  const to = { id: site, version: schedule?.version ?? 0 };
  return (
    <div className={css.actions}>
      {stepsOf(of, site, schedule).map((step) => (
        <Doing key={step.command.name} of={of} to={to} step={step} />
      ))}
    </div>
  );
}
