/** Shows push messages, and leads to the work where one is opened. */

type Push = { readonly title: string; readonly body: string; readonly path: string; readonly tag: string };
type Waiting = Event & { readonly waitUntil: (until: Promise<unknown>) => void };
type Pushed = Waiting & { readonly data: { readonly json: () => Push } | null };
type Clicked = Waiting & { readonly notification: Notification };
type Worker = {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { readonly openWindow: (path: string) => Promise<unknown> };
  readonly addEventListener: ((name: 'push', then: (event: Pushed) => void) => void) &
    ((name: 'notificationclick', then: (event: Clicked) => void) => void);
};
const worker = self as unknown as Worker;

worker.addEventListener('push', (event) => {
  const push = event.data?.json();
  if (!push) return;
  const { title, body, tag, path } = push;
  event.waitUntil(worker.registration.showNotification(title, { body, tag, data: { path } }));
});

worker.addEventListener('notificationclick', (event) => {
  const { path = '/work' } = (event.notification.data ?? {}) as { path?: string };
  event.notification.close();
  event.waitUntil(worker.clients.openWindow(path));
});

/** A module of its own, so that its names are. */
export {};
