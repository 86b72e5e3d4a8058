// The dialog that merges a person with another one, with a reason.

import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonName } from '#contract/person-report.ts';
import { mergePeople, peopleKey } from '../../api/person-queries.ts';
import { AskReason } from '../../frame/ask-reason.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { PersonChoice } from './person-choice.tsx';

export interface MergePersonProps {
  person: PersonName;
  opened: boolean;
  onClose: () => void;
  /** Chosen already, by a suggestion. */
  other?: PersonName;
}

export function MergePerson({ person, opened, onClose, other }: MergePersonProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<PersonName | null>(null);
  const merged = other ?? chosen;
  const merge = useDeed({
    run: ({ id, reason }: { id: number; reason: string }) => mergePeople(person.id, id, reason),
    done: t('people.mergeDone'),
    stale: [peopleKey],
    quiet: true,
    onDone: ({ id }) => {
      onClose();
      void navigate({ to: '/people/$personId', params: { personId: String(id) } });
    },
  });
  return (
    <AskReason
      opened={opened}
      onClose={onClose}
      title={
        other ? t('people.mergeWith', { name: other.name }) : t('people.mergeTitle', { name: person.name })
      }
      text={t('people.mergeText')}
      action={t('people.mergeThis')}
      pending={merge.isPending}
      error={merge.error}
      ready={merged !== null}
      onConfirm={(reason) => merged && merge.mutate({ id: merged.id, reason })}
    >
      {!other && (
        <PersonChoice
          label={t('people.mergeOther')}
          value={chosen}
          onChange={setChosen}
          without={person.id}
        />
      )}
    </AskReason>
  );
}
