// What the consent gate asks about a browser: whether whoever uses it took consent back elsewhere.

/**
 * Purposes that were taken back, a sum of `purposeBits`; 0 where none was, or the choice was made later. `chosenAtMs`: milliseconds
 * since 1970; undefined when the browser does not say.
 */
export type TakenBackOf = (siteId: number, visitor: string, chosenAtMs: number | undefined) => number;
