// The period of a list as kept in the URL, and the window of time that it means. Windows end on the next full hour,
// so that a question stays the same for an hour while new rows still fall into it.

export const periods = ['24h', '7d', '30d', '90d', '13m'] as const;
export type Period = (typeof periods)[number];

const hourMs = 3_600_000;
const hoursOf: Record<Period, number> = { '24h': 24, '7d': 168, '30d': 720, '90d': 2_160, '13m': 9_480 };

/** ISO 8601 times; `nowMs` in milliseconds since 1970. */
export function findWindow(period: Period, nowMs: number): { from: string; to: string } {
  const endMs = (Math.floor(nowMs / hourMs) + 1) * hourMs;
  return {
    from: new Date(endMs - hoursOf[period] * hourMs).toISOString(),
    to: new Date(endMs).toISOString(),
  };
}
