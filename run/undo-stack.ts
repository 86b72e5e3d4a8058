// What has been started and must be stopped in the opposite order, whether the start succeeded or failed half-way.

export interface UndoStack {
  /** Remembers how to stop what has just been started. */
  push(name: string, stop: () => Promise<void> | void): void;
  /** Stops all, the last one first. One that fails is reported and does not keep the others from being stopped. */
  unwind(): Promise<boolean>;
}

/** `report` hears what could not be stopped. */
export function createUndoStack(report: (name: string, error: unknown) => void): UndoStack {
  const stops: { name: string; stop: () => Promise<void> | void }[] = [];
  return {
    push: (name, stop) => {
      stops.push({ name, stop });
    },
    unwind: async () => {
      let isClean = true;
      for (let next = stops.pop(); next; next = stops.pop()) {
        try {
          await next.stop();
        } catch (error) {
          isClean = false;
          report(next.name, error);
        }
      }
      return isClean;
    },
  };
}
