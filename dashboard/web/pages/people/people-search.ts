// What the addresses of the list of people and of one person keep.

import { type TimelineChannel, timelineChannels } from '#contract/person-report.ts';
import { oneOf, ownFilter, shortText, withoutUndefined } from '../../frame/search-params.ts';

export interface PeopleSearch {
  search?: string;
  /** By own fields. */
  own?: string;
}

export function readPeopleSearch(search: Record<string, unknown>): PeopleSearch {
  return withoutUndefined({ search: shortText(search['search']), own: ownFilter(search['own']) });
}

export interface PersonSearch {
  channel?: TimelineChannel;
}

export function readPersonSearch(search: Record<string, unknown>): PersonSearch {
  return withoutUndefined({ channel: oneOf(search['channel'], timelineChannels) });
}
