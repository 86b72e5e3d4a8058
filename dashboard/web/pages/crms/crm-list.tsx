// The connections to CRMs, below those to other tools: for administrators alone.

import { Anchor, Box, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CrmRow } from '#contract/crm-report.ts';
import { crmsQuery } from '../../api/crm-queries.ts';
import { Section } from '../../frame/section.tsx';
import { Failed, Loading } from '../../frame/states.tsx';
import { CrmFault } from './crm-fault.tsx';
import { CrmQueue } from './crm-queue.tsx';
import { CrmState } from './crm-state.tsx';
import { useKindTitle } from './use-kinds.ts';

export function CrmList() {
  const { t } = useTranslation();
  const { data: crms, error, refetch } = useQuery(crmsQuery);
  const button = (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconPlus size={14} aria-hidden />}
      renderRoot={(props) => <Link to="/crms/new" search={(old: object) => ({ ...old })} {...props} />}
    >
      {t('crms.add')}
    </Button>
  );
  return (
    <Section title={t('crms.title')} text={t('crms.text')} action={button}>
      {error ? <Failed error={error} onRetry={() => void refetch()} /> : !crms && <Loading />}
      {crms?.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('crms.empty')}
        </Text>
      )}
      <Stack gap="md">
        {crms?.map((crm) => (
          <Line key={crm.id} crm={crm} />
        ))}
      </Stack>
    </Section>
  );
}

function Line({ crm }: { crm: CrmRow }) {
  const title = useKindTitle(crm.provider);
  return (
    <Box>
      <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
        <Box miw={0}>
          <Anchor
            fw={580}
            fz="sm"
            renderRoot={(props) => (
              <Link
                to="/crms/$crmId"
                params={{ crmId: String(crm.id) }}
                search={(old: object) => ({ ...old })}
                {...props}
              />
            )}
          >
            <bdi>{crm.name}</bdi>
          </Anchor>
          {title !== crm.name && (
            <Text fz="xs" c="dimmed">
              {title}
            </Text>
          )}
        </Box>
        <CrmState crm={crm} />
      </Group>
      <CrmQueue crm={crm} />
      <CrmFault crm={crm} />
    </Box>
  );
}
