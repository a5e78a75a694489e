/** Has the browser keep the floor for a time without a network, and forget it when somebody signs out. */

const WORKER = '/floor-worker.js';
const SCOPE = '/floor';
const CACHES = 'gemba-floor';
const DATA = 'gemba-floor-data';
const KEPT_FOR = 'gemba.floor.person';
const STATION = 'gemba.floor.station';
const RELOADED = 'gemba.floor.reloaded';

/** Longer a terminal does not wait: it works without being kept. */
const PATIENCE_MS = 4_000;

const isActive = (registration: ServiceWorkerRegistration): Promise<boolean> =>
  new Promise((resolve) => {
    const worker = registration.installing ?? registration.waiting;
    if (registration.active || !worker) {
      resolve(registration.active !== null);
      return;
    }
    const timer = setTimeout(() => resolve(false), PATIENCE_MS);
    worker.addEventListener('statechange', () => {
      if (worker.state !== 'activated' && worker.state !== 'redundant') return;
      clearTimeout(timer);
      resolve(worker.state === 'activated');
    });
  });

/** What was kept for somebody else is not shown to whoever comes next. */
const keptFor = async (person: string): Promise<void> => {
  if (localStorage.getItem(KEPT_FOR) !== person) await caches.delete(DATA);
  localStorage.setItem(KEPT_FOR, person);
};

/**
 * Resolves when the floor is kept, or cannot be. A page that was opened elsewhere is opened anew, once: only
 * then does the worker see what it asks.
 */
export const keepFloor = async (person: string): Promise<void> => {
  if (!('serviceWorker' in navigator)) return;
  await keptFor(person);
  if (!navigator.onLine) return;
  const registration = await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
  if (navigator.serviceWorker.controller || !(await isActive(registration))) return;
  if (sessionStorage.getItem(RELOADED) === person) return;
  sessionStorage.setItem(RELOADED, person);
  location.reload();
  // The page ends here.
  await new Promise(() => undefined);
};

/** Nothing of what was shown stays behind; what was done here and has not been sent waits for its person. */
export const forgetFloor = async (): Promise<void> => {
  for (const name of [KEPT_FOR, STATION]) localStorage.removeItem(name);
  sessionStorage.removeItem(RELOADED);
  if (!('serviceWorker' in navigator)) return;
  await (await navigator.serviceWorker.getRegistration(SCOPE))?.unregister();
  const names = (await caches.keys()).filter((name) => name.startsWith(CACHES));
  await Promise.all(names.map((name) => caches.delete(name)));
};
