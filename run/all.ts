// `npm start`: everything on one machine in one go. `--demo` adds a small tracked site with a history of 90 days.

import { exitCodes } from './exit-codes.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import { startDemo } from './start-demo.ts';
import { startProduct } from './start-product.ts';
import { writeWelcome } from './write-welcome.ts';

const usage = `Usage: npm start [-- --demo]

  --demo  also serves a small tracked demo site and sends a history of 90 days for it
  --help  shows this

Settings are environment variables, such as FIUTO_DATA_DIR, FIUTO_COLLECTOR_PORT and
FIUTO_DASHBOARD_PORT; .env.example lists them all with their defaults.
Other commands: npx fiuto --help
`;

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  process.stdout.write(usage);
  process.exit(exitCodes.stopped);
}
const unknown = args.find((arg) => arg !== '--demo');
if (unknown !== undefined) {
  process.stderr.write(`"${unknown}" is not an option.\n\n${usage}`);
  process.exit(exitCodes.wrongUsage);
}

await runUntilStopped('all', async (config, log) => {
  const product = await startProduct(config, log);
  process.stdout.write(`${writeWelcome(product.welcome)}\n`);
  if (!args.includes('--demo')) return product;
  // Beside the rest: Ctrl-C must not wait for the end of a history, and a demo that fails ends nothing else.
  const demo = startDemo(product, process.stdout).catch((error: unknown) => {
    log.error({ reason: String(error) }, 'the demo cannot be set up');
  });
  return {
    stop: () =>
      Promise.race([demo, undefined])
        .then((served) => served?.close())
        .then(product.stop),
  };
});
