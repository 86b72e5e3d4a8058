// Takes a registry out of an index in a process of its own, as a processor that runs from source does: the directory and the source
// are its arguments.

import { removeRegistry } from '#run/remove-registry.ts';

const [, , directory = '', source = ''] = process.argv;
await removeRegistry(directory, source);
