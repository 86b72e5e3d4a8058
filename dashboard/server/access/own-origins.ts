// Decides whether a request was sent by the dashboard's own pages: cookies alone do not say who asked. Browsers state
// the origin with every request that changes something.

/** `http://127.0.0.1:4300` and the like, where the dashboard is open under no public address. */
const loopbackNames = ['127.0.0.1', 'localhost', '[::1]'];

export interface OriginSettings {
  host: string;
  /** The port that it really listens on. */
  port: number;
  publicUrl?: string | undefined;
}

/** The origins under which the dashboard is opened, given the Host header of the request. */
export function ownOrigins(settings: OriginSettings, hostHeader: string | null): string[] {
  if (settings.publicUrl) return [new URL(settings.publicUrl).origin];
  const loopback = loopbackNames.map((name) => `http://${name}:${settings.port}`);
  const isLoopback = loopbackNames.includes(settings.host) || settings.host === '::1';
  // Open to a network without a public address: whatever name the browser used is taken, and must match the origin.
  return isLoopback || !hostHeader ? loopback : [...loopback, `http://${hostHeader}`];
}

/** True for reading, and for a change that one of the dashboard's own pages asked for. */
export function isFromOwnPage(method: string, headers: Headers, settings: OriginSettings): boolean {
  if (method === 'GET' || method === 'HEAD') return true;
  const origin = headers.get('origin');
  if (origin) return ownOrigins(settings, headers.get('host')).includes(origin);
  const site = headers.get('sec-fetch-site');
  if (site) return site === 'same-origin';
  // No browser sends neither; a program may, as long as it brings no browser's cookies.
  return !headers.has('cookie');
}
