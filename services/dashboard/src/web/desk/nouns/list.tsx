/** The list of a noun: what there is, found by id, name or words, and what can be begun. */
import { Button, Drawer, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useChangeScope, useScope } from '../../api/use-scope.js';
import { DataTable } from '../../parts/table/data-table.jsx';
import { ExportTool, Panel } from '../../parts/panel/panel.jsx';
import { Answer, Failure, Loading } from '../../parts/states.jsx';
import { type Entry, useEntries } from '../api/entries.js';
import {
  type Command,
  type Department,
  type Noun,
  type Thing,
  useNoun,
  useSome,
  useThings,
} from '../api/nouns.js';
import { CommandForm } from '../form/command-form.jsx';
import { words } from '../words.js';
import { labelOf } from '../api/schema.js';
import { columnsOf, exportOf } from './columns.jsx';
import { PastNote, useIsPast } from './past.jsx';
import { Missing } from './missing.jsx';
import css from './nouns.module.css';

const SETTLED_MS = 250;
const FOUND_AT_ONCE = 50;
const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]*$/;

function Rows({ of, rows }: { of: Noun; rows: readonly Thing[] }) {
  return (
    <DataTable
      label={labelOf(of.path)}
      columns={columnsOf(of)}
      rows={rows}
      empty={words.empty(labelOf(of.path))}
    />
  );
}

/** Newest first, page after page. */
function Newest({ of }: { of: Noun }) {
  const { site } = useScope();
  const asked = useThings(of, { site: site === '' ? undefined : site });
  const rows = asked.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <Panel
      title={labelOf(of.path)}
      note={`${String(rows.length)}${asked.hasNextPage ? '+' : ''}`}
      flush
      tools={<ExportTool name={labelOf(of.path)} of={exportOf(of, rows)} />}
    >
      <Answer of={asked}>{() => <Rows of={of} rows={rows} />}</Answer>
      {asked.hasNextPage && (
        <div className={css.more}>
          <Button
            variant="default"
            size="compact-sm"
            loading={asked.isFetchingNextPage}
            onClick={() => void asked.fetchNextPage()}
          >
            {words.more}
          </Button>
        </div>
      )}
    </Panel>
  );
}

/** Of what machines open by the thousand, which is not among the entries, the id itself. */
const idsIn = (entries: readonly Entry[], q: string): readonly string[] => {
  if (entries.length === 0 && ID.test(q)) return [q];
  return entries.map(({ id }) => id);
};

/** What the search found, as its service has it now. */
function Found({ of, q }: { of: Noun; q: string }) {
  const { site } = useScope();
  const at = site === '' ? undefined : site;
  const entries = useEntries({ noun: of.noun, q, site: at, limit: FOUND_AT_ONCE });
  const ids = entries.data ? idsIn(entries.data.data, q) : [];
  const some = useSome(of, ids);
  const rows = some.data ?? [];
  if (entries.error) return <Failure error={entries.error} />;
  return (
    <Panel
      title={labelOf(of.path)}
      note={String(rows.length)}
      flush
      tools={<ExportTool name={labelOf(of.path)} of={exportOf(of, rows)} />}
    >
      {entries.isPending || (ids.length > 0 && some.isPending) ? <Loading /> : <Rows of={of} rows={rows} />}
    </Panel>
  );
}

function Opening({ of, command }: { of: Noun; command: Command }) {
  const [opened, setOpened] = useState(false);
  const navigate = useNavigate();
  const close = () => setOpened(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpened(true)}>
        {command.title}
      </Button>
      <Drawer
        opened={opened}
        onClose={close}
        position="right"
        size="xl"
        title={command.title}
        closeButtonProps={{ 'aria-label': words.cancel }}
      >
        <CommandForm
          service={of.service}
          command={command}
          close={close}
          done={({ id }) => void navigate(`/${of.service}/${of.path}/${encodeURIComponent(id)}`)}
        />
      </Drawer>
    </>
  );
}

function Shown({ of }: { of: Noun }) {
  const [search] = useSearchParams();
  const change = useChangeScope();
  const q = search.get('q') ?? '';
  const [settled] = useDebouncedValue(q, SETTLED_MS);
  const isPast = useIsPast();
  const opening = isPast ? [] : of.commands.filter(({ opens }) => opens);
  return (
    <>
      <div className={css.head}>
        <h1>{labelOf(of.path)}</h1>
        <TextInput
          className={css.search}
          type="search"
          aria-label={words.search(labelOf(of.path))}
          placeholder={words.search(labelOf(of.path))}
          value={q}
          onChange={(e) => change({ q: e.currentTarget.value })}
        />
        <div className={css.begin}>
          {opening.map((command) => (
            <Opening key={command.name} of={of} command={command} />
          ))}
        </div>
      </div>
      <PastNote />
      {settled.trim() === '' ? <Newest of={of} /> : <Found of={of} q={settled.trim()} />}
    </>
  );
}

export function NounList({ service }: { service: Department }) {
  const { path = '' } = useParams();
  const asked = useNoun(service, path);
  return (
    <Answer of={asked}>
      {(noun) =>
        noun ? (
          <Shown of={noun} key={noun.noun} />
        ) : (
          <Missing title={words.noSuchNoun}>{words.noSuchNounText}</Missing>
        )
      }
    </Answer>
  );
}
