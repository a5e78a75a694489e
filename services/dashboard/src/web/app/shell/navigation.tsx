/** The list of screens, the search, and who is signed in. */
import { Menu, useMantineColorScheme } from '@mantine/core';
import { NavLink } from 'react-router';
import { DeskNavigation } from './desk-navigation.jsx';
import { Icon } from '../../parts/icons.jsx';
import { useLinkTo } from '../../api/use-scope.js';
import { forgetDrafts } from '../../desk/form/draft.js';
import { useRunsAll, useSession } from '../../session/gate.jsx';
import { Mark } from '../../session/mark.jsx';
import { useContrast } from '../theme/contrast.js';
import { destinationsOf } from './destinations.js';
import css from './shell.module.css';

const schemes = [
  ['auto', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const;

function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [more, setMore] = useContrast();
  return (
    <Menu position="top-start" width={220}>
      <Menu.Target>
        <button type="button" className={`reset ${css.item}`}>
          <Icon name="theme" />
          Appearance
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
          High contrast {more && '✓'}
        </Menu.Item>
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
            <small>{roles.join(', ')}</small>
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
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

export function Navigation({ openPalette, onGo }: { openPalette: () => void; onGo?: () => void }) {
  const linkTo = useLinkTo();
  return (
    <nav className={css.nav} aria-label="Main">
      <div className={css.brand}>
        <Mark size={24} />
        <span>Gemba</span>
      </div>
      <button type="button" className={`reset ${css.search}`} onClick={openPalette}>
        <Icon name="search" size={14} />
        Go to…
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
        <Appearance />
        <Person />
      </div>
    </nav>
  );
}
