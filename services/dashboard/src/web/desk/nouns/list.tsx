/** The list of a noun: what there is, found by id, name or words, and what can be begun. */
import { Button, Drawer, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useChangeScope, useScope } from '../../api/use-scope.js';
import { countText } from '../../format/measure.js';
import { DataTable } from '../../parts/table/data-table.jsx';
import { ExportTool } from '../../parts/panel/export-tool.jsx';
import { Panel } from '../../parts/panel/panel.jsx';
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
import { called, t } from '../../language/language.js';
import { labelOf } from '../api/schema.js';
import { BEGIN } from './begin.js';
import { Columns, Views, useChosen } from './choosing.jsx';
import { columnsOf, exportOf, fieldsNamed } from './columns.jsx';
import { Narrowing, useNarrowed } from './narrowing.jsx';
import { PastNote, useIsPast } from './past.jsx';
import { Missing } from './missing.jsx';
import { totalsOf } from './totals.js';
import css from './nouns.module.css';

const SETTLED_MS = 250;
const FOUND_AT_ONCE = 50;
const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]*$/;

type Listed = { of: Noun; rows: readonly Thing[]; hasMore?: boolean; children?: ReactNode };

/** What was found, with the sums below it, and the ways to take it away. */
function Listing({ of, rows, hasMore = false, children }: Listed) {
  const fields = fieldsNamed(of, useChosen(of));
  const name = labelOf(of.path);
  return (
    <Panel
      title={name}
      note={`${countText(rows.length)}${hasMore ? '+' : ''}`}
      flush
      tools={
        <>
          <Columns of={of} />
          <Views of={of} />
          <ExportTool
            name={name}
            of={exportOf(fields, rows)}
            stamp={hasMore ? t('desk.firstOnly', { count: rows.length }) : ''}
          />
        </>
      }
    >
      <DataTable
        label={name}
        columns={columnsOf(of, fields)}
        rows={rows}
        totals={{ id: t('desk.total'), ...totalsOf(fields, rows) }}
        empty={t('desk.empty', { names: name })}
      />
      {hasMore && <p className={css.partly}>{t('desk.sortsShown', { count: rows.length })}</p>}
      {children}
    </Panel>
  );
}

/** Newest first, page after page. */
function Newest({ of }: { of: Noun }) {
  const { site } = useScope();
  const asked = useThings(of, { ...useNarrowed(of), site });
  return (
    <Answer of={asked}>
      {({ pages }) => (
        <Listing of={of} rows={pages.flatMap(({ data }) => data)} hasMore={asked.hasNextPage}>
          {asked.hasNextPage && (
            <div className={css.more}>
              <Button
                variant="default"
                size="compact-sm"
                loading={asked.isFetchingNextPage}
                onClick={() => void asked.fetchNextPage()}
              >
                {t('desk.more')}
              </Button>
            </div>
          )}
        </Listing>
      )}
    </Answer>
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
  const narrowed = Object.entries(useNarrowed(of));
  const entries = useEntries({ noun: of.noun, q, site, limit: FOUND_AT_ONCE });
  const some = useSome(of, entries.data ? idsIn(entries.data.data, q) : []);
  if (entries.error) return <Failure error={entries.error} />;
  if (entries.isPending || some.isLoading) return <Loading />;
  const fits = (thing: Thing) => narrowed.every(([name, wanted]) => String(thing[name]) === wanted);
  return <Listing of={of} rows={(some.data ?? []).filter(fits)} hasMore={entries.data.hasMore} />;
}

function Opening({ of, command }: { of: Noun; command: Command }) {
  const [search] = useSearchParams();
  const change = useChangeScope();
  const navigate = useNavigate();
  const opened = search.get(BEGIN) === command.name;
  const close = () => change({ [BEGIN]: undefined });
  return (
    <>
      <Button size="sm" onClick={() => change({ [BEGIN]: command.name })}>
        {called(command.title)}
      </Button>
      <Drawer
        opened={opened}
        onClose={close}
        position="right"
        size="xl"
        title={called(command.title)}
        closeButtonProps={{ 'aria-label': t('desk.cancel') }}
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
          aria-label={t('desk.search', { names: labelOf(of.path) })}
          placeholder={t('desk.search', { names: labelOf(of.path) })}
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
      <Narrowing of={of} />
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
          <Missing title={t('desk.noSuchNoun')}>{t('desk.noSuchNounText')}</Missing>
        )
      }
    </Answer>
  );
}
