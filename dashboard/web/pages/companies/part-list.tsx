// The rows of something that belongs to a company, each with a button that takes it away, and a form that adds one.

import { ActionIcon, Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeFailure } from '../../frame/describe-failure.ts';

export interface PartRowProps {
  children: ReactNode;
  removeLabel: string;
  /** Absent for those who may not. */
  onRemove: (() => void) | undefined;
}

export function PartRow({ children, removeLabel, onRemove }: PartRowProps) {
  return (
    <li className="part-row">
      <div className="part-what">{children}</div>
      {onRemove && (
        <ActionIcon size="sm" aria-label={removeLabel} title={removeLabel} onClick={onRemove}>
          <IconTrash size={15} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}

export function PartRows({ label, none, children }: { label: string; none: string; children: ReactNode[] }) {
  if (children.length === 0) {
    return (
      <Text fz="sm" c="dimmed">
        {none}
      </Text>
    );
  }
  return (
    <ul className="part-rows" aria-label={label}>
      {children}
    </ul>
  );
}

export interface AddPartProps {
  action: string;
  pending: boolean;
  error: unknown;
  ready: boolean;
  onAdd: () => void;
  /** The fields. */
  children: ReactNode;
}

export function AddPart({ action, pending, error, ready, onAdd, children }: AddPartProps) {
  const { t } = useTranslation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) onAdd();
  };
  return (
    <form noValidate onSubmit={submit} aria-label={action}>
      <Stack gap={6} mt="sm">
        {error !== null && error !== undefined && (
          <Alert color="red" role="alert" py={6}>
            {describeFailure(error, t)}
          </Alert>
        )}
        <Group gap={6} align="flex-end">
          {children}
          <Button type="submit" variant="default" size="xs" loading={pending} disabled={!ready}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
