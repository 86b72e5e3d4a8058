// Reads a payload of no known shape by the paths that somebody chose on the Connections page.

import type { MappedField, PayloadMapping } from '#contract/connection-report.ts';
import type { WireEngagement } from '#contract/engagement.ts';
import { readJsonPath } from '../../sources/providers/read-json-path.ts';
import { makeEngagement } from './make-engagement.ts';
import { dateOf, stampOf, textOf } from './read-loose.ts';

/** What is known without the payload. */
export interface MappingDefaults {
  provider: string;
  at: number;
  word: string;
  target: string;
  providerId: string;
}

const itemsMax = 1_000;

export function applyMapping(
  payload: unknown,
  mapping: PayloadMapping,
  defaults: MappingDefaults,
): WireEngagement[] {
  const listPath = mapping.paths.items ?? '';
  const found = listPath === '' ? payload : readJsonPath(payload, listPath);
  const items = Array.isArray(found) ? found.slice(0, itemsMax) : [found];
  return items.map((item, index) => {
    const place = items.length > 1 && defaults.providerId !== '' ? ` ${index}` : '';
    return readItem(item, mapping, { ...defaults, providerId: defaults.providerId + place });
  });
}

function readItem(item: unknown, { kind, paths }: PayloadMapping, defaults: MappingDefaults): WireEngagement {
  const read = (field: MappedField): string => {
    const path = paths[field] ?? '';
    const value = path === '' ? undefined : readJsonPath(item, path);
    return typeof value === 'boolean' ? String(value) : textOf(value);
  };
  const stated = read('at');
  const isOfPeople = kind !== 'record_changed' && kind !== 'other';
  return makeEngagement({
    ...{ provider: defaults.provider, kind },
    at: dateOf(stated) ?? stampOf(stated) ?? defaults.at,
    human: isOfPeople ? 'human' : 'unsure',
    word: read('word') || defaults.word,
    email: read('email'),
    phone: read('phone'),
    userId: read('userId'),
    profile: {
      name: read('name'),
      firstName: read('firstName'),
      lastName: read('lastName'),
      company: read('company'),
      jobTitle: read('jobTitle'),
    },
    target: read('target') || defaults.target,
    title: read('title'),
    text: read('text'),
    campaign: {
      source: read('campaignSource'),
      medium: read('campaignMedium'),
      name: read('campaignName'),
    },
    providerId: read('id') || defaults.providerId,
  });
}
