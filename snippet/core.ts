// The one handle, shared by the core's files and the parts; page-visit.ts fills it.

import type { Command, PartHandle } from './part-handle.ts';

export const handle = { id: '', held: [] as Command[] } as PartHandle;
