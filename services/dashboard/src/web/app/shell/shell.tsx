/** The frame around every screen: navigation at the side, scope at the top, drawers above. */
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useOpened } from '../../kpi/open.js';
import { LiveProvider } from '../../api/live.jsx';
import { Tool } from '../../parts/panel/tool.jsx';
import { Loading } from '../../parts/states.jsx';
import { useScope } from '../../api/use-scope.js';
import { useRunsAll } from '../../session/gate.jsx';
import { Mark } from '../../session/mark.jsx';
import { AsOfBanner } from './as-of.jsx';
import { destinationsOf } from './destinations.js';
import { LivePill } from './live-pill.jsx';
import { Navigation } from './navigation.jsx';
import { ScopeBar } from './scope-bar.jsx';
import { t } from '../../language/language.js';
import css from './shell.module.css';

const SideDrawer = lazy(async () => ({ default: (await import('./side-drawer.jsx')).SideDrawer }));
const Palette = lazy(async () => ({ default: (await import('./palette.jsx')).Palette }));
const KpiDrawer = lazy(async () => ({ default: (await import('../../kpi/drawer/drawer.jsx')).KpiDrawer }));

/** Loaded when it is first opened, and kept from then on. */
function OnceOpened({ opened, children }: { opened: boolean; children: ReactNode }) {
  const [was, setWas] = useState(opened);
  if (opened && !was) setWas(true);
  return was ? <Suspense>{children}</Suspense> : null;
}

function useTitle(): void {
  const { pathname } = useLocation();
  const { site } = useScope();
  const runsAll = useRunsAll();
  const here = destinationsOf(runsAll).findLast(
    ({ path }) => pathname === path || (path !== '/' && pathname.startsWith(path)),
  );
  useEffect(() => {
    document.title = [here?.name ?? 'Gemba', site, 'Gemba'].filter(Boolean).join(' · ');
  }, [here, site]);
}

function TopBar({ openMenu, openPalette }: { openMenu: () => void; openPalette: () => void }) {
  return (
    <div className={css.top}>
      <div className={css.phone} role="region" aria-label={t('shell.application')}>
        <Tool icon="menu" label={t('shell.openNavigation')} onClick={openMenu} />
        <Mark size={22} />
        <strong>Gemba</strong>
        <span className={css.push} />
        <LivePill />
      </div>
      <ScopeBar openPalette={openPalette} />
    </div>
  );
}

function useShortcut(open: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      open();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [open]);
}

export function Shell() {
  const { at, knownAt } = useScope();
  const [menu, setMenu] = useState(false);
  const [palette, setPalette] = useState(false);
  const past = at !== undefined || knownAt !== undefined;
  useTitle();
  useShortcut(() => setPalette(true));
  return (
    <LiveProvider paused={past}>
      <a className="skip" href="#main">
        {t('shell.skipToContent')}
      </a>
      <div className={css.frame}>
        <div className={css.side}>
          <Navigation openPalette={() => setPalette(true)} />
        </div>
        <div className={css.page}>
          <TopBar openMenu={() => setMenu(true)} openPalette={() => setPalette(true)} />
          <AsOfBanner />
          <main id="main" className={css.main} tabIndex={-1}>
            <Suspense fallback={<Loading height={420} />}>
              <Outlet />
            </Suspense>
          </main>
        </div>
      </div>
      <OnceOpened opened={menu}>
        <SideDrawer opened={menu} close={() => setMenu(false)} openPalette={() => setPalette(true)} />
      </OnceOpened>
      <OnceOpened opened={palette}>
        <Palette opened={palette} close={() => setPalette(false)} />
      </OnceOpened>
      <OnceOpened opened={useOpened().kpi !== null}>
        <KpiDrawer />
      </OnceOpened>
    </LiveProvider>
  );
}
