/** What waits for the reader: decisions to which they hold a right, and exceptions that are theirs. */
import { Button, Checkbox, Drawer } from '@mantine/core';
import '@mantine/core/styles/Checkbox.css';
import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import type { RowOf } from '../../api/contract.js';
import { useAllRows } from '../../api/queries.js';
import { useScope, useZone } from '../../api/use-scope.js';
import { countText, measureText } from '../../format/measure.js';
import { agoText, momentText } from '../../format/time.js';
import { useNow } from '../../kpi/tile/freshness.jsx';
import { Panel } from '../../parts/panel/panel.jsx';
import { DataTable } from '../../parts/table/data-table.jsx';
import { SiteName } from '../../parts/site-name.jsx';
import { Answer, Empty, Loading } from '../../parts/states.jsx';
import { useSession } from '../../session/gate.jsx';
import { Exceptions } from '../../screens/trust/exceptions/exceptions.jsx';
import { labelOf } from '../api/schema.js';
import { useNoun, useThings, type Noun } from '../api/nouns.js';
import { Named } from '../facts/facts.jsx';
import { columnsOf, fieldsNamed } from '../nouns/columns.jsx';
import { t } from '../../language/language.js';
import { Alerts } from '../../screens/alerts/open.jsx';
import { Tasks } from './tasks.jsx';
import { Several } from './several.jsx';
import css from './my-work.module.css';
import items from '../../parts/items.module.css';

/** Loaded when a decision is opened: it brings all forms with it. */
const Deciding = lazy(async () => ({ default: (await import('../nouns/deciding.jsx')).Deciding }));

type Decision = RowOf<'decisions'>;

const money = ({ amount, currency }: Decision): string => measureText(amount, { unit: 'money', currency });

/** The two answers to a decision, by the names of the commands that give them. */
const ANSWERS = { a: /^Approve/, r: /^(Reject|Refuse|Decline|Cancel)/ } as const;
type Chosen = { readonly of: Decision; readonly wish?: RegExp };

type ItemProps = {
  of: Decision;
  decide: (of: Chosen) => void;
  isHere: boolean;
  selected: boolean;
  select: () => void;
};

function Item({ of, decide, isHere, selected, select }: ItemProps) {
  const zone = useZone();
  const now = useNow();
  return (
    <li className={items.item} data-here={isHere || undefined}>
      <Checkbox
        size="xs"
        aria-label={t('desk.selectIt', { id: of.subject })}
        checked={selected}
        onChange={select}
      />
      <div className={items.what}>
        <Named noun={of.noun} id={of.subject} />
        <span>
          {of.about} · <SiteName id={of.site} />
        </span>
        <small>
          {t('desk.askedOf', { role: labelOf(of.owner) })} · {agoText(of.askedAt, now)}
          {of.askedBy && ` · ${of.askedBy}`}
          {of.delegatedFrom !== null &&
            ` · ${t('desk.lentFrom', {
              person: of.delegatedFrom,
              moment: momentText(of.delegatedUntil ?? '', zone),
            })}`}
          {of.answerBy && ` · ${t('desk.until', { moment: momentText(of.answerBy, zone) })}`}
        </small>
      </div>
      <b className="num">{money(of)}</b>
      <Button
        size="sm"
        variant="default"
        aria-label={`${t('desk.decide')}: ${of.subject}`}
        onClick={() => decide({ of })}
      >
        {t('desk.decide')}
      </Button>
    </li>
  );
}

type Asked = { title: string; empty: string; rows: readonly Decision[]; decide: (of: Chosen) => void };

/** j and k go down and up, Enter opens, a and r answer, x selects; not while something is typed or open. */
function useKeys(
  rows: readonly Decision[],
  { decide, select }: { decide: (of: Chosen) => void; select: (id: string) => void },
) {
  const [here, setHere] = useState(-1);
  const move = (by: number) => setHere((at) => Math.max(0, Math.min(rows.length - 1, at + by)));
  const of = rows[here];
  useHotkeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
    ['Enter', () => of && decide({ of }), { preventDefault: false }],
    ['a', () => of && decide({ of, wish: ANSWERS.a })],
    ['r', () => of && decide({ of, wish: ANSWERS.r })],
    ['x', () => of && select(of.id)],
  ]);
  return here;
}

function List({ title, empty, rows, decide }: Asked) {
  const [selected, setSelected] = useState<readonly string[]>([]);
  const select = (id: string) =>
    setSelected(selected.includes(id) ? selected.filter((each) => each !== id) : [...selected, id]);
  const here = useKeys(rows, { decide, select });
  const chosen = rows.filter(({ id }) => selected.includes(id));
  return (
    <Panel title={title} note={countText(rows.length)} flush>
      {rows.length === 0 ? (
        <Empty title={empty}>{t('desk.noDecisionsText')}</Empty>
      ) : (
        <ul className={items.list}>
          {rows.map((each, at) => (
            <Item
              key={each.id}
              of={each}
              decide={decide}
              isHere={at === here}
              selected={selected.includes(each.id)}
              select={() => select(each.id)}
            />
          ))}
        </ul>
      )}
      <Several of={chosen} done={() => setSelected([])} />
      <p className={css.keys}>{rows.length > 0 && t('desk.keysText')}</p>
    </Panel>
  );
}

/** Asked of a role of theirs, or passed on to them. */
const isAsked = ({ owner, delegatedFrom }: Decision, roles: readonly string[]): boolean =>
  roles.includes(owner) || delegatedFrom !== null;

/** Those that are asked of the reader, and, for who oversees a site, those that are asked of others. */
function Decisions() {
  const scope = useScope();
  const roles = useSession().session.person?.roles ?? [];
  const [chosen, decide] = useState<Chosen | null>(null);
  const asked = useAllRows('decisions', { filters: { site: scope.site }, sort: 'askedAt' });
  return (
    <>
      <Answer of={asked}>
        {({ data }) => {
          const [own, others] = [true, false].map((is) => data.filter((each) => isAsked(each, roles) === is));
          return (
            <>
              <List
                title={t('desk.decisions')}
                empty={t('desk.noDecisions')}
                rows={own ?? []}
                decide={decide}
              />
              {(others ?? []).length > 0 && (
                <List
                  title={t('desk.ofOthers')}
                  empty={t('desk.ofOthersText')}
                  rows={others ?? []}
                  decide={decide}
                />
              )}
            </>
          );
        }}
      </Answer>
      <Drawer
        opened={chosen !== null}
        onClose={() => decide(null)}
        position="right"
        size="lg"
        title={chosen ? `${labelOf(chosen.of.noun)} ${chosen.of.subject}` : ''}
        closeButtonProps={{ 'aria-label': t('desk.cancel') }}
      >
        {chosen && (
          <Suspense fallback={<Loading />}>
            <Deciding of={chosen.of} wish={chosen.wish} />
          </Suspense>
        )}
      </Drawer>
    </>
  );
}

/** Who stands at a machine and waits for somebody, the newest first. */
function Calls({ of }: { of: Noun }) {
  const { site } = useScope();
  const asked = useThings(of, { site, status: 'open,answered' });
  const rows = asked.data?.pages.flatMap(({ data }) => data) ?? [];
  if (rows.length === 0) return null;
  const fields = fieldsNamed(of, ['status', 'kind', 'workUnit', 'calledAt', 'role', 'answeredBy']);
  return (
    <Panel title={t('desk.callsTitle')} note={countText(rows.length)} flush>
      <DataTable label={t('desk.callsTitle')} columns={columnsOf(of, fields)} rows={rows} />
    </Panel>
  );
}

function CallsForHelp() {
  const noun = useNoun('production', 'andon-calls');
  return noun.data ? <Calls of={noun.data} /> : null;
}

export function Work() {
  return (
    <>
      <h1 className={css.title}>{t('desk.workTitle')}</h1>
      <div className={css.stack}>
        <CallsForHelp />
        <Alerts />
        <Decisions />
        <Tasks />
        <Exceptions />
      </div>
    </>
  );
}
