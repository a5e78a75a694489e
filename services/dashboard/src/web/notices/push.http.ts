/** Has this browser take push messages: asked of the person, then of the browser's push service. */
import type { Device } from './api.js';

/** Shows what comes; it has no page of its own to look after. */
const WORKER = '/notice-worker.js';
const SCOPE = '/notices';

export const canPush = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window;

const base64 = (key: ArrayBuffer | null): string =>
  btoa(String.fromCharCode(...new Uint8Array(key ?? new ArrayBuffer(0))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** Null where the person does not want it. @throws where the browser cannot */
export const subscribed = async (pushKey: string): Promise<Device | null> => {
  if ((await Notification.requestPermission()) !== 'granted') return null;
  await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  const subscription = await registration?.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: pushKey,
  });
  if (!subscription) return null;
  const [p256dh, auth] = (['p256dh', 'auth'] as const).map((name) => base64(subscription.getKey(name)));
  return { endpoint: subscription.endpoint, p256dh: p256dh ?? '', auth: auth ?? '' };
};
