/** Before the work: at which machine this terminal stands, and who is there. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSites } from '../api/queries.js';
import { t } from '../language/language.js';
import { type Noun, useThings } from '../desk/api/nouns.js';
import { useName } from '../desk/api/names.js';
import { Answer, Empty } from '../parts/states.jsx';
import { ScanField } from './scanner.jsx';
import type { Station } from './station.js';
import css from './floor.module.css';

type Chosen = (station: Station) => void;

function Person({ id, choose }: { id: string; choose: () => void }) {
  const name = useName('employee', id);
  return (
    <Button size="xl" variant="default" onClick={choose}>
      {name ?? id}
    </Button>
  );
}

type WhoProps = { people: readonly string[]; choose: (person: string) => void };

/** Those whose work waits here stand ready to be chosen; anybody else scans or types their badge. */
function Who({ people, choose }: WhoProps) {
  const [badge, setBadge] = useState('');
  return (
    <>
      <h2>{t('floor.who')}</h2>
      <div className={css.choices}>
        {people.map((id) => (
          <Person key={id} id={id} choose={() => choose(id)} />
        ))}
      </div>
      <form
        className={css.scan}
        onSubmit={(event) => {
          event.preventDefault();
          if (badge.trim() !== '') choose(badge.trim());
        }}
      >
        <ScanField label={t('floor.badge')} value={badge} change={setBadge} read={choose} />
        <Button size="xl" type="submit" disabled={badge.trim() === ''}>
          {t('floor.thatIsMe')}
        </Button>
      </form>
    </>
  );
}

type PeopleAt = (workUnit: string) => readonly string[];

function Machines({ of, site, choose }: { of: Noun; site: string; choose: (workUnit: string) => void }) {
  const asked = useThings(of, { site });
  return (
    <Answer of={asked}>
      {({ pages }) => (
        <div className={css.choices}>
          {pages
            .flatMap(({ data }) => data)
            .map(({ id, name }) => (
              <Button key={id} size="xl" variant="default" onClick={() => choose(id)}>
                {String(name)} · {id}
              </Button>
            ))}
          {asked.hasNextPage && (
            <Button size="xl" variant="subtle" onClick={() => void asked.fetchNextPage()}>
              {t('desk.more')}
            </Button>
          )}
        </div>
      )}
    </Answer>
  );
}

export function ChoosingStation({
  machines,
  peopleAt,
  chosen,
}: {
  machines: Noun;
  peopleAt: PeopleAt;
  chosen: Chosen;
}) {
  const sites = useSites().data?.data ?? [];
  const [site, setSite] = useState('');
  const [workUnit, setWorkUnit] = useState('');
  const [only] = sites.length === 1 ? sites : [];
  const at = site === '' ? (only?.id ?? '') : site;
  if (at === '')
    return (
      <>
        <h2>{t('floor.site')}</h2>
        {sites.length === 0 && <Empty title={t('floor.noSite')} />}
        <div className={css.choices}>
          {sites.map(({ id, name }) => (
            <Button key={id} size="xl" variant="default" onClick={() => setSite(id)}>
              {name}
            </Button>
          ))}
        </div>
      </>
    );
  if (workUnit === '')
    return (
      <>
        <h2>{t('floor.machine')}</h2>
        <Machines of={machines} site={at} choose={setWorkUnit} />
      </>
    );
  return <Who people={peopleAt(workUnit)} choose={(person) => chosen({ site: at, workUnit, person })} />;
}
