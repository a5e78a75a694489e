/** The schedule in force, what broke it, and what a proposal would change. */
import { useZone } from '../../api/use-scope.js';
import { Value } from '../../desk/facts/facts.jsx';
import { countText } from '../../format/measure.js';
import { momentText } from '../../format/time.js';
import { called, t } from '../../language/language.js';
import { Panel } from '../../parts/panel/panel.jsx';
import { Status } from '../../parts/status.jsx';
import type { Found, Schedule } from './plan.js';
import css from './schedule.module.css';

/** Late and unplaced orders of a schedule. */
function Counts({ of: { late, unplaced, operations } }: { of: Found }) {
  const without = new Set(unplaced.map(({ order }) => order)).size;
  return (
    <>
      <p>
        {t('schedule.operations', { count: operations.length })}{' '}
        <Status
          value={late.length === 0 ? 'good' : 'bad'}
          word={late.length === 0 ? t('schedule.noneLate') : t('schedule.lateOrders', { count: late.length })}
        />
      </p>
      {without > 0 && (
        <p>
          <Status value="bad" word={t('schedule.ordersWithoutPlace', { count: without })} />
        </p>
      )}
    </>
  );
}

const BREAKS_SHOWN = 6;

function Breaks({ of }: { of: Schedule['invalidatedBy'] }) {
  if (of.length === 0) return null;
  return (
    <>
      <Status value="warning" word={t('schedule.brokenBy')} />
      <ul className={css.list}>
        {of.slice(-BREAKS_SHOWN).map(({ cause, reason, operations, at }) => (
          <li key={`${cause} ${reason} ${at}`}>
            <Value name="cause" value={cause} /> {called(reason)}
            {operations.length > 0 && `, ${t('schedule.touches', { count: operations.length })}`}
          </li>
        ))}
      </ul>
    </>
  );
}

function InForce({ schedule: { inForce, invalidatedBy } }: { schedule: Schedule }) {
  const zone = useZone();
  if (!inForce)
    return (
      <Panel title={t('schedule.inForce')}>
        <p>{t('schedule.noneInForce')}</p>
      </Panel>
    );
  const { number, adoptedAt } = inForce;
  return (
    <Panel title={t('schedule.inForce')} note={t('schedule.number', { number: String(number) })}>
      <p>{t('schedule.adoptedAt', { at: momentText(adoptedAt, zone) })}</p>
      <Counts of={inForce} />
      <Breaks of={invalidatedBy} />
    </Panel>
  );
}

function Proposal({ of }: { of: Found }) {
  const zone = useZone();
  const { number, from, comparison, solver, proven, stopped } = of;
  const { earlier, later, moved, added } = comparison;
  return (
    <Panel title={t('schedule.proposal')} note={t('schedule.number', { number: String(number) })}>
      <p>{t('schedule.plannedFrom', { at: momentText(from, zone) })}</p>
      <Counts of={of} />
      <p>
        {t('schedule.differs', {
          moved: countText(moved),
          added: countText(added),
          earlier: countText(earlier.length),
          later: countText(later.length),
        })}
      </p>
      <p>
        {t('schedule.foundBy', { solver: called(solver) })} {proven && t('schedule.proven')}
        {stopped && t('schedule.stopped')}
      </p>
    </Panel>
  );
}

export function Summary({ schedule }: { schedule: Schedule }) {
  const { proposal, building, failed } = schedule;
  return (
    <>
      <div role="status">
        {building && <p>{t('schedule.building', { number: String(building.number) })}</p>}
        {failed && (
          <p>
            <Status value="bad" word={t('schedule.failed', { number: String(failed.number) })} />{' '}
            {failed.reason}
          </p>
        )}
      </div>
      <div className={css.facts}>
        <InForce schedule={schedule} />
        {proposal && <Proposal of={proposal} />}
      </div>
    </>
  );
}
