/** The terminal at a machine: large, for gloves, and it goes on while the network is away. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { agoText } from '../format/time.js';
import { useName } from '../desk/api/names.js';
import { type Noun, useNoun, useThing, useThings } from '../desk/api/nouns.js';
import { t } from '../language/language.js';
import { Answer, Empty, Loading } from '../parts/states.jsx';
import { State } from '../parts/status.jsx';
import { useSession } from '../session/gate.jsx';
import { Mark } from '../session/mark.jsx';
import { ChoosingStation } from './choosing-station.jsx';
import { Help } from './help.jsx';
import { keepFloor } from '../workers/keeping.http.js';
import { ScanField } from './scanner.jsx';
import { type Station, keepStation, readStation, scanned, workAt } from './station.js';
import { type Outbox, useOutbox } from './use-outbox.js';
import { WorkCard } from './work-card.jsx';
import css from './floor.module.css';

/** What has not arrived yet, and what was refused, with its reason. */
function Waiting({ outbox: { waiting, drop } }: { outbox: Outbox }) {
  if (waiting.length === 0) return null;
  const now = Date.now();
  const left = waiting.filter(({ refused }) => refused === undefined);
  return (
    <section className={css.waiting} aria-label={t('floor.notArrived')} role="status">
      {left.length > 0 && <p>{t('floor.waiting', { count: left.length })}</p>}
      <ul>
        {waiting.map(({ key, says, at, refused }) => (
          <li key={key}>
            {says} · {agoText(at, now)}
            {refused !== undefined && (
              <>
                <b>{refused}</b>
                <Button size="lg" variant="default" onClick={() => drop(key)}>
                  {t('floor.understood')}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

type WhoProps = { machines: Noun; station: Station; leave: () => void };

function Who({ machines, station, leave }: WhoProps) {
  const machine = useThing(machines, station.workUnit).data;
  const name = useName('employee', station.person);
  return (
    <div className={css.who}>
      <h1>{station.workUnit}</h1>
      {machine && <State word={String(machine.state)} />}
      <p>{name ?? station.person}</p>
      <Button size="lg" variant="default" onClick={leave}>
        {t('floor.leave')}
      </Button>
    </div>
  );
}

type AtWork = { orders: Noun; machines: Noun; station: Station; outbox: Outbox; leave: () => void };

function Working({ orders, machines, station, outbox, leave }: AtWork) {
  const calls = useNoun('production', 'andon-calls').data;
  const [code, setCode] = useState('');
  const asked = useThings(orders, { site: station.site, status: 'released' });
  return (
    <div className={css.stack}>
      <Who machines={machines} station={station} leave={leave} />
      {calls && <Help station={station} calls={calls} outbox={outbox} />}
      <div className={css.scan}>
        <ScanField label={t('floor.scan')} value={code} change={setCode} read={setCode} />
      </div>
      <Answer of={asked}>
        {({ pages }) => {
          const work = scanned(
            workAt(
              pages.flatMap(({ data }) => data),
              station.workUnit,
            ),
            code,
          );
          return work.length === 0 ? (
            <Empty title={t('floor.noWork')}>{t('floor.noWorkText')}</Empty>
          ) : (
            <ul className={css.list}>
              {work.map((each) => (
                <WorkCard
                  key={`${each.order}/${String(each.of.sequence)}`}
                  work={each}
                  station={station}
                  outbox={outbox}
                />
              ))}
            </ul>
          );
        }}
      </Answer>
      {asked.hasNextPage && (
        <Button size="xl" variant="subtle" onClick={() => void asked.fetchNextPage()}>
          {t('desk.more')}
        </Button>
      )}
    </div>
  );
}

function Choosing({
  machines,
  orders,
  chosen,
}: {
  machines: Noun;
  orders: Noun;
  chosen: (s: Station) => void;
}) {
  const asked = useThings(orders, { site: undefined, status: 'released' });
  const known = asked.data?.pages.flatMap(({ data }) => data) ?? [];
  const peopleAt = (workUnit: string) => [...new Set(workAt(known, workUnit).flatMap(({ of }) => of.people))];
  return (
    <div className={css.stack}>
      <h1>{t('floor.title')}</h1>
      <ChoosingStation machines={machines} peopleAt={peopleAt} chosen={chosen} />
    </div>
  );
}

function Opened({ orders }: { orders: Noun }) {
  const machines = useNoun('production', 'equipment');
  const outbox = useOutbox();
  const [station, setStation] = useState(() => readStation(localStorage));
  const change = (next: Station | null) => {
    keepStation(localStorage, next);
    setStation(next);
  };
  return (
    <>
      <Waiting outbox={outbox} />
      <Answer of={machines}>
        {(noun) => {
          if (!noun) return <Missing />;
          if (!station) return <Choosing machines={noun} orders={orders} chosen={change} />;
          const leave = () => change(null);
          return <Working orders={orders} machines={noun} {...{ station, outbox, leave }} />;
        }}
      </Answer>
    </>
  );
}

const Missing = () => <Empty title={t('desk.noSuchNoun')}>{t('desk.noSuchNounText')}</Empty>;

function useKept(): boolean {
  const person = useSession().session.person?.id ?? '';
  const [isKept, setKept] = useState(false);
  useEffect(() => {
    // A browser that keeps nothing is one to work with all the same.
    keepFloor(person).then(
      () => setKept(true),
      () => setKept(true),
    );
  }, [person]);
  return isKept;
}

export function Floor() {
  return useKept() ? <Terminal /> : <Loading height={420} />;
}

function Terminal() {
  const orders = useNoun('production', 'production-orders');
  return (
    <main className={css.floor} id="main">
      <Link to="/work" className={css.home} aria-label={t('shell.myWork')}>
        <Mark size={28} />
      </Link>
      <Answer of={orders}>{(noun) => (noun ? <Opened orders={noun} /> : <Missing />)}</Answer>
    </main>
  );
}
