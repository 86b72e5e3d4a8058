// What questions about visits are asked of.

import type { EventReader } from '#stores/events/event-store.ts';
import type { Records } from '#stores/records/open-records.ts';

export interface VisitStores {
  events: EventReader;
  records: Records;
}
