/** Push in this browser: the worker that shows it, and what the browser's push service gave us. */

const WORKER = '/desk/worker.js';

export type Permission = 'granted' | 'denied' | 'impossible';

/** What the desk is told of a browser. */
export interface Subscribed {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

export function canPush(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

/** Asks the person, once; later the browser remembers. */
export async function askPermission(): Promise<Permission> {
  if (!canPush()) return 'impossible';
  return (await Notification.requestPermission()) === 'granted' ? 'granted' : 'denied';
}

/** The address at which this browser is told; undefined: it is not. */
export async function pushHere(): Promise<string | undefined> {
  if (!canPush()) return undefined;
  const registration = await navigator.serviceWorker.getRegistration(WORKER);
  const subscription = await registration?.pushManager.getSubscription();
  return subscription?.endpoint;
}

/** Subscribes this browser; undefined when it or its push service will not. */
export async function subscribeHere(pushKey: string): Promise<Subscribed | undefined> {
  try {
    const registration = await navigator.serviceWorker.register(WORKER);
    await isActive(registration);
    const options = { userVisibleOnly: true, applicationServerKey: pushKey };
    const { endpoint, keys } = (await registration.pushManager.subscribe(options)).toJSON();
    const { p256dh, auth } = keys ?? {};
    if (endpoint === undefined || p256dh === undefined || auth === undefined) return undefined;
    return { endpoint, keys: { p256dh, auth } };
  } catch {
    return undefined;
  }
}

/** Ends it at the browser; resolves to the address that was used. */
export async function unsubscribeHere(): Promise<string | undefined> {
  const registration = await navigator.serviceWorker.getRegistration(WORKER);
  const subscription = await registration?.pushManager.getSubscription();
  await subscription?.unsubscribe();
  return subscription?.endpoint;
}

/** A worker that was just registered cannot be subscribed yet. */
async function isActive({ active, installing, waiting }: ServiceWorkerRegistration): Promise<void> {
  const coming = installing ?? waiting;
  if (active || !coming) return;
  await new Promise<void>((resolve) => {
    coming.addEventListener('statechange', () => {
      if (coming.state === 'activated' || coming.state === 'redundant') resolve();
    });
  });
}
