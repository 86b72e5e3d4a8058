// The kind of a file by the type that a tool states for it.

import type { Enclosure } from '#contract/request-report.ts';

/** `mediaType`: such as `image/png`; '' when it is not known. */
export function enclosureOf(mediaType: string): Enclosure {
  const [family = ''] = mediaType.toLowerCase().split('/');
  if (family === 'image' || family === 'video' || family === 'audio') return family;
  return mediaType === '' ? 'file' : 'document';
}
