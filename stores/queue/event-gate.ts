// Bounds how much is unpacked at once: a job waits at the gate as sealed text, which is small.

/** What one batch takes. */
export interface GateLoad {
  events: number;
  bytes: number;
}

export interface EventGate {
  /** Resolves when this batch may come in, in the order of asking; call the answer when it has left. */
  enter(load: GateLoad): Promise<() => void>;
}

/** More than `most` never is inside, neither in events nor in bytes, unless one batch alone has more. */
export function createEventGate(most: GateLoad): EventGate {
  const waiting: { load: GateLoad; open: () => void }[] = [];
  let batches = 0;
  let events = 0;
  let bytes = 0;
  const letIn = () => {
    for (let next = waiting[0]; next; next = waiting[0]) {
      const { load } = next;
      const isOver = events + load.events > most.events || bytes + load.bytes > most.bytes;
      if (batches > 0 && isOver) return;
      waiting.shift();
      batches += 1;
      events += load.events;
      bytes += load.bytes;
      next.open();
    }
  };
  return {
    enter: (load) =>
      new Promise((resolve) => {
        const leave = () => {
          batches -= 1;
          events -= load.events;
          bytes -= load.bytes;
          letIn();
        };
        waiting.push({ load, open: () => resolve(leave) });
        letIn();
      }),
  };
}
