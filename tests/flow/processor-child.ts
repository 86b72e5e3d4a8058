// A processor in a process of its own, for tests that kill it: takes the place as JSON, says `ready`, works until it is
// killed or told to stop.

import { type FlowPlace, openFlow } from './start-flow.ts';

const place = JSON.parse(process.argv[2] ?? '{}') as FlowPlace;
const flow = await openFlow(place);
const processor = await flow.startProcessor();
process.on('SIGTERM', () => {
  void processor
    .stop()
    .then(() => flow.close())
    .then(() => process.exit(0));
});
process.stdout.write('ready\n');
