// What a company bought, on its page and on that of its lead: the newest first, each opened to change it or take a change back.

import { Badge, Box, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderRow } from '#contract/order-report.ts';
import { companyOrdersQuery } from '../../api/order-queries.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { PagedRows } from '../../frame/paged-rows.tsx';
import { Section } from '../../frame/section.tsx';
import { useMay } from '../../frame/use-may.ts';
import { usePaged } from '../../frame/use-paged.ts';
import { useSourceName } from '../companies/company-parts.tsx';
import { ExportButton } from '../exports/export-button.tsx';
import { AddOrder } from './add-order.tsx';
import { OpenOrder } from './open-order.tsx';
import { useDay, useMoney } from './order-formats.ts';

export interface CompanyOrdersProps {
  companyId: number;
  /** A merged company gets no new ones. */
  isClosed?: boolean;
}

export function CompanyOrders({ companyId, isClosed = false }: CompanyOrdersProps) {
  const { t } = useTranslation();
  const mayChange = useMay()('changeCompanies') && !isClosed;
  const list = usePaged(companyOrdersQuery(companyId), 'orders');
  const [isAdding, setAdding] = useState(false);
  const [openId, setOpenId] = useState<number>();
  const hasSome = (list.rows?.length ?? 0) > 0;
  return (
    <Section
      title={t('orders.title')}
      action={
        <Group gap="xs">
          {hasSome && <ExportButton kind="orders" filter={{ company: companyId }} />}
          {mayChange && (
            <Button variant="default" onClick={() => setAdding(true)}>
              {t('orders.add')}
            </Button>
          )}
        </Group>
      }
    >
      <PagedRows
        list={list}
        empty={t('orders.none')}
        loading={2}
        row={(order) => <OrderLine order={order} onOpen={() => setOpenId(order.id)} />}
      />
      {isAdding && <AddOrder companyId={companyId} onClose={() => setAdding(false)} />}
      {openId !== undefined && (
        <OpenOrder orderId={openId} mayChange={mayChange} onClose={() => setOpenId(undefined)} />
      )}
    </Section>
  );
}

function OrderLine({ order, onOpen }: { order: OrderRow; onOpen: () => void }) {
  const { t } = useTranslation();
  const money = useMoney();
  const day = useDay();
  const sourceName = useSourceName();
  const { kind, number, date, product, amount, currency, source, madeCustomer } = order;
  return (
    <>
      <Box className="part-what">
        <Group gap={6}>
          <Badge size="sm" color={kind === 'order' ? 'petrol' : 'gray'}>
            {t(`orders.${kind}`)}
          </Badge>
          <OutsideText value={number} fz="sm" fw={560} />
          <Text fz="sm" className="digits">
            {money(amount, currency)}
          </Text>
        </Group>
        {product !== '' && <OutsideText value={product} fz="sm" />}
        <Text fz="xs" c="dimmed">
          {day(date)} · {sourceName(source)}
          {madeCustomer && ` · ${t('orders.madeCustomer')}`}
        </Text>
      </Box>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={t('orders.openOf', { number })}
        onClick={onOpen}
      >
        {t('orders.open')}
      </Button>
    </>
  );
}
