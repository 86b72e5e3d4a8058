// Waits until somebody wants us to stop: Ctrl-C, or a service manager's SIGTERM. A second one, later, ends us at once.

/** npm passes on the Ctrl-C that the terminal has sent us already; what comes within this time is the same one. */
const sameSignalMs = 1_000;

/** Resolves with the first signal. `onForce` is called with a later one. */
export function waitForStop(onForce: () => void): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let firstAtMs: number | undefined;
    const take = (signal: NodeJS.Signals) => {
      if (firstAtMs === undefined) {
        firstAtMs = performance.now();
        resolve(signal);
      } else if (performance.now() - firstAtMs > sameSignalMs) onForce();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, take);
  });
}
