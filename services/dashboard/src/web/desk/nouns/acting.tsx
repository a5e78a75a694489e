/** What may be done with a thing now, and what may not yet; each opens its form. */
import { Button, Drawer, Menu } from '@mantine/core';
import { useState } from 'react';
import { Failure } from '../../parts/states.jsx';
import { type Command, type Noun, type Offered, type Thing, useOffered } from '../api/nouns.js';
import { CommandForm } from '../form/command-form.jsx';
import { words } from '../words.js';
import { useIsPast } from './past.jsx';
import css from './nouns.module.css';

type Choice = { readonly command: Command; readonly offered: Offered };

const choicesOf = ({ commands }: Noun, offered: readonly Offered[]): readonly Choice[] =>
  offered.flatMap((each) => {
    const command = commands.find(({ name }) => name === each.name);
    return command ? [{ command, offered: each }] : [];
  });

function NotNow({ choices }: { choices: readonly Choice[] }) {
  if (choices.length === 0) return null;
  return (
    <Menu position="bottom-start" width={320}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="sm">
          {words.notNow} ({choices.length})
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ command, offered: { code, detail } }) => (
          <Menu.Item key={command.name} disabled>
            {command.title}
            <small className={css.why}>
              {detail} {code}
            </small>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Nothing is done in the past. */
export function Acting(props: { of: Noun; thing: Thing }) {
  return useIsPast() ? null : <Now {...props} />;
}

function Now({ of, thing }: { of: Noun; thing: Thing }) {
  const asked = useOffered(of, thing.id);
  const [chosen, setChosen] = useState<Command | null>(null);
  const [said, setSaid] = useState('');
  const close = () => setChosen(null);
  if (asked.error) return <Failure error={asked.error} />;
  if (!asked.data) return <div className={css.actions} />;
  const choices = choicesOf(of, asked.data);
  const [now, later] = [true, false].map((is) => choices.filter(({ offered }) => offered.now === is));
  return (
    <>
      <div className={css.actions}>
        {choices.length === 0 && <span className={css.none}>{words.nothingToGive}</span>}
        {(now ?? []).map(({ command }) => (
          <Button key={command.name} size="sm" variant="light" onClick={() => setChosen(command)}>
            {command.title}
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
        title={chosen ? `${chosen.title} · ${thing.id}` : ''}
        closeButtonProps={{ 'aria-label': words.cancel }}
      >
        {chosen && (
          <CommandForm
            service={of.service}
            command={chosen}
            to={thing}
            close={close}
            done={({ id, events }) => {
              setSaid(events.length === 0 ? words.soAlready(chosen.title) : words.done(chosen.title, id));
              close();
            }}
          />
        )}
      </Drawer>
    </>
  );
}
