// The door of `npm start`: plain JavaScript that any Node can read, so that a too old one gets a clear line. Builds what
// is missing or stale, then runs it: node run/start.mjs all|collector|processor|crm|dashboard|cli.

const oldest = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  console.error(
    `Fiuto needs Node ${oldest.join('.')} or newer, this is ${process.versions.node}: install a newer one from https://nodejs.org.`,
  );
  process.exit(10);
}

const what = process.argv[2] ?? 'all';
if (!['all', 'collector', 'processor', 'crm', 'dashboard', 'cli'].includes(what)) {
  console.error(`There is no "${what}" to start: choose all, collector, processor, crm or dashboard.`);
  process.exit(2);
}
process.argv.splice(2, 1);

const { buildStale } = await import('./build-stale.mjs');
buildStale();
await import(`../dist/run/${what}.js`);
