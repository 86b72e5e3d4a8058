// Who decides about the data, as notices must name them; an administrator fills it in.

import { Button, Group, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Controller } from '#contract/privacy-report.ts';
import { nameController, privacyQuery } from '../../api/privacy-queries.ts';
import { Section } from '../../frame/section.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useMay } from '../../frame/use-may.ts';

const fields = ['name', 'address', 'contact', 'officer'] as const;
const empty: Controller = { name: '', address: '', contact: '', officer: '' };

export function ControllerForm({ controller }: { controller: Controller | null }) {
  const { t } = useTranslation();
  const may = useMay()('nameController');
  const [draft, setDraft] = useState(controller ?? empty);
  const save = useDeed({
    run: nameController,
    done: t('privacy.controllerSaved'),
    stale: [privacyQuery.queryKey],
  });
  const isWhole = [draft.name, draft.address, draft.contact].every((text) => text.trim() !== '');
  return (
    <Section title={t('privacy.controllerTitle')} text={t('privacy.controllerText')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(draft);
        }}
      >
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          {fields.map((field) => (
            <TextInput
              key={field}
              label={t(`privacy.${field}`)}
              required={field !== 'officer'}
              withAsterisk={false}
              readOnly={!may}
              maxLength={field === 'address' ? 500 : 200}
              value={draft[field]}
              onChange={({ currentTarget: { value } }) => setDraft((old) => ({ ...old, [field]: value }))}
            />
          ))}
        </SimpleGrid>
        {may ? (
          <Group mt="sm">
            <Button type="submit" disabled={!isWhole} loading={save.isPending}>
              {t('frame.save')}
            </Button>
          </Group>
        ) : (
          <Text fz="sm" c="dimmed" mt="sm">
            {t('privacy.controllerReadOnly')}
          </Text>
        )}
      </form>
    </Section>
  );
}
