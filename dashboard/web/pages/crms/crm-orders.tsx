// Which orders and invoices of a CRM are read, which are not and why, and how many of them stand here.

import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CrmRow } from '#contract/crm-report.ts';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';

export function CrmOrders({ crm }: { crm: CrmRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { orders, settings } = crm;
  // Before the first reading nobody knows.
  if (orders === null || !settings.takesOrders || orders.documents.length === 0) return null;
  const count = (number: number) => ({ count: number, formatted: format.number(number) });
  return (
    <Section title={t('crms.orders')} text={t('crms.ordersText')}>
      <List fz="sm">
        {orders.documents.map(({ name, problem }) => (
          <List.Item key={name}>
            <bdi style={{ overflowWrap: 'anywhere' }}>{name}</bdi>
            {': '}
            {problem === 'missing'
              ? t('crms.ordersMissing')
              : problem === 'forbidden'
                ? t('crms.ordersForbidden')
                : t('crms.ordersRead')}
          </List.Item>
        ))}
      </List>
      <Text fz="sm" c="dimmed" mt="xs">
        {[
          t('crms.ordersTaken', count(orders.taken)),
          ...(orders.waiting > 0 ? [t('crms.ordersWaiting', count(orders.waiting))] : []),
        ].join(' · ')}
      </Text>
    </Section>
  );
}
