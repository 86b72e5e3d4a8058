// How long until the day ends where a CRM counts its days.

const dayMs = 86_400_000;

/** Milliseconds, at least one second. `timeZone`: such as `Europe/Rome`; an unknown one counts as UTC. */
export function untilMidnightMs(nowMs: number, timeZone: string): number {
  const parts = partsOf(nowMs, timeZone);
  const passed = ((parts.hour % 24) * 3_600 + parts.minute * 60 + parts.second) * 1_000;
  // A day on which clocks change is an hour longer or shorter: who comes early is told to wait again.
  return Math.max(1_000, dayMs - passed);
}

function partsOf(nowMs: number, timeZone: string): { hour: number; minute: number; second: number } {
  const formatter = formatterOf(timeZone) ?? formatterOf('UTC');
  const found = formatter?.formatToParts(new Date(nowMs)) ?? [];
  const number = (type: string) => Number(found.find((part) => part.type === type)?.value ?? 0);
  return { hour: number('hour'), minute: number('minute'), second: number('second') };
}

function formatterOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
    });
  } catch {
    return undefined;
  }
}
