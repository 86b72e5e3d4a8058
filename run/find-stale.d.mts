// Types of find-stale.mjs.

export type BuiltPart = 'servers' | 'snippet' | 'web';
export const root: string;
export function findStale(): BuiltPart[];
export function makeStamp(part: BuiltPart): string;
export function stampFile(part: BuiltPart): string;
