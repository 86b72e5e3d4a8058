// Asks who gets what a user looks after, before the account is closed or the role no longer does such work.

import { Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserRow } from '#contract/report.ts';
import { workersQuery } from '../../api/company-queries.ts';
import { ApiFailure } from '../../api/fetch-json.ts';
import { Confirm } from '../../frame/confirm.tsx';
import { useFormat } from '../../language/use-format.ts';

/** How much of what, as the API tells it. */
export type Held = Readonly<Record<string, string>>;

/** Undefined when the failure is another. */
export function heldOf(error: unknown): Held | undefined {
  return error instanceof ApiFailure && error.code === 'has_work' ? error.fields : undefined;
}

export interface GiveWorkProps {
  user: UserRow;
  held: Held;
  title: string;
  /** What comes after. */
  text: string;
  action: string;
  pending: boolean;
  /** Of the last try; what is held is no fault. */
  error: unknown;
  onClose: () => void;
  onGive: (to: string) => void;
}

export function GiveWork({
  user,
  held,
  title,
  text,
  action,
  pending,
  error,
  onClose,
  onGive,
}: GiveWorkProps) {
  const { t } = useTranslation();
  const what = useHeldWords()(held);
  const { data: workers = [] } = useQuery(workersQuery);
  const [to, setTo] = useState<string | null>(null);
  const isFault = error !== null && heldOf(error) === undefined;
  const body = (
    <Stack gap="md">
      <Text fz="sm">{t('users.hasWork', { name: user.name, what })}</Text>
      <Select
        searchable
        label={t('users.workTo')}
        value={to}
        data={workers.filter(({ id }) => id !== user.id).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setTo}
      />
      <Text fz="sm" c="dimmed">
        {text}
      </Text>
    </Stack>
  );
  return (
    <Confirm
      {...{ opened: true, danger: true, title, action, pending, onClose }}
      text={body}
      ready={to !== null}
      error={isFault ? error : null}
      onConfirm={() => to !== null && onGive(to)}
    />
  );
}

const parts = [
  ['leads', 'users.workLeads'],
  ['tasks', 'users.workTasks'],
  ['companies', 'users.workCompanies'],
  ['territories', 'users.workTerritories'],
  ['standIns', 'users.workStandIns'],
] as const;

/** Such as "3 open leads, 1 territory". */
function useHeldWords(): (held: Held) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (held) =>
    parts
      .map(([part, key]) => ({ key, count: Number(held[part] ?? 0) }))
      .filter(({ count }) => count > 0)
      .map(({ key, count }) => t(key, { count, formatted: format.number(count) }))
      .join(', ');
}
