/** Which columns a list has, and views that a reader keeps: both are parts of the address. */
import { Button, Checkbox, Group, Menu, Popover, Stack, TextInput } from '@mantine/core';
import '@mantine/core/styles/Checkbox.css';
import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useChangeScope } from '../../api/use-scope.js';
import { t } from '../../language/language.js';
import { Tool } from '../../parts/panel/tool.jsx';
import type { Noun } from '../api/nouns.js';
import { listable, usualColumns } from './columns.jsx';

const COLUMNS = 'cols';

/** The names of the columns, those of the address first. */
export function useChosen(of: Noun): readonly string[] {
  const [search] = useSearchParams();
  const asked = (search.get(COLUMNS) ?? '').split(',');
  const known = listable(of).map(({ name }) => name);
  const chosen = asked.filter((name) => known.includes(name));
  return chosen.length > 0 ? chosen : usualColumns(of);
}

export function Columns({ of }: { of: Noun }) {
  const change = useChangeScope();
  const chosen = useChosen(of);
  const toggle = (name: string) => {
    const next = chosen.includes(name) ? chosen.filter((each) => each !== name) : [...chosen, name];
    change({ [COLUMNS]: next.join(',') });
  };
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="subtle" color="gray">
          {t('desk.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={6}>
          {listable(of).map(({ name, label }) => (
            <Checkbox
              key={name}
              size="xs"
              label={label}
              checked={chosen.includes(name)}
              onChange={() => toggle(name)}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

type View = { readonly name: string; readonly search: string };

export function Views({ of }: { of: Noun }) {
  const [search, setSearch] = useSearchParams();
  const key = `gemba.views.${of.noun}`;
  const [views, setViews] = useLocalStorage<readonly View[]>({ key, defaultValue: [] });
  const [name, setName] = useState('');
  const save = () => {
    const others = views.filter((each) => each.name !== name.trim());
    setViews([...others, { name: name.trim(), search: search.toString() }]);
    setName('');
  };
  return (
    <Menu position="bottom-end" width={300} closeOnItemClick={false}>
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" color="gray">
          {t('desk.views')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {views.length === 0 && <Menu.Label>{t('desk.noViews')}</Menu.Label>}
        {views.map((view) => (
          <Group key={view.name} wrap="nowrap" gap={0}>
            <Menu.Item onClick={() => setSearch(new URLSearchParams(view.search))}>{view.name}</Menu.Item>
            <Tool
              icon="close"
              label={t('desk.removeView', { name: view.name })}
              onClick={() => setViews(views.filter((each) => each !== view))}
            />
          </Group>
        ))}
        <Menu.Divider />
        <Group wrap="nowrap" gap={6} p={6}>
          <TextInput
            size="xs"
            aria-label={t('desk.viewName')}
            placeholder={t('desk.viewName')}
            value={name}
            maxLength={40}
            onChange={(e) => setName(e.currentTarget.value)}
          />
          <Button size="xs" variant="light" disabled={name.trim() === ''} onClick={save}>
            {t('desk.saveView')}
          </Button>
        </Group>
      </Menu.Dropdown>
    </Menu>
  );
}
