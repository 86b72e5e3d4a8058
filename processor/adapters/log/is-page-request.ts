// Tells the requests for pages from those for what pages are made of, and from what is no view at all.

import type { LogHit } from './log-hit.ts';

export type RequestKind = 'page' | 'asset' | 'other';

const assetExtensions = new Set(
  (
    'css js mjs map png jpg jpeg gif webp avif svg ico bmp tif tiff woff woff2 ttf otf eot mp4 webm ogg ogv mp3 wav ' +
    'm4a m4v mov avi flac wasm json xml txt rss atom webmanifest manifest m3u8 ts m4s vtt br gz cur swf'
  ).split(' '),
);
const notPages =
  /^\/(\.well-known|favicon|apple-touch-icon|wp-json|wp-admin\/admin-ajax|xmlrpc|cdn-cgi|graphql)/i;

/** A page is what a GET got with 200 to 299 or 304; redirects and errors were not seen by anybody. */
export function kindOfRequest(hit: LogHit): RequestKind {
  const path = pathOf(hit.target);
  if (notPages.test(path)) return 'asset';
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  if (dot >= 0 && assetExtensions.has(name.slice(dot + 1).toLowerCase())) return 'asset';
  if (hit.method !== 'GET') return 'other';
  if (hit.status === 0 || hit.status === 304) return 'page';
  return hit.status >= 200 && hit.status < 300 ? 'page' : 'other';
}

function pathOf(target: string): string {
  const query = target.indexOf('?');
  return query < 0 ? target : target.slice(0, query);
}
