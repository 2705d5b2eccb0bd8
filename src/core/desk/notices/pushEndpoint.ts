/**
 * The push services of browsers: an address is given by a browser, and the program calls it, so it may
 * lead nowhere else. A name stands for itself, `.name` for everything below it.
 * Sources: web.dev/articles/push-notifications-web-push-protocol; Apple, "Sending web push notifications
 * in web apps and browsers" (`*.push.apple.com`); Microsoft WNS (`*.notify.windows.com`); Mozilla autopush.
 */
const PUSH_SERVICES = [
  'fcm.googleapis.com',
  '.push.services.mozilla.com',
  '.push.apple.com',
  '.notify.windows.com',
] as const;

const LONGEST = 2_000;

/** True for an https address, on the usual port and without a password, of a browser's push service. */
export function isPushEndpoint(address: string): boolean {
  if (address.length > LONGEST || !URL.canParse(address)) return false;
  const { protocol, port, username, password, hostname } = new URL(address);
  if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return false;
  return PUSH_SERVICES.some((name) =>
    name.startsWith('.') ? hostname.endsWith(name) : hostname === name,
  );
}
