// Lets calls to a stub go wrong as a test says: refused before anything happens, or carried out with the answer lost.

import type { TestReply } from '#tests/support/start-test-http.ts';
import type { StubFault } from './crm-stub.ts';

export interface FaultBox {
  fail(fault: StubFault, options?: { times?: number; after?: number }): void;
  calm(): void;
  writes(): number;
  /** Answers `request` by `act`, unless a fault is due; `isWrite` counts. */
  run(isWrite: boolean, act: () => TestReply | Promise<TestReply>): Promise<TestReply>;
}

/** `refusals`: the CRM's own words. What it has none for is the gateway's. */
export function openFaultBox(refusals: Partial<Record<StubFault, () => TestReply>>): FaultBox {
  let due: { fault: StubFault; left: number; after: number } | undefined;
  let writes = 0;
  return {
    fail: (fault, { times = 1, after = 0 } = {}) => {
      due = { fault, left: times, after };
    },
    calm: () => {
      due = undefined;
    },
    writes: () => writes,
    run: async (isWrite, act) => {
      if (!isWrite) return act();
      writes += 1;
      if (due === undefined) return act();
      if (due.after > 0) {
        due.after -= 1;
        return act();
      }
      const { fault } = due;
      due.left -= 1;
      if (due.left <= 0) due = undefined;
      if (fault === 'answer_lost') {
        await act();
        return { body: '{}', cutAfter: 0 };
      }
      if (fault === 'reset') return { body: '{}', cutAfter: 0 };
      return refusals[fault]?.() ?? page(fault === 'html_page' ? 403 : 503);
    },
  };
}

/** What a gateway says to people. */
function page(status: number): TestReply {
  return {
    status,
    headers: { 'content-type': 'text/html' },
    body: '<html><body><h1>Sorry</h1></body></html>',
  };
}

export function jsonReply(status: number, json: unknown, headers: Record<string, string> = {}): TestReply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(json) };
}
