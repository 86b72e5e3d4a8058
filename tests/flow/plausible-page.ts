// What a page with Plausible's public tracker runs. Bundled for the browser by its test, never run here: that puts the
// address, the domain and the consent in.

import { init, track } from '@plausible-analytics/tracker';

declare const place: { endpoint: string; domain: string };

init({
  ...place,
  captureOnLocalhost: true,
  logging: false,
  outboundLinks: true,
  fileDownloads: true,
  customProperties: { author: 'Anna' },
});
Object.assign(globalThis, { tellPlausible: track });
