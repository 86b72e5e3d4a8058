// One costly question asked by many at once: asked once for all, and for those who come shortly after.

/**
 * Answers what `ask` answers. Whoever comes while it is under way gets the same answer, and so does whoever takes one that is
 * up to `maxAgeMs` old (milliseconds; 0: a new one). A failure is shared like an answer and never kept.
 */
export function shareAnswer<T>(ask: () => Promise<T>): (maxAgeMs?: number) => Promise<T> {
  let underWay: Promise<T> | undefined;
  let last: { answer: T; atMs: number } | undefined;
  return async (maxAgeMs = 0) => {
    if (last !== undefined && performance.now() - last.atMs < maxAgeMs) return last.answer;
    underWay ??= ask()
      .then((answer) => {
        last = { answer, atMs: performance.now() };
        return answer;
      })
      .finally(() => {
        underWay = undefined;
      });
    return underWay;
  };
}
