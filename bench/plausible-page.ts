// What a page with Plausible's public script runs: with what ours does too (outbound links, downloads, forms, scroll and
// engaged time). Bundled by bundle-plausible.ts, never run here.

import { init } from '@plausible-analytics/tracker';

init({
  domain: 'bench.example',
  endpoint: '/e',
  captureOnLocalhost: true,
  logging: false,
  outboundLinks: true,
  fileDownloads: true,
  formSubmissions: true,
});
