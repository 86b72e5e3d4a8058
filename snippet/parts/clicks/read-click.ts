// Says what a click on a link means for the visit: where it leads and of which kind that is.

import type { ClickKind, WireClick } from '../../../contract/wire-format.ts';
import type { PartHandle } from '../../part-handle.ts';

type ClickFields = Omit<WireClick, 'id' | 'at' | 'page'>;

const schemes: Record<string, ClickKind> = {
  'mailto:': 'mail',
  'tel:': 'phone',
  'sms:': 'phone',
  'whatsapp:': 'chat',
  'skype:': 'chat',
};
const chats = /^((wa|m|t)\.me|(api|web)\.whatsapp\.com)$/;
const downloads =
  /\.(pdf|docx?|xlsx?|pptx?|od[pst]|csv|zip|rar|7z|t?gz|dmg|exe|msi|pkg|apk|mp[34]|mov|avi|wav|epub|dwg|step?|stl)$/i;
const networks =
  /(^|\.)(facebook|twitter|x|linkedin|instagram|youtube|tiktok|pinterest|reddit|xing|threads|bsky|mastodon)\.(com|net|app|social|[a-z]{2})$/;

/** The link that an event went through, shadow trees included. */
export function linkOf(event: Event): HTMLAnchorElement | undefined {
  return event
    .composedPath()
    .find(
      (node) =>
        typeof (node as HTMLAnchorElement).href === 'string' && /^a(rea)?$/i.test((node as Element).tagName),
    ) as HTMLAnchorElement | undefined;
}

const widgets =
  /intercom|crisp|tawk|tidio|hubspot-messages|drift-|zopim|zendesk|zsiq|livechat|olark|freshchat|smartsupp|userlike|fiuto-chat/i;

/** A click in a chat widget, told by what the elements around it are called. */
export function chatWidgetOf(start: Element | null): ClickFields | undefined {
  for (let node = start; node && node !== document.body; node = node.parentElement) {
    const match = widgets.exec(`${node.id} ${node.className} ${(node as HTMLIFrameElement).src || ''}`);
    if (match) return { type: 'click', kind: 'chat', target: match[0].toLowerCase() };
  }
  return;
}

/** Nothing for a link inside the site. Addresses lose their query, whatever it is. */
export function readClick(
  link: HTMLAnchorElement,
  hideMail: PartHandle['hideMail'],
): ClickFields | undefined {
  const url = new URL(link.href);
  const text = hideMail((link.textContent || link.title || '').replace(/\s+/g, ' ').trim(), 80);
  const scheme = schemes[url.protocol];
  if (scheme) return { type: 'click', kind: scheme, target: url.protocol + url.pathname, text };
  if (!/^http/.test(url.protocol)) return;
  const target = hideMail(url.origin + url.pathname, 500);
  const about = { type: 'click', target, text } as const;
  const network = networks.exec(url.hostname);
  if (network) {
    const action = /shar|intent|submit|pin\/create/i.test(url.pathname) ? 'share' : 'follow';
    return { ...about, kind: 'social', network: network[2] as string, action };
  }
  if (chats.test(url.hostname)) return { ...about, kind: 'chat' };
  if (link.hasAttribute('download') || downloads.test(url.pathname)) return { ...about, kind: 'download' };
  return url.hostname === location.hostname ? undefined : { ...about, kind: 'outbound' };
}
