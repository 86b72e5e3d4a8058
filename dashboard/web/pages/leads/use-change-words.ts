// A change of a lead's history in words: which field held what, and what it holds since.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LeadChange, LeadDetail } from '#contract/lead-report.ts';
import { ownersQuery } from '../../api/company-queries.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { useStages } from './use-stages.ts';

export interface ChangeWords {
  what: string;
  /** Such as "Stage: New → Contacted". */
  fields: string[];
}

/** Fields that name a user. */
const userFields: ReadonlySet<string> = new Set(['ownerId', 'companyOwnerId', 'assigneeId']);

/** Of fields that say nothing to a reader. */
const silent: ReadonlySet<string> = new Set(['kind', 'closedAt', 'companyId', 'source']);

export function useChangeWords(lead: LeadDetail): (change: LeadChange) => ChangeWords {
  const { t } = useTranslation();
  const words = useWords();
  const say = useValueWords(lead);
  return (change) => {
    const names = Object.keys(change.after).filter((name) => !silent.has(name));
    const isNew = Object.keys(change.before).length === 0;
    const fields = names.flatMap((name) => {
      const after = say(name, change.after[name]);
      const field = words.leadField(name);
      if (!isNew) return t('lead.fromTo', { field, before: say(name, change.before[name]), after });
      // Of something new only what was written says anything.
      return name === 'text' || name === 'nextStep' || name === 'stage' ? after : [];
    });
    return { what: words.leadDeed(change.action), fields };
  };
}

function useValueWords({ people, person, owner }: LeadDetail): (field: string, value: unknown) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const stages = useStages();
  const { data: owners = [] } = useQuery(ownersQuery);
  const nameUser = (id: unknown) =>
    owners.find((one) => one.id === id)?.name ?? (owner.id === id ? owner.name : String(id));
  const namePerson = (id: unknown) =>
    people.find((one) => one.id === Number(id))?.name ||
    (person?.id === Number(id) ? person.name : `#${String(id)}`);
  return (field, value) => {
    if (value === null || value === undefined || value === '') {
      return t(userFields.has(field) ? 'lead.nobody' : 'lead.nothing');
    }
    if (field === 'stage') return stages.name(String(value));
    if (userFields.has(field)) return nameUser(value);
    if (field === 'personId') return namePerson(value);
    if (typeof value === 'boolean') return t(value ? 'frame.yes' : 'frame.no');
    if (Array.isArray(value)) return value.length === 0 ? t('lead.nobody') : value.map(nameUser).join(', ');
    const text = String(value);
    return field === 'at' || field.endsWith('At') ? format.dateTime(text) : text;
  };
}
