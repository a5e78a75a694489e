/** What waits for the reader: decisions to which they hold a right, and exceptions that are theirs. */
import { Button, Drawer } from '@mantine/core';
import { useState } from 'react';
import { departments, namedIn } from '../../api/contract.js';
import type { RowOf } from '../../api/contract.js';
import { useAllRows } from '../../api/queries.js';
import { useScope, useZone } from '../../api/use-scope.js';
import { countText, measureText } from '../../format/measure.js';
import { agoText, momentText } from '../../format/time.js';
import { useNow } from '../../kpi/tile/freshness.jsx';
import { Panel } from '../../parts/panel/panel.jsx';
import { SiteName } from '../../parts/site-name.jsx';
import { Answer, Empty } from '../../parts/states.jsx';
import { useSession } from '../../session/gate.jsx';
import { Exceptions } from '../../screens/trust/exceptions/exceptions.jsx';
import { labelOf } from '../api/schema.js';
import { useNoun, useThing, type Noun } from '../api/nouns.js';
import { Facts, Named } from '../facts/facts.jsx';
import { Acting } from '../nouns/acting.jsx';
import { words } from '../words.js';
import css from './my-work.module.css';

type Decision = RowOf<'decisions'>;

const money = ({ amount, currency }: Decision): string => measureText(amount, { unit: 'money', currency });

/** What the rule sees, and the commands that answer it. */
function Seen({ noun, id }: { noun: Noun; id: string }) {
  const asked = useThing(noun, id);
  return (
    <Answer of={asked}>
      {(thing) => (
        <>
          <Acting of={noun} thing={thing} />
          <Facts of={thing} schema={noun.state} />
        </>
      )}
    </Answer>
  );
}

function Deciding({ of: { service, noun: name, subject } }: { of: Decision }) {
  const asked = useNoun(namedIn(departments, service), name);
  return (
    <Answer of={asked}>
      {(noun) => (noun ? <Seen noun={noun} id={subject} /> : <Empty title={words.noSuchNoun} />)}
    </Answer>
  );
}

function Item({ of, decide }: { of: Decision; decide: (of: Decision) => void }) {
  const zone = useZone();
  const now = useNow();
  return (
    <li className={css.item}>
      <div className={css.what}>
        <Named noun={of.noun} id={of.subject} />
        <span>
          {of.about} · <SiteName id={of.site} />
        </span>
        <small>
          {words.askedOf(labelOf(of.owner))} · {agoText(of.askedAt, now)}
          {of.askedBy && ` · ${of.askedBy}`}
          {of.answerBy && ` · ${words.until(momentText(of.answerBy, zone))}`}
        </small>
      </div>
      <b className="num">{money(of)}</b>
      <Button
        size="sm"
        variant="default"
        aria-label={`${words.decide}: ${of.subject}`}
        onClick={() => decide(of)}
      >
        {words.decide}
      </Button>
    </li>
  );
}

type Asked = { title: string; empty: string; rows: readonly Decision[]; decide: (of: Decision) => void };

function List({ title, empty, rows, decide }: Asked) {
  return (
    <Panel title={title} note={countText(rows.length)} flush>
      {rows.length === 0 ? (
        <Empty title={empty}>{words.noDecisionsText}</Empty>
      ) : (
        <ul className={css.list}>
          {rows.map((each) => (
            <Item key={each.id} of={each} decide={decide} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** Those that are asked of the reader, and, for who oversees a site, those that are asked of others. */
function Decisions() {
  const scope = useScope();
  const roles = useSession().session.person?.roles ?? [];
  const [chosen, decide] = useState<Decision | null>(null);
  const asked = useAllRows('decisions', { filters: { site: scope.site }, sort: 'askedAt' });
  return (
    <>
      <Answer of={asked}>
        {({ data }) => {
          const [own, others] = [true, false].map((is) =>
            data.filter(({ owner }) => roles.includes(owner) === is),
          );
          return (
            <>
              <List title={words.decisions} empty={words.noDecisions} rows={own ?? []} decide={decide} />
              {(others ?? []).length > 0 && (
                <List title={words.ofOthers} empty={words.ofOthersText} rows={others ?? []} decide={decide} />
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
        title={chosen ? `${labelOf(chosen.noun)} ${chosen.subject}` : ''}
        closeButtonProps={{ 'aria-label': words.cancel }}
      >
        {chosen && <Deciding of={chosen} />}
      </Drawer>
    </>
  );
}

export function Work() {
  return (
    <>
      <h1 className={css.title}>{words.workTitle}</h1>
      <div className={css.stack}>
        <Decisions />
        <Exceptions />
      </div>
    </>
  );
}
