// A process that stops as the product does: says the first signal, then is busy for as long as it is told, then waits to be ended.

import { waitForStop } from '#run/wait-for-stop.ts';

const [npm = 'no', busyMs = '0'] = process.argv.slice(2);
const stopping = waitForStop({
  isUnderNpm: npm === 'npm',
  onForce: () => {
    process.stdout.write('forced\n');
    process.exit(1);
  },
});
let heard = 0;
process.on('SIGINT', () => {
  heard += 1;
  process.stdout.write(`heard ${heard}\n`);
});
const life = setInterval(() => undefined, 1_000);
process.stdout.write('ready\n');
process.stdout.write(`${await stopping}\n`);
const untilMs = performance.now() + Number(busyMs);
while (performance.now() < untilMs) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
// The window is over: the loop has heard what came in it.
setTimeout(() => setImmediate(() => process.stdout.write('open\n')), Math.max(0, 1_050 - Number(busyMs)));
process.stdin.once('data', () => {
  clearInterval(life);
  process.exit(0);
});
