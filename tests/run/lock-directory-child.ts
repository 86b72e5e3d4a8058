// One of several processes that start at the same moment on one data directory: takes its lock, or says why not.

import { lockDirectory } from '#run/lock-directory.ts';

const directory = process.argv[2] ?? '';
let release: () => void = () => undefined;

process.on('message', (order) => {
  if (order === 'end') process.exit(0);
  release();
  release = () => undefined;
  if (order === 'take') process.send?.(take());
  else process.send?.('given up');
});
process.send?.('ready');

function take(): string {
  try {
    release = lockDirectory(directory);
    return 'mine';
  } catch (error) {
    return String(error);
  }
}
