/** What may be done with a thing now, and what may not yet; each opens its form. */
import { Button, Drawer, Menu } from '@mantine/core';
import { useState } from 'react';
import { Failure } from '../../parts/states.jsx';
import { type Command, type Noun, type Offered, type Thing, useOffered } from '../api/nouns.js';
import { CommandForm } from '../form/command-form.jsx';
import { called, t } from '../../language/language.js';
import { useIsPast } from './past.jsx';
import css from './nouns.module.css';

type Choice = { readonly command: Command; readonly offered: Offered };

const choicesOf = ({ commands }: Noun, offered: readonly Offered[]): readonly Choice[] =>
  offered.flatMap((each) => {
    const command = commands.find(({ name }) => name === each.name);
    return command ? [{ command, offered: each }] : [];
  });

const wishedIn = (choices: readonly Choice[], wish: RegExp | undefined): Command | null => {
  const found = choices.find(({ command, offered }) => offered.now && wish?.test(command.name));
  return found?.command ?? null;
};

function NotNow({ choices }: { choices: readonly Choice[] }) {
  if (choices.length === 0) return null;
  return (
    <Menu position="bottom-start" width={320}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="sm">
          {t('desk.notNow')} ({choices.length})
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ command, offered: { code, detail } }) => (
          <Menu.Item key={command.name} disabled>
            {called(command.title)}
            <small className={css.why}>
              {code !== null && called(code) !== code ? called(code) : detail} {code}
            </small>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

type Props = {
  of: Noun;
  thing: Thing;
  /** The command whose form is open at once, where it can be given. */
  wish?: RegExp | undefined;
};

/** Nothing is done in the past. */
export function Acting(props: Props) {
  return useIsPast() ? null : <Now {...props} />;
}

function Now({ of, thing, wish }: Props) {
  const asked = useOffered(of, thing.id);
  const [picked, setChosen] = useState<Command | null>();
  const [said, setSaid] = useState('');
  const close = () => setChosen(null);
  if (asked.error) return <Failure error={asked.error} />;
  if (!asked.data) return <div className={css.actions} />;
  const choices = choicesOf(of, asked.data);
  const chosen = picked === undefined ? wishedIn(choices, wish) : picked;
  const [now, later] = [true, false].map((is) => choices.filter(({ offered }) => offered.now === is));
  return (
    <>
      <div className={css.actions}>
        {choices.length === 0 && <span className={css.none}>{t('desk.nothingToGive')}</span>}
        {(now ?? []).map(({ command }) => (
          <Button key={command.name} size="sm" variant="light" onClick={() => setChosen(command)}>
            {called(command.title)}
          </Button>
        ))}
        <NotNow choices={later ?? []} />
      </div>
      <p className={css.said} role="status">
        {said}
      </p>
      <Drawer
        opened={chosen !== null}
        onClose={close}
        position="right"
        size="lg"
        title={chosen ? `${called(chosen.title)} · ${thing.id}` : ''}
        closeButtonProps={{ 'aria-label': t('desk.cancel') }}
      >
        {chosen && (
          <CommandForm
            service={of.service}
            command={chosen}
            to={thing}
            close={close}
            done={({ id, events }) => {
              setSaid(
                events.length === 0
                  ? t('desk.soAlready', { title: called(chosen.title) })
                  : t('desk.done', { title: called(chosen.title), id }),
              );
              close();
            }}
          />
        )}
      </Drawer>
    </>
  );
}
