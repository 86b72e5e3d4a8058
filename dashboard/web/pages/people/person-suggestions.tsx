// Who else a person may be, with why, for somebody to decide.

import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonDetail, PersonName } from '#contract/person-report.ts';
import { Section } from '../../frame/section.tsx';
import { useMay } from '../../frame/use-may.ts';
import { useWords } from '../../language/use-words.ts';
import { MergePerson } from './merge-person.tsx';
import { PersonLink } from './person-parts.tsx';

export function PersonSuggestions({ person }: { person: PersonDetail }) {
  const { t } = useTranslation();
  const words = useWords();
  const allowed = useMay()('mergePeople');
  const [merging, setMerging] = useState<PersonName | null>(null);
  if (person.suggestions.length === 0) return null;
  return (
    <Section title={t('people.suggestionsTitle')} text={t('people.suggestionsText')}>
      <ul className="part-rows">
        {person.suggestions.map(({ other, why }) => (
          <li key={`${other.id} ${why}`} className="part-row">
            <div className="part-what">
              <PersonLink id={other.id} name={other.name} />
              <Text fz="xs" c="dimmed">
                {words.alike(why)}
              </Text>
            </div>
            {allowed && (
              <Button
                variant="default"
                size="compact-xs"
                aria-label={t('people.mergeWith', { name: other.name })}
                onClick={() => setMerging(other)}
              >
                {t('people.mergeThis')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {merging && <MergePerson person={person} other={merging} opened onClose={() => setMerging(null)} />}
    </Section>
  );
}
