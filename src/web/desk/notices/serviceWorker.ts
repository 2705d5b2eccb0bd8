/**
 * The service worker of the desk: shows what is pushed and opens what it is about. It caches nothing and
 * answers no request, and imports nothing: it is served as one file, `/desk/worker.js`.
 */

interface Waiting {
  waitUntil(work: Promise<unknown>): void;
}

interface PushEvent extends Waiting {
  readonly data: { json(): unknown } | null;
}

interface ClickEvent extends Waiting {
  readonly notification: { readonly data: unknown; close(): void };
}

interface DeskWindow {
  readonly url: string;
  focus(): Promise<unknown>;
  navigate(url: string): Promise<unknown>;
}

/** The worker's own world, which the types of pages do not know. */
declare const self: {
  readonly location: { readonly origin: string };
  readonly registration: {
    showNotification(title: string, options: object): Promise<void>;
  };
  readonly clients: {
    matchAll(which: object): Promise<readonly DeskWindow[]>;
    openWindow(url: string): Promise<unknown>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install', listener: (event: Waiting) => void): void;
  addEventListener(kind: 'push', listener: (event: PushEvent) => void): void;
  addEventListener(kind: 'notificationclick', listener: (event: ClickEvent) => void): void;
};

self.addEventListener('install', (event) => {
  event.waitUntil(self.skipWaiting());
});

self.addEventListener('push', (event) => {
  const { title, body, link } = cardIn(event);
  // The same thing told again takes the place of what still stands there.
  event.waitUntil(
    self.registration.showNotification(title, { body, tag: link, lang: 'vi', data: link }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(addressOf(event.notification.data)));
});

function cardIn({ data }: PushEvent): {
  readonly title: string;
  readonly body: string;
  readonly link: string;
} {
  const card: unknown = data?.json();
  const text = (name: string) => {
    const value: unknown =
      typeof card === 'object' && card !== null ? Reflect.get(card, name) : undefined;
    return typeof value === 'string' ? value : '';
  };
  return { title: text('title'), body: text('body'), link: text('link') };
}

/** Only pages of the desk itself are opened. */
function addressOf(link: unknown): string {
  const desk = `${self.location.origin}/desk`;
  if (typeof link !== 'string' || !URL.canParse(link)) return desk;
  const { pathname } = new URL(link);
  return pathname.startsWith('/desk') ? self.location.origin + pathname : desk;
}

/** In a window that shows the desk already, or else in a new one. */
async function open(address: string): Promise<unknown> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = windows.find(({ url }) => new URL(url).pathname.startsWith('/desk'));
  if (!there) return self.clients.openWindow(address);
  // Some systems do not let a window come forward by itself; it shows the right page all the same.
  await there.focus().catch(() => undefined);
  // A window that this worker does not control cannot be sent elsewhere.
  return there.navigate(address).catch(() => self.clients.openWindow(address));
}
