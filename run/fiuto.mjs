#!/usr/bin/env node
// `npx fiuto COMMAND`: the same door as `npm start`, opened to the commands.

process.argv.splice(2, 0, 'cli');
await import('./start.mjs');
