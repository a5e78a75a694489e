/**
 * Puts together what every screen needs, and the table of screens; each screen loads when it is first
 * opened.
 */
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ComponentType, lazy, Suspense } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { Refused } from '@gemba/client/problem';
import { departments } from '../api/contract.js';
import { Loading } from '../parts/states.jsx';
import { Gate, useRunsAll, useSession } from '../session/gate.jsx';
import { NotFound } from './not-found.jsx';
import { Shell } from './shell/shell.jsx';
import { theme, variables } from './theme/theme.js';

const screen = <P extends object>(load: () => Promise<ComponentType<P>>) =>
  lazy(async () => ({ default: await load() }));
const Wall = screen(async () => (await import('../screens/wall.jsx')).Wall);
const Sites = screen(async () => (await import('../screens/sites/sites.jsx')).Sites);
const SiteBoard = screen(async () => (await import('../screens/sites/site-board.jsx')).SiteBoard);
const OrderToCash = screen(async () => (await import('../screens/flow/order-to-cash.jsx')).OrderToCash);
const LotGenealogy = screen(async () => (await import('../screens/lots/genealogy.jsx')).GenealogyScreen);
const Causes = screen(async () => (await import('../screens/causes/causes.jsx')).Causes);
const Inventory = screen(async () => (await import('../screens/inventory/inventory.jsx')).Inventory);
const Schedule = screen(async () => (await import('../screens/schedule/schedule.jsx')).ScheduleScreen);
const Losses = screen(async () => (await import('../screens/losses/losses.jsx')).LossesScreen);
const Money = screen(async () => (await import('../screens/money/money.jsx')).Money);
const People = screen(async () => (await import('../screens/people/people.jsx')).People);
const Work = screen(async () => (await import('../desk/decisions/my-work.jsx')).Work);
const NounList = screen(async () => (await import('../desk/nouns/list.jsx')).NounList);
const NounDetail = screen(async () => (await import('../desk/nouns/detail.jsx')).NounDetail);
const Objectives = screen(
  async () => (await import('../screens/objectives/objectives.jsx')).ObjectivesScreen,
);
const Alerts = screen(async () => (await import('../screens/alerts/alerts.jsx')).AlertsScreen);
const Floor = screen(async () => (await import('../floor/floor.jsx')).Floor);
const Notices = screen(async () => (await import('../notices/notices.jsx')).Notices);
const Trust = screen(async () => (await import('../screens/trust/trust.jsx')).Trust);

/** A refusal is final; a network that hiccups is asked twice more. */
function again(failures: number, error: Error): boolean {
  return !(error instanceof Refused && error.problem.status < 500) && failures < 2;
}

const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, retry: again, refetchOnWindowFocus: true, networkMode: 'offlineFirst' },
  },
});

/** Who runs the company begins with its figures, a terminal with its machine, the others with their work. */
function First() {
  const { session } = useSession();
  const isTerminal = session.person?.roles.every((role) => role === 'operator') === true;
  if (useRunsAll()) return <Wall />;
  return <Navigate to={isTerminal ? '/floor' : '/work'} replace />;
}

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <Gate>
          <BrowserRouter>
            <Routes>
              <Route
                path="floor"
                element={
                  <Suspense fallback={<Loading height={420} />}>
                    <Floor />
                  </Suspense>
                }
              />
              <Route element={<Shell />}>
                <Route index element={<First />} />
                <Route path="wall" element={<Wall />} />
                <Route path="work" element={<Work />} />
                <Route path="notices" element={<Notices />} />
                <Route path="sites" element={<Sites />} />
                <Route path="sites/:id" element={<SiteBoard />} />
                <Route path="flows/order-to-cash" element={<OrderToCash />} />
                <Route path="why/:id" element={<Causes />} />
                <Route path="why/:noun/:id" element={<Causes />} />
                <Route path="inventory" element={<Inventory />} />
                <Route path="inventory/lots/:site/:item/:lot" element={<LotGenealogy />} />
                <Route path="production/schedule" element={<Schedule />} />
                <Route path="losses" element={<Losses />} />
                <Route path="money" element={<Money />} />
                <Route path="alerts" element={<Alerts />} />
                <Route path="objectives" element={<Objectives />} />
                <Route path="people" element={<People />} />
                <Route path="trust" element={<Trust />} />
                {departments.map((service) => (
                  <Route key={service} path={service}>
                    <Route path=":path" element={<NounList service={service} />} />
                    <Route path=":path/:id" element={<NounDetail service={service} />} />
                  </Route>
                ))}
                <Route path="*" element={<NotFound />} />
              </Route>
            </Routes>
          </BrowserRouter>
        </Gate>
      </QueryClientProvider>
    </MantineProvider>
  );
}
