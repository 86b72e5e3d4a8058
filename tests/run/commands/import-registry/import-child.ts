// An import in a process of its own, for a test that kills it: takes its orders as JSON, says `building` before the index
// is built, and goes on.

import { importSource } from '#run/commands/import-registry/import-source.ts';
import type { RegistryOrders } from '#run/commands/import-registry/registry-orders.ts';

const orders = JSON.parse(process.argv[2] ?? '{}') as RegistryOrders;
await importSource(orders, {
  onProgress: ({ phase }) => {
    process.stdout.write(`${phase}\n`);
  },
});
process.stdout.write('done\n');
