// Waits until somebody wants us to stop: Ctrl-C, or a service manager's SIGTERM. A second one, later, ends us at once.

/** npm passes on the Ctrl-C that the terminal has sent us already; what comes within this time is the same one. */
const sameSignalMs = 1_000;

interface StopSignals {
  /** npm runs us: of one Ctrl-C two signals come, and on a busy machine the second one late. */
  isUnderNpm: boolean;
  /** Called with each later signal that is another wish than the first. */
  onForce: () => void;
}

/** Resolves with the first signal. */
export function waitForStop({ isUnderNpm, onForce }: StopSignals): Promise<NodeJS.Signals> {
  const sameMax = isUnderNpm ? 2 : 1;
  return new Promise((resolve) => {
    let came = 0;
    let isSame = true;
    // A signal that came while we were busy is heard after the timer, and before what is set immediate by it.
    const endSame = () =>
      setImmediate(() => {
        isSame = false;
      });
    const take = (signal: NodeJS.Signals) => {
      came += 1;
      if (came === 1) {
        setTimeout(endSame, sameSignalMs).unref();
        resolve(signal);
      } else if (!isSame && came > sameMax) onForce();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, take);
  });
}
