/** What this browser can do about push; `denied` where its owner told it not to show notifications. */
export type PushState = 'unsupported' | 'denied' | 'off' | 'on';

const worker = '/sw.js';
const isSupported = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration(worker);
  return (await registration?.pushManager.getSubscription()) ?? null;
}

export async function pushState(): Promise<PushState> {
  if (!isSupported()) return 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  return (await subscription()) ? 'on' : 'off';
}

/** "Firefox on Linux", as well as a browser says it of itself. */
export function deviceName(): string {
  const agent = navigator.userAgent;
  const browser = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'].find((name) =>
    agent.includes(`${name}/`),
  );
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS X', 'Linux'].find((name) =>
    agent.includes(name),
  );
  const named: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'macOS' };
  return [browser, system].flatMap((part) => (part ? [named[part] ?? part] : [])).join(' · ');
}

/**
 * Asks the browser, and through it its owner.
 * @param publicKey by which its push service will know our server
 * @throws where the owner or the browser refuses
 */
export async function subscribeDevice(publicKey: string): Promise<PushSubscriptionJSON> {
  await navigator.serviceWorker.register(worker);
  const { pushManager } = await navigator.serviceWorker.ready;
  const made = await pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  return made.toJSON();
}

/** The server finds out at the next push, when the service says that nobody is there. */
export async function unsubscribeDevice(): Promise<void> {
  if (isSupported()) await (await subscription())?.unsubscribe();
}
