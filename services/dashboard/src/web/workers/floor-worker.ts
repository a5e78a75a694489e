/**
 * Keeps the terminal at a machine for a time without a network: its page and files, and what it was answered
 * last. It sees to `/floor` only; what is sent waits in the outbox of the page.
 */
import type { Lasting } from './lasting.js';

type Asking = Event & {
  readonly request: Request;
  readonly respondWith: (answer: Promise<Response>) => void;
};
type Worker = {
  readonly skipWaiting: () => Promise<void>;
  readonly addEventListener: ((name: 'install' | 'activate', then: (event: Lasting) => void) => void) &
    ((name: 'fetch', then: (event: Asking) => void) => void);
};
const worker = self as unknown as Worker;

/** The build writes here which files the floor consists of, so that a new version is another worker. */
const FILES: readonly string[] = '__FLOOR_FILES__'.split(',');
const PAGE = '/floor';
const CONFIG = '/config.json';

const numbered = (text: string): number =>
  [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 4_294_967_291, 7);

const SHELLS = 'gemba-floor-shell-';
const SHELL = `${SHELLS}${String(numbered(FILES.join()))}`;
const DATA = 'gemba-floor-data';

/** What a terminal shows. */
const KEPT = new RegExp(
  '^/api/(production/v1/(nouns|production-orders|equipment|andon-calls)' +
    '|projection/v1/(entries|tables/sites))(/|$)',
);

/** A network that does not answer by then is none. */
const PATIENCE_MS = 5_000;

const fromNetwork = (request: Request): Promise<Response> =>
  fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });

const kept = async (cache: string, request: Request | string): Promise<Response | undefined> =>
  (await caches.open(cache)).match(request, { ignoreVary: true });

/** What is kept of it, where there is no network. @throws what the network throws, where nothing is */
const orKept = async (asked: () => Promise<Response>, cache: string, of: Request | string) => {
  try {
    return await asked();
  } catch (error) {
    const found = await kept(cache, of);
    if (found) return found;
    throw error;
  }
};

const answeredAndKept = async (request: Request, cache: string): Promise<Response> => {
  const answer = await fromNetwork(request);
  if (answer.ok) await (await caches.open(cache)).put(request, answer.clone());
  return answer;
};

/** Null where it is for the network alone. */
const answerTo = (request: Request): Promise<Response> | null => {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return null;
  if (request.mode === 'navigate') return orKept(() => fromNetwork(request), SHELL, PAGE);
  if (FILES.includes(pathname)) return kept(SHELL, pathname).then((found) => found ?? fetch(request));
  if (pathname === CONFIG) return orKept(() => fromNetwork(request), SHELL, CONFIG);
  if (KEPT.test(pathname)) return orKept(() => answeredAndKept(request, DATA), DATA, request);
  return null;
};

/** All of a version or nothing of it; it takes over at once, since pages hold all their files already. */
const install = async (): Promise<void> => {
  const cache = await caches.open(SHELL);
  await cache.addAll([PAGE, CONFIG, ...FILES]);
  await worker.skipWaiting();
};

const dropOthers = async (): Promise<void> => {
  const names = (await caches.keys()).filter((name) => name.startsWith(SHELLS) && name !== SHELL);
  await Promise.all(names.map((name) => caches.delete(name)));
};

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(dropOthers()));
worker.addEventListener('fetch', (event) => {
  const answer = answerTo(event.request);
  if (answer) event.respondWith(answer);
});
