// Territories in the order in which they are asked: what a company must be like, and who gets its lead.

import { ActionIcon, Box, Button, Group, Text } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Territory } from '#contract/team-report.ts';
import { removeTerritory, territoriesQuery } from '../../api/team-queries.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { Failed, Loading } from '../../frame/states.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';
import { TerritoryForm } from './territory-form.tsx';

export function TerritoryList() {
  const { t } = useTranslation();
  const { data: territories, error, refetch } = useQuery(territoriesQuery);
  const [editing, setEditing] = useState<number | 'new' | null>(null);
  const close = () => setEditing(null);
  const last = Math.max(0, ...(territories ?? []).map(({ place }) => place));
  return (
    <Section
      title={t('teams.territoriesTitle')}
      text={t('teams.territoriesText')}
      action={
        <Button variant="default" onClick={() => setEditing('new')}>
          {t('teams.addTerritory')}
        </Button>
      }
    >
      {editing === 'new' && <TerritoryForm place={last + 1} onClose={close} />}
      {territories === undefined &&
        (error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={2} />)}
      {territories?.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('teams.territoriesNone')}
        </Text>
      )}
      <ul className="part-rows" aria-label={t('teams.territoriesTitle')}>
        {territories?.map((territory) => (
          <li key={territory.id} className="part-row">
            {editing === territory.id ? (
              <TerritoryForm territory={territory} place={territory.place} onClose={close} />
            ) : (
              <TerritoryLine territory={territory} onEdit={() => setEditing(territory.id)} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function TerritoryLine({ territory, onEdit }: { territory: Territory; onEdit: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, countries, provinces, postcodes, industries } = territory;
  const remove = useDeed({
    run: () => removeTerritory(territory.id),
    done: t('teams.removed', { name }),
    stale: [territoriesQuery.queryKey],
  });
  const facts = [
    countries.map((code) => format.country(code)).join(', '),
    provinces.join(', '),
    postcodes.length > 0 && t('teams.postcodesOf', { codes: postcodes.join(', ') }),
    industries.length > 0 && t('teams.industriesOf', { codes: industries.join(', ') }),
  ].filter(Boolean);
  return (
    <>
      <Box className="part-what">
        <OutsideText value={`${territory.place}. ${name} → ${territory.owner.name}`} fw={580} fz="sm" />
        <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          <bdi>{facts.join(' · ') || t('teams.everyCompany')}</bdi>
        </Text>
      </Box>
      <Group gap={2} wrap="nowrap">
        <ActionIcon aria-label={t('teams.change', { name })} onClick={onEdit}>
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          aria-label={t('teams.remove', { name })}
          disabled={remove.isPending}
          onClick={() => remove.mutate()}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Group>
    </>
  );
}
