/** How the reader wants to be told: channels, digest and quiet hours, by the clock where they are. */
import { Alert, Button, Select, Switch, TextInput } from '@mantine/core';
import '@mantine/core/styles/Alert.css';
import '@mantine/core/styles/Switch.css';
import { type SyntheticEvent, useState } from 'react';
import { languageNow, t } from '../language/language.js';
import { Panel } from '../parts/panel/panel.jsx';
import { Answer, Failure } from '../parts/states.jsx';
import { type Chosen, type Wishes, useChoosing, useWishes } from './api.js';
import { canPush, subscribed } from './push.http.js';
import css from './notices.module.css';

type Typed = Record<'address' | 'zone' | 'digestAt' | 'quietFrom' | 'quietUntil', string>;
type Ticked = { readonly email: boolean; readonly push: boolean };

const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What was never chosen is by the clock of the browser. */
const typedIn = (wishes: Wishes): Typed => ({
  address: wishes.address ?? '',
  zone: wishes.zone === 'UTC' ? ownZone() : wishes.zone,
  digestAt: wishes.digestAt ?? '',
  quietFrom: wishes.quietFrom ?? '',
  quietUntil: wishes.quietUntil ?? '',
});

/** What is left empty is not said. */
const chosenIn = ({ zone, ...typed }: Typed, ticked: Ticked): Chosen => ({
  ...{ language: languageNow(), zone, ...ticked },
  ...Object.fromEntries(Object.entries(typed).filter(([, text]) => text.trim() !== '')),
});

function useForm(wishes: Wishes) {
  const [typed, setTyped] = useState(() => typedIn(wishes));
  const [ticked, setTicked] = useState<Ticked>({ email: wishes.email, push: wishes.push });
  const [refusal, setRefusal] = useState('');
  const choosing = useChoosing();
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    setRefusal('');
    const device = ticked.push && wishes.pushKey !== null ? await subscribed(wishes.pushKey) : null;
    if (ticked.push && !device && wishes.devices === 0) setRefusal(t('notices.pushRefused'));
    else choosing.mutate({ chosen: chosenIn(typed, ticked), device });
  };
  return { typed, setTyped, ticked, setTicked, refusal, setRefusal, choosing, save };
}

type Form = ReturnType<typeof useForm>;

function Times({ typed, setTyped }: Pick<Form, 'typed' | 'setTyped'>) {
  const zones = Intl.supportedValuesOf('timeZone');
  return (
    <>
      <Select
        label={t('notices.zone')}
        description={t('notices.zoneHint')}
        data={zones.includes(typed.zone) ? zones : [typed.zone, ...zones]}
        value={typed.zone}
        onChange={(zone) => setTyped({ ...typed, zone: zone ?? typed.zone })}
        searchable
        allowDeselect={false}
      />
      {(['digestAt', 'quietFrom', 'quietUntil'] as const).map((name) => (
        <TextInput
          key={name}
          type="time"
          label={t(`notices.${name}`)}
          description={t(`notices.${name}Hint`)}
          value={typed[name]}
          onChange={({ currentTarget }) => setTyped({ ...typed, [name]: currentTarget.value })}
        />
      ))}
    </>
  );
}

function Channels({ of, form }: { of: Wishes; form: Form }) {
  const { typed, setTyped, ticked, setTicked } = form;
  const pushes = of.pushKey !== null && canPush();
  return (
    <>
      <Switch
        label={t('notices.email')}
        description={of.emailSetUp ? t('notices.emailHint') : t('notices.emailNotSetUp')}
        checked={ticked.email}
        disabled={!of.emailSetUp}
        onChange={({ currentTarget }) => setTicked({ ...ticked, email: currentTarget.checked })}
      />
      <TextInput
        type="email"
        label={t('notices.address')}
        value={typed.address}
        disabled={!of.emailSetUp}
        required={ticked.email}
        onChange={({ currentTarget }) => setTyped({ ...typed, address: currentTarget.value })}
      />
      <Switch
        label={t('notices.push')}
        description={pushes ? t('notices.pushHint') : t('notices.pushNotSetUp')}
        checked={ticked.push}
        disabled={!pushes}
        onChange={({ currentTarget }) => setTicked({ ...ticked, push: currentTarget.checked })}
      />
    </>
  );
}

function Choosing({ of }: { of: Wishes }) {
  const form = useForm(of);
  const { choosing, refusal } = form;
  return (
    <form
      className={css.form}
      onSubmit={(event) => void form.save(event).catch((error: unknown) => form.setRefusal(String(error)))}
    >
      <Channels of={of} form={form} />
      <Times typed={form.typed} setTyped={form.setTyped} />
      {refusal !== '' && (
        <Alert color="red" role="alert">
          {refusal}
        </Alert>
      )}
      {choosing.error && <Failure error={choosing.error} />}
      <div className={css.buttons}>
        <Button type="submit" loading={choosing.isPending}>
          {t('notices.save')}
        </Button>
        <span role="status">{choosing.isSuccess && t('notices.saved')}</span>
      </div>
    </form>
  );
}

export function HowToBeTold() {
  const asked = useWishes();
  return (
    <Panel title={t('notices.how')} note={t('notices.howText')}>
      <Answer of={asked}>{(wishes) => <Choosing of={wishes} />}</Answer>
    </Panel>
  );
}
