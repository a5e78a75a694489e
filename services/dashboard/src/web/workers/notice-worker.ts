/** Shows push messages, and leads to the work where one is opened. */
import type { Lasting } from './lasting.js';

type Push = { readonly title: string; readonly body: string; readonly path: string; readonly tag: string };
type Pushed = Lasting & { readonly data: { readonly json: () => Push } | null };
type Clicked = Lasting & { readonly notification: Notification };
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
