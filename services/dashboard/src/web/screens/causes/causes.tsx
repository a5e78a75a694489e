/** Why something is so: back along what it came of, over all departments, and on to what came of it. */
import { Link, useParams } from 'react-router';
import type { CausalTrace } from '../../api/contract.js';
import { useCauses } from '../../api/queries.js';
import { useLinkTo, useZone } from '../../api/use-scope.js';
import { labelOf } from '../../desk/api/schema.js';
import { Named } from '../../desk/facts/facts.jsx';
import { actorOf, rightOf } from '../../desk/nouns/history.jsx';
import { momentText } from '../../format/time.js';
import { t } from '../../language/language.js';
import { Panel } from '../../parts/panel/panel.jsx';
import screen from '../../parts/screen.module.css';
import { SiteName } from '../../parts/site-name.jsx';
import { Answer, Empty } from '../../parts/states.jsx';
import { type Branch, branchesOf } from './branches.js';
import css from './causes.module.css';
import { DelayOf } from './delay.jsx';

type Step = CausalTrace['steps'][number];

const metaOf = ({ actorKind, actor, level, right, delegatedFrom }: Step) => ({
  actor: { kind: actorKind ?? '', id: actor ?? '' },
  authority: {
    level: level ?? 'none',
    ...(right === null ? {} : { rightId: right }),
    ...(delegatedFrom === null ? {} : { delegatedFrom }),
  },
});

function Told({ step }: { step: Step }) {
  const zone = useZone();
  const { site, occurredAt } = step;
  const meta = metaOf(step);
  return (
    <small>
      {occurredAt !== null && <time dateTime={occurredAt}>{momentText(occurredAt, zone)}</time>}
      {site !== null && (
        <>
          {' '}
          · <SiteName id={site} />
        </>
      )}{' '}
      · {actorOf(meta)}
      {rightOf(meta)}
    </small>
  );
}

/** What happened, as the way to its own causes and effects. */
function Happened({ step, again }: { step: Step; again: boolean }) {
  const linkTo = useLinkTo();
  if (step.hidden) return <span className={css.hidden}>{t('causes.hidden')}</span>;
  const { type, noun, subject, event } = step;
  return (
    <>
      <Link to={linkTo(`/why/${event ?? ''}`)}>{labelOf(type ?? '')}</Link>{' '}
      <Named noun={noun ?? ''} id={subject ?? ''} />
      {again ? <small> {t('causes.again')}</small> : <Told step={step} />}
      {step.more && !again && <small> {t('causes.more')}</small>}
    </>
  );
}

function Branches({ of }: { of: readonly Branch[] }) {
  if (of.length === 0) return null;
  return (
    <ul className={css.branches}>
      {of.map((branch, at) => (
        <li key={`${String(branch.place)} ${String(at)}`}>
          <div className={css.step} data-asked={branch.step.role === 'asked' || undefined}>
            <Happened step={branch.step} again={branch.again} />
          </div>
          <Branches of={branch.branches} />
        </li>
      ))}
    </ul>
  );
}

type WayProps = { title: string; of: CausalTrace; way: 'cause' | 'effect'; empty: string };

/** Events that have none are left out, but for one that is asked about by itself. */
function Way({ title, of, way, empty }: WayProps) {
  const leading = branchesOf(of, way).filter(({ branches, step }) => branches.length > 0 || step.more);
  return (
    <Panel title={title}>{leading.length === 0 ? <Empty title={empty} /> : <Branches of={leading} />}</Panel>
  );
}

function Asked({ of }: { of: CausalTrace }) {
  const [first] = of.steps;
  if (!first) return null;
  const isOne = of.steps.filter(({ role }) => role === 'asked').length === 1;
  return (
    <div className={screen.lead}>
      {isOne && <>{labelOf(first.type ?? '')} · </>}
      <Named noun={first.noun ?? ''} id={first.subject ?? ''} /> {isOne && <Told step={first} />}
    </div>
  );
}

export function Causes() {
  const { noun, id = '' } = useParams();
  const asked = useCauses(noun === undefined ? { event: id } : { noun, id });
  return (
    <>
      <h1 className={screen.title}>{t('causes.title')}</h1>
      <Answer of={asked} height={320}>
        {(trace) => (
          <>
            <Asked of={trace} />
            <div className={screen.stack}>
              <DelayOf noun={noun} id={id} />
              <Way title={t('causes.cameOf')} of={trace} way="cause" empty={t('causes.beganHere')} />
              <Way title={t('causes.led')} of={trace} way="effect" empty={t('causes.ledNowhere')} />
            </div>
          </>
        )}
      </Answer>
    </>
  );
}
