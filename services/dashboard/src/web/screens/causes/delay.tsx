/** What held a production order, or late lines of a sales order, up: what stood, came late or was held. */
import type { Delay } from '../../api/contract.js';
import { useAllRows, useDelay } from '../../api/queries.js';
import { useZone } from '../../api/use-scope.js';
import { Named } from '../../desk/facts/facts.jsx';
import { measureText } from '../../format/measure.js';
import { momentText } from '../../format/time.js';
import { t } from '../../language/language.js';
import { Panel } from '../../parts/panel/panel.jsx';
import { SiteName } from '../../parts/site-name.jsx';
import { Answer, Empty } from '../../parts/states.jsx';
import css from './causes.module.css';

type Step = Delay['steps'][number];

/** A step as a thing that has a page. */
function thingOf({ kind, id }: Step): { noun: string; of: string; word?: string } {
  if (kind === 'breakdown') return { noun: 'equipment', of: id, word: t('causes.breakdown') };
  if (kind !== 'order-line') return { noun: kind, of: id };
  const end = id.lastIndexOf('.');
  return { noun: 'sales-order', of: id.slice(0, end), word: t('causes.line', { line: id.slice(end + 1) }) };
}

function Told({ step }: { step: Step }) {
  const zone = useZone();
  const { about, site, from, lateDays, hours, amount, currency } = step;
  const late = Number(lateDays ?? 0);
  const parts = [
    about ?? '',
    late > 0 ? t('causes.late', { count: late }) : '',
    hours === null ? '' : measureText(hours, { unit: 'HUR' }),
    amount === null ? '' : measureText(amount, { unit: 'money', currency }),
    from === null ? '' : momentText(from, zone),
  ];
  return (
    <small>
      {site !== null && <SiteName id={site} />} {parts.filter((part) => part !== '').join(' · ')}
    </small>
  );
}

function Steps({ of, below }: { of: Delay['steps']; below: number | null }) {
  const places = of.flatMap(({ heldUp }, place) => (heldUp === below ? [place] : []));
  if (places.length === 0) return null;
  return (
    <ul className={css.branches}>
      {places.map((place) => {
        const step = of[place];
        if (!step) return null;
        const { noun, of: id, word } = thingOf(step);
        return (
          <li key={place}>
            <div className={css.step} data-asked={below === null || undefined}>
              {word !== undefined && <>{word} · </>}
              <Named noun={noun} id={id} />
              <Told step={step} />
            </div>
            <Steps of={of} below={place} />
          </li>
        );
      })}
    </ul>
  );
}

function HeldUp({ query }: { query: { line: string } | { order: string } }) {
  const asked = useDelay(query);
  return (
    <Panel title={t('causes.heldUp')}>
      <Answer of={asked}>
        {({ steps }) =>
          steps.length > 1 ? <Steps of={steps} below={null} /> : <Empty title={t('causes.nothingHeldIt')} />
        }
      </Answer>
    </Panel>
  );
}

function LateLines({ salesOrder }: { salesOrder: string }) {
  const asked = useAllRows('order-lines', { filters: { salesOrder, late: 'true' } });
  return (asked.data?.data ?? []).map(({ id }) => <HeldUp key={id} query={{ line: id }} />);
}

/** Nothing for things that are not due. */
export function DelayOf({ noun, id }: { noun: string | undefined; id: string }) {
  if (noun === 'production-order') return <HeldUp query={{ order: id }} />;
  return noun === 'sales-order' ? <LateLines salesOrder={id} /> : null;
}
