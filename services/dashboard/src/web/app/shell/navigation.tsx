/** The list of screens, the search, and who is signed in. */
import { Menu, useMantineColorScheme } from '@mantine/core';
import { NavLink } from 'react-router';
import { DeskNavigation } from './desk-navigation.jsx';
import { Icon } from '../../parts/icons.jsx';
import { useLinkTo } from '../../api/use-scope.js';
import { labelOf } from '../../desk/api/schema.js';
import { forgetDrafts } from '../../desk/form/draft.js';
import { useRunsAll, useSession } from '../../session/gate.jsx';
import { Mark } from '../../session/mark.jsx';
import { Bell } from '../../notices/bell.jsx';
import { useContrast } from '../theme/contrast.js';
import { destinationsOf } from './destinations.js';
import { type Language, choose, languageNow, languages, t } from '../../language/language.js';
import css from './shell.module.css';

const schemes = [
  ['auto', t('shell.asTheSystem')],
  ['light', t('shell.light')],
  ['dark', t('shell.dark')],
] as const;

function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [more, setMore] = useContrast();
  return (
    <Menu position="top-start" width={220}>
      <Menu.Target>
        <button type="button" className={`reset ${css.item}`}>
          <Icon name="theme" />
          {t('shell.appearance')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map(([value, name]) => (
          <Menu.Item key={value} onClick={() => setColorScheme(value)} aria-current={colorScheme === value}>
            {name} {colorScheme === value && '✓'}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => setMore(!more)} aria-current={more}>
          {t('shell.highContrast')} {more && '✓'}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('shell.language')}</Menu.Label>
        {(Object.keys(languages) as Language[]).map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            onClick={() => choose(language)}
            aria-current={language === languageNow()}
          >
            {languages[language]} {language === languageNow() && '✓'}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Person() {
  const { session } = useSession();
  const { name, roles } = session.person ?? { name: '', roles: [] };
  return (
    <Menu position="top-start" width={220}>
      <Menu.Target>
        <button type="button" className={`reset ${css.item} ${css.person}`}>
          <Icon name="person" />
          <span>
            {name}
            <small>{roles.map(labelOf).join(', ')}</small>
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          onClick={() => {
            forgetDrafts();
            void session.signOut();
          }}
        >
          {t('shell.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

export function Navigation({ openPalette, onGo }: { openPalette: () => void; onGo?: () => void }) {
  const linkTo = useLinkTo();
  return (
    <nav className={css.nav} aria-label={t('shell.main')}>
      <div className={css.brand}>
        <Mark size={24} />
        <span>Gemba</span>
      </div>
      <button type="button" className={`reset ${css.search}`} onClick={openPalette}>
        <Icon name="search" size={14} />
        {t('shell.goTo')}
        <kbd>⌘K</kbd>
      </button>
      <ul className={css.list}>
        {destinationsOf(useRunsAll()).map(({ path, name, icon }) => (
          <li key={path}>
            <NavLink
              to={linkTo(path)}
              end={path === '/'}
              className={css.item ?? ''}
              {...(onGo ? { onClick: onGo } : {})}
            >
              <Icon name={icon} />
              {name}
            </NavLink>
          </li>
        ))}
      </ul>
      <DeskNavigation onGo={onGo} />
      <div className={css.bottom}>
        <Bell to={linkTo('/notices')} className={css.item ?? ''} onGo={onGo} />
        <Appearance />
        <Person />
      </div>
    </nav>
  );
}
