// How the interface is built: one shell, what most pages share, a chunk per page, and one lazy chunk for charts. Output goes to dist/web.

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  // Long-lived names: the server may answer assets as immutable.
  build: {
    outDir: fileURLToPath(new URL('../../dist/web', import.meta.url)),
    emptyOutDir: true,
    // Browsers of the last four years.
    target: ['chrome111', 'firefox114', 'safari16.4'],
    // Inlined files would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // What most pages share comes in one file instead of forty small ones; what only some need stays apart.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'common', minShareCount: 8 }] } } },
  },
  // While developing with `vite`, the API runs on its own port.
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:4300' } },
});
