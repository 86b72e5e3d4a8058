// The window that adds an order or invoice to a company.

import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderBody } from '#contract/order-report.ts';
import { companiesKey } from '../../api/company-queries.ts';
import { leadsKey } from '../../api/lead-queries.ts';
import { addOrder, ordersKey } from '../../api/order-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { emptyOrder, readDraft } from './order-draft.ts';
import { OrderFields } from './order-fields.tsx';

export interface AddOrderProps {
  companyId: number;
  onClose: () => void;
}

export function AddOrder({ companyId, onClose }: AddOrderProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => emptyOrder(new Date().toISOString().slice(0, 10)));
  const read = readDraft(draft);
  const add = useDeed({
    run: (body: OrderBody) => addOrder(body),
    done: t('orders.added'),
    stale: [ordersKey, companiesKey, leadsKey],
    quiet: true,
    onDone: onClose,
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (read) add.mutate({ ...read, companyId });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('orders.add')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form noValidate onSubmit={save}>
        <Stack gap="sm">
          {add.error && (
            <Alert color="red" role="alert">
              {describeFailure(add.error, t)}
            </Alert>
          )}
          <OrderFields draft={draft} set={(change) => setDraft((old) => ({ ...old, ...change }))} />
          <Group justify="flex-end">
            <Button type="submit" loading={add.isPending} disabled={!read}>
              {t('orders.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
