// What a person may ask for: a copy of everything, and that it is erased.

import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonDetail, PersonErased } from '#contract/person-report.ts';
import { erasePerson, exportPerson, peopleKey } from '../../api/person-queries.ts';
import { Confirm } from '../../frame/confirm.tsx';
import { Section } from '../../frame/section.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { EraseText } from './erase-text.tsx';
import { ErasedInCrms } from './erased-in-crms.tsx';

export function PersonPrivacy({ person }: { person: PersonDetail }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asking, ask] = useDisclosure(false);
  const [inCrms, setInCrms] = useState<PersonErased['crmRecords']>([]);
  const leave = () => void navigate({ to: '/people' });
  const copy = useDeed({
    run: () => exportPerson(person.id),
    done: t('people.exported'),
    onDone: (everything) => saveFile(`person-${person.id}.json`, everything),
  });
  const erase = useDeed({
    run: () => erasePerson(person.id),
    done: t('people.erased'),
    stale: [[...peopleKey, 'list']],
    quiet: true,
    onDone: ({ crmRecords }) => {
      ask.close();
      if (crmRecords.length === 0) leave();
      else setInCrms(crmRecords);
    },
  });
  return (
    <Section title={t('people.privacyTitle')} text={t('people.privacyText')}>
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={copy.isPending}
          onClick={() => copy.mutate()}
        >
          {t('people.export')}
        </Button>
        <Button
          variant="default"
          color="red"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={ask.open}
        >
          {t('people.erase')}
        </Button>
      </Group>
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={t('people.eraseTitle', { name: person.name })}
        text={
          <EraseText
            asked={person.decisions.filter(({ what, state }) => what === 'erasure' && state === 'open')}
          />
        }
        action={t('people.erase')}
        danger
        pending={erase.isPending}
        error={erase.error}
        onConfirm={() => erase.mutate()}
      />
      <ErasedInCrms records={inCrms} onClose={leave} />
    </Section>
  );
}

/** Hands the browser a file that the page has made. */
function saveFile(name: string, value: object): void {
  const address = URL.createObjectURL(
    new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
