/** One field that leads anywhere: screens, sites, figures, periods, things by id or name (⌘K or Ctrl K). */
import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useKpis, useSites } from '../../api/queries.js';
import { useEntries } from '../../desk/api/entries.js';
import { BEGIN } from '../../desk/nouns/begin.js';
import { labelOf } from '../../desk/api/schema.js';
import { useNouns } from '../../desk/api/nouns.js';
import { Icon, type IconName } from '../../parts/icons.jsx';
import { useRunsAll } from '../../session/gate.jsx';
import { periodKinds, periodNames } from '../../scope/period.js';
import { useChangeScope, useLinkTo } from '../../api/use-scope.js';
import { destinationsOf } from './destinations.js';
import { called, t } from '../../language/language.js';
import css from './palette.module.css';

const SETTLED_MS = 120;

type Choice = { id: string; name: string; kind: string; icon: IconName; go: () => void };

function useChoices(): Choice[] {
  const navigate = useNavigate();
  const linkTo = useLinkTo();
  const change = useChangeScope();
  const runsAll = useRunsAll();
  const sites = useSites().data?.data;
  const kpis = useKpis().data;
  return useMemo(() => {
    const screens = destinationsOf(runsAll).map(({ path, name, icon }) => {
      return { id: path, name, kind: t('shell.screen'), icon, go: () => void navigate(linkTo(path)) };
    });
    const boards = (sites ?? []).map(({ id, name }): Choice => {
      const go = () => void navigate(linkTo(`/sites/${id}`));
      return { id: `site-${id}`, name, kind: t('shell.site'), icon: 'sites', go };
    });
    const figures = (kpis ?? []).map(({ id, name }): Choice => {
      return {
        id: `kpi-${id}`,
        name,
        kind: t('shell.figure'),
        icon: 'explain',
        go: () => change({ kpi: id, view: 'explain' }),
      };
    });
    const periods = periodKinds.map((period): Choice => {
      const go = () => change({ period, from: undefined, to: undefined });
      return {
        id: `period-${period}`,
        name: periodNames[period],
        kind: t('shell.period'),
        icon: 'clock',
        go,
      };
    });
    return [...screens, ...boards, ...figures, ...periods.slice(0, -1)];
  }, [sites, kpis, navigate, linkTo, change, runsAll]);
}

/** The lists of all nouns, and what can be begun in them. */
function useLists(): Choice[] {
  const navigate = useNavigate();
  const linkTo = useLinkTo();
  const { nouns } = useNouns();
  return nouns.flatMap(({ service, path, noun, commands }): Choice[] => {
    const at = linkTo(`/${service}/${path}`);
    const beginning = commands
      .filter(({ opens }) => opens)
      .map(({ name, title }): Choice => {
        const go = () => void navigate(`${at}${at.includes('?') ? '&' : '?'}${BEGIN}=${name}`);
        return {
          id: `${service}/${name}`,
          name: called(title),
          kind: t('shell.command'),
          icon: 'explain',
          go,
        };
      });
    const list: Choice = {
      ...{ id: `${service}/${noun}`, name: labelOf(path), kind: t('shell.list'), icon: 'list' },
      go: () => void navigate(at),
    };
    return [list, ...beginning];
  });
}

/** Things of the company whose id, name or words are typed. */
function useFound(text: string): Choice[] {
  const navigate = useNavigate();
  const linkTo = useLinkTo();
  const [q] = useDebouncedValue(text.trim(), SETTLED_MS);
  const { nouns } = useNouns();
  const found = useEntries({ q, limit: 12 }, q !== '');
  if (text.trim() === '') return [];
  return (found.data?.data ?? []).flatMap(({ noun: of, id, name }): Choice[] => {
    const noun = nouns.find((each) => each.noun === of);
    if (!noun) return [];
    const go = () => void navigate(linkTo(`/${noun.service}/${noun.path}/${encodeURIComponent(id)}`));
    return [
      { id: `${of}/${id}`, name: name === null ? id : `${name} · ${id}`, kind: noun.name, icon: 'list', go },
    ];
  });
}

/** Every word typed has to occur in the name or kind. */
function matching(choices: Choice[], text: string): Choice[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const hit = ({ name, kind }: Choice) =>
    words.every((word) => `${name} ${kind}`.toLowerCase().includes(word));
  return choices.filter(hit);
}

function Options({
  list,
  current,
  id,
  run,
}: {
  list: Choice[];
  current: number;
  id: string;
  run: (c: Choice) => void;
}) {
  return (
    <ul className={css.list} role="listbox" id={id} aria-label={t('shell.placesToGo')}>
      {list.map((choice, index) => (
        <li
          key={choice.id}
          id={`${id}-${String(index)}`}
          role="option"
          aria-selected={index === current}
          className={css.option}
          onClick={() => run(choice)}
          ref={(element) => {
            if (index === current) element?.scrollIntoView({ block: 'nearest' });
          }}
        >
          <Icon name={choice.icon} />
          <span>{choice.name}</span>
          <small>{choice.kind}</small>
        </li>
      ))}
      {list.length === 0 && <li className={css.none}>{t('shell.nothingMatches')}</li>}
    </ul>
  );
}

function Search({ close }: { close: () => void }) {
  const id = useId();
  const choices = useChoices();
  const [text, setText] = useState('');
  const [current, setCurrent] = useState(0);
  const lists = useLists();
  const known = text.trim() === '' ? choices : [...choices, ...lists];
  const list = [...matching(known, text), ...useFound(text)];
  const run = (choice: Choice) => {
    close();
    choice.go();
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = list[current];
    if (step) setCurrent((now) => (now + step + list.length) % Math.max(1, list.length));
    if (event.key === 'Enter' && chosen) run(chosen);
    if (step) event.preventDefault();
  };
  return (
    <>
      <input
        className={css.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={list[current] ? `${id}-${String(current)}` : undefined}
        aria-label={t('shell.goToAScreenA')}
        placeholder={t('shell.goToAScreenA2')}
        value={text}
        data-autofocus
        onKeyDown={onKey}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          setCurrent(0);
        }}
      />
      <Options list={list} current={current} id={id} run={run} />
    </>
  );
}

export function Palette({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={close}
      withCloseButton={false}
      padding={0}
      size={560}
      yOffset="12vh"
      title={t('shell.goTo2')}
      classNames={{ header: 'sr-only' }}
    >
      <Search close={close} />
    </Modal>
  );
}
