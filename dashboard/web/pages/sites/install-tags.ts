// The variants of the tag, made from the one that the server gives.

import type { SiteDetail } from '#contract/report.ts';

/** Address of the script in the tag, '' when the tag has none. */
function findScriptAddress(scriptTag: string): string {
  return /\ssrc="([^"]+)"/.exec(scriptTag)?.[1] ?? '';
}

/** For Google Tag Manager, which strips attributes: the key goes into the script's address. */
export function makeTagManagerTag(site: Pick<SiteDetail, 'scriptTag' | 'publicKey'>): string {
  return `<script async src="${findScriptAddress(site.scriptTag)}?site=${site.publicKey}"></script>`;
}

/** A picture for pages on which no script may run. */
export function makePixelTag(site: Pick<SiteDetail, 'pixelUrl'>): string {
  return `<img src="${site.pixelUrl}" alt="" width="1" height="1" referrerpolicy="no-referrer-when-downgrade">`;
}
