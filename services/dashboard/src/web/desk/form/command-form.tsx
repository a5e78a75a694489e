/** The form of a command, made from what its service says of it: tried, sent, refused where it is wrong. */
import { Button, Group } from '@mantine/core';
import { type KeyboardEvent, type SyntheticEvent, useRef } from 'react';
import { Refused } from '@gemba/client/problem';
import { useSites } from '../../api/queries.js';
import { useScope } from '../../api/use-scope.js';
import { useSession } from '../../session/gate.jsx';
import { Failure } from '../../parts/states.jsx';
import type { Command, Department, Thing } from '../api/nouns.js';
import { type Done, useSend, useTry } from '../api/send.js';
import { Facts } from '../facts/facts.jsx';
import { called, t } from '../../language/language.js';
import { useDraft } from './draft.js';
import type { Faults } from './input.js';
import { Inputs } from './inputs.jsx';
import { type Own, ownOf } from './own.js';
import { type Schema, fieldsOf, labelOf } from '../api/schema.js';
import { type TypedRecord, type Usual, bodyOf, firstRecord, knownRecord } from './typed.js';
import css from './form.module.css';

type Props = {
  service: Department;
  command: Command;
  to?: Thing;
  close: () => void;
  done: (done: Done) => void;
};

/** What is usual at a site; at the one that the screen is about, or the only one there is, unless told. */
function useUsual(own: Own): (at: string | null | undefined) => Usual {
  const { site: shown } = useScope();
  const sites = useSites().data?.data ?? [];
  const [only] = sites.length === 1 ? sites : [];
  return (at) => {
    const site = sites.find(({ id }) => id === (at ?? shown)) ?? only;
    if (site) return { unit: 'C62', currency: site.currency, site: site.id, own };
    return { unit: 'C62', currency: sites[0]?.groupCurrency ?? '', site: '', own };
  };
}

const faultsIn = (error: unknown): Faults =>
  new Map(
    error instanceof Refused
      ? (error.problem.errors ?? []).map(({ pointer, detail }) => [pointer, detail] as const)
      : [],
  );

/** What would happen, in words. */
function Tried({ done: { events } }: { done: Done }) {
  return (
    <div className={css.tried} role="status">
      <p>{events.length === 0 ? t('desk.triedNothing') : t('desk.tried')}</p>
      {events.map(({ type, data = {} }, at) => (
        <section key={String(at)}>
          <h3>{labelOf(type.slice(type.indexOf('.') + 1))}</h3>
          <Facts of={data} />
        </section>
      ))}
    </div>
  );
}

/** A refusal with what was measured against what; what is wrong with fields stands at the fields. */
function Refusal({ error }: { error: unknown }) {
  const { hint, violated } = error instanceof Refused ? error.problem : {};
  return (
    <div className={css.refusal}>
      <Failure error={error} />
      {violated && (
        <Facts of={Object.fromEntries(Object.entries(violated).map(([name, value]) => [name, value]))} />
      )}
      {hint && <p>{hint}</p>}
    </div>
  );
}

/** What stands there already is replaced only by somebody who is told of it. */
function Replacing({ error, replace }: { error: unknown; replace: (version: number) => void }) {
  const { code, version } = error instanceof Refused ? error.problem : {};
  if (code !== 'PLT-MATCH-MISSING' || version === undefined) return null;
  return (
    <Button variant="light" color="red" onClick={() => replace(version)}>
      {t('desk.replaceIt', { version })}
    </Button>
  );
}

/** What was observed earlier is told with its time; the name is none that a field of a command can have. */
const HAPPENED = 'happenedEarlierAt';
const WHEN: Schema = { properties: { [HAPPENED]: { type: 'string', format: 'date-time' } } };

const when = () => fieldsOf(WHEN).map((field) => ({ ...field, label: t('desk.happenedAt') }));

/** What is typed, and the ways to try and to send it. */
function useForm({ service, command, to, close, done }: Props) {
  const usualAt = useUsual(ownOf(to ?? {}));
  const { session } = useSession();
  const place = [session.person?.name, service, command.name, to?.id].join('.');
  const first = { ...firstRecord(command.body, usualAt(to?.site)), ...knownRecord(command.body, to ?? {}) };
  const { typed, change, clear } = useDraft(place, first);
  const given = { service, command, to };
  const [trying, sending] = [useTry(given), useSend(given)];
  const busy = useRef(false);
  const body = bodyOf(command.body, typed);
  const { [HAPPENED]: at } = bodyOf(WHEN, typed);
  const occurred = typeof at === 'string' ? { occurredAt: at } : {};
  const send = (how: { ifMatch?: number } = {}) => {
    // A second click comes before the button knows of the first.
    if (busy.current) return;
    busy.current = true;
    const onSuccess = (said: Done) => {
      clear();
      done(said);
    };
    const onSettled = () => (busy.current = false);
    sending.mutate({ body, ...occurred, ...how }, { onSuccess, onSettled });
  };
  return {
    ...{ typed, trying, sending, send },
    usual: usualAt(to?.site ?? (typeof typed.site === 'string' ? typed.site : null)),
    change: (next: TypedRecord) => {
      // What was found out about other words is not true of these.
      trying.reset();
      sending.reset();
      change(next);
    },
    check: () => trying.mutate({ body, ...occurred }),
    cancel: () => {
      clear();
      close();
    },
  };
}

/** Enter goes on to the next field in nobody's mind but the browser's: what is sent cannot be taken back. */
const notByEnter = (event: KeyboardEvent<HTMLFormElement>) => {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
};

export function CommandForm(props: Props) {
  const { command } = props;
  const { typed, change, usual, trying, sending, send, check, cancel } = useForm(props);
  const error = sending.error ?? trying.error;
  const fields = fieldsOf(command.body);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <form className={css.form} onSubmit={submit} onKeyDown={notByEnter} noValidate>
      <Inputs {...{ fields, typed, change, usual }} at="" faults={faultsIn(error)} leading />
      {command.observes && <Inputs {...{ fields: when(), typed, change, usual }} at="" faults={new Map()} />}
      {error !== null && <Refusal error={error} />}
      <Replacing error={sending.error} replace={(ifMatch) => send({ ifMatch })} />
      {trying.data && !error && <Tried done={trying.data} />}
      {fields.length > 0 && <p className={css.small}>{t('desk.draftKept')}</p>}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={cancel}>
          {t('desk.cancel')}
        </Button>
        <Button variant="light" onClick={check} loading={trying.isPending}>
          {t('desk.tryFirst')}
        </Button>
        <Button type="submit" loading={sending.isPending}>
          {called(command.title)}
        </Button>
      </Group>
    </form>
  );
}
