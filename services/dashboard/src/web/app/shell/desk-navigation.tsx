/** The nouns of every department in the navigation: what the reader may see, as the services say it. */
import { useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import { departments } from '../../api/contract.js';
import { useLinkTo } from '../../api/use-scope.js';
import css from './shell.module.css';
import { Icon } from '../../parts/icons.jsx';
import { type Noun, useNouns } from '../../desk/api/nouns.js';
import { labelOf } from '../../desk/api/schema.js';
import { t } from '../../language/language.js';

/** What the platform keeps for itself has screens of its own. */
const ELSEWHERE = ['exception'];

type GroupProps = { service: string; nouns: readonly Noun[]; onGo: (() => void) | undefined };

function Department({ service, nouns, onGo }: GroupProps) {
  const linkTo = useLinkTo();
  const { pathname } = useLocation();
  const isHere = pathname.startsWith(`/${service}/`);
  const [opened, setOpened] = useState(isHere);
  return (
    <li>
      <button
        type="button"
        className={`reset ${css.item}`}
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        <span className={css.turn} data-opened={opened || undefined}>
          <Icon name="chevron" size={12} />
        </span>
        {labelOf(service)}
      </button>
      {opened && (
        <ul className={`${css.list} ${css.inner}`}>
          {nouns.map(({ noun, path }) => (
            <li key={noun}>
              <NavLink
                to={linkTo(`/${service}/${path}`)}
                className={css.item ?? ''}
                {...(onGo ? { onClick: onGo } : {})}
              >
                {labelOf(path)}
              </NavLink>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

export function DeskNavigation({ onGo }: { onGo: (() => void) | undefined }) {
  const { nouns, silent } = useNouns();
  return (
    <ul className={css.list}>
      {departments.map((service) => {
        const own = nouns.filter((each) => each.service === service && !ELSEWHERE.includes(each.noun));
        return own.length === 0 ? null : (
          <Department key={service} service={service} nouns={own} onGo={onGo} />
        );
      })}
      {silent.length > 0 && (
        <li className={css.silent}>{t('desk.silent', { departments: silent.map(labelOf).join(', ') })}</li>
      )}
    </ul>
  );
}
