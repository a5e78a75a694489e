/** One thing: where it stands, what may be done with it, what it is, and how it became so. */
import { Link, useParams } from 'react-router';
import { Refused } from '@gemba/client/problem';
import { useLinkTo } from '../../api/use-scope.js';
import { Panel } from '../../parts/panel/panel.jsx';
import { SiteName } from '../../parts/site-name.jsx';
import { Answer } from '../../parts/states.jsx';
import { State } from '../../parts/status.jsx';
import { type Department, type Noun, type Thing, useNoun, useThing } from '../api/nouns.js';
import { called, t } from '../../language/language.js';
import { ExceptionsOf } from '../../screens/trust/exceptions/exceptions.jsx';
import { Acting } from './acting.jsx';
import { Facts, STATE_FIELDS } from '../facts/facts.jsx';
import { History } from './history.jsx';
import { PastNote } from './past.jsx';
import { Missing } from './missing.jsx';
import css from './nouns.module.css';

const HEAD = new Set(['id', 'version', 'site', 'position', 'name', ...STATE_FIELDS]);

function Head({ of, thing }: { of: Noun; thing: Thing }) {
  const linkTo = useLinkTo();
  const stands = STATE_FIELDS.map((name) => thing[name]).find((word) => typeof word === 'string');
  return (
    <div className={css.head}>
      <h1>
        <Link to={linkTo(`/${of.service}/${of.path}`)}>{called(of.name)}</Link> {thing.id}
        {typeof thing.name === 'string' && <small>{thing.name}</small>}
      </h1>
      {stands !== undefined && <State word={stands} />}
      {thing.site !== null && (
        <span className={css.at}>
          <SiteName id={thing.site} />
        </span>
      )}
      <Link to={linkTo(`/why/${of.noun}/${encodeURIComponent(thing.id)}`)} className={css.at}>
        {t('causes.why')}
      </Link>
    </div>
  );
}

function Shown({ of, id }: { of: Noun; id: string }) {
  const asked = useThing(of, id);
  if (asked.error instanceof Refused && asked.error.problem.status === 404)
    return (
      <Missing title={t('desk.notFound', { name: called(of.name), id })}>{t('desk.notFoundText')}</Missing>
    );
  return (
    <Answer of={asked}>
      {(thing) => (
        <>
          <Head of={of} thing={thing} />
          <PastNote />
          <Acting of={of} thing={thing} key={thing.id} />
          <div className={css.exceptions}>
            <ExceptionsOf noun={of.noun} subject={thing.id} />
          </div>
          <div className={css.columns}>
            <Panel title={t('desk.asItStands')}>
              <Facts
                of={Object.fromEntries(Object.entries(thing).filter(([name]) => !HEAD.has(name)))}
                schema={of.state}
              />
            </Panel>
            <History of={of} thing={thing} />
          </div>
        </>
      )}
    </Answer>
  );
}

export function NounDetail({ service }: { service: Department }) {
  const { path = '', id = '' } = useParams();
  const asked = useNoun(service, path);
  return (
    <Answer of={asked}>
      {(noun) =>
        noun ? (
          <Shown of={noun} id={id} key={id} />
        ) : (
          <Missing title={t('desk.noSuchNoun')}>{t('desk.noSuchNounText')}</Missing>
        )
      }
    </Answer>
  );
}
