/** What happened to a thing, newest first: who did it, by which right, and what was different afterwards. */
import { Button } from '@mantine/core';
import { useZone } from '../../api/use-scope.js';
import { momentText } from '../../format/time.js';
import { Panel } from '../../parts/panel/panel.jsx';
import { Answer } from '../../parts/states.jsx';
import { type Event, type Noun, type Thing, useHistory } from '../api/nouns.js';
import { type Schema, labelOf, schemaNamed } from '../api/schema.js';
import { called, t } from '../../language/language.js';
import { type Change, changesOf } from './changes.js';
import { ThingLink, Value } from '../facts/facts.jsx';
import facts from '../facts/facts.module.css';
import css from './nouns.module.css';

/** Whoever did it; a process of the company itself in words. */
export const actorOf = ({ actor }: Event['meta']): string => {
  const { id = '' } = actor ?? {};
  return id.startsWith('process:')
    ? t('desk.byItself', { process: called(id.slice('process:'.length).replaceAll('-', ' ')) })
    : id;
};

export const rightOf = ({ authority }: Event['meta']): string => {
  if (authority?.rightId === undefined) return '';
  const { rightId: right, delegatedFrom: person } = authority;
  return t('desk.byRight', { right }) + (person === undefined ? '' : t('desk.lentBy', { person }));
};

function Changed({ of: { name, before, after }, schema }: { of: Change; schema: Schema | undefined }) {
  return (
    <div>
      <dt>{labelOf(name)}</dt>
      <dd>
        {before !== undefined && (
          <>
            <s>
              <Value name={name} value={before} schema={schema} />
            </s>{' '}
            →{' '}
          </>
        )}
        <Value name={name} value={after} schema={schema} />
      </dd>
    </div>
  );
}

type MomentProps = { event: Event; changes: readonly Change[]; state: Schema };

function Moment({ event: { eventId, type, occurredAt, meta }, changes, state }: MomentProps) {
  const zone = useZone();
  return (
    <li>
      <h3>{labelOf(type.slice(type.indexOf('.') + 1))}</h3>
      <p>
        <time dateTime={occurredAt}>{momentText(occurredAt, zone)}</time> · {actorOf(meta)}
        {rightOf(meta)} · <ThingLink to={`/why/${eventId}`}>{t('causes.why')}</ThingLink>
      </p>
      {changes.length > 0 && (
        <dl className={facts.facts}>
          {changes.map((change) => (
            <Changed key={change.name} of={change} schema={schemaNamed(state, change.name)} />
          ))}
        </dl>
      )}
    </li>
  );
}

export function History({ of, thing }: { of: Noun; thing: Thing }) {
  const asked = useHistory(of, thing.id);
  return (
    <Panel title={t('desk.history')}>
      <Answer of={asked}>
        {({ pages }) => {
          const events = pages.flatMap(({ data }) => data);
          const changes = changesOf(events, thing);
          return (
            <>
              <ol className={css.history} reversed>
                {events
                  .map((event, at) => (
                    <Moment key={event.version} event={event} changes={changes[at] ?? []} state={of.state} />
                  ))
                  .toReversed()}
              </ol>
              {asked.hasNextPage && (
                <Button variant="default" size="compact-sm" onClick={() => void asked.fetchNextPage()}>
                  {t('desk.more')}
                </Button>
              )}
            </>
          );
        }}
      </Answer>
    </Panel>
  );
}
