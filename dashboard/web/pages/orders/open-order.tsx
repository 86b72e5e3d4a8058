// One order or invoice in a window: its fields to change, taking it away, and every change of it with the way back.

import { Alert, Badge, Box, Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderChange, OrderHistory, OrderRow } from '#contract/order-report.ts';
import { companiesKey } from '../../api/company-queries.ts';
import { leadsKey } from '../../api/lead-queries.ts';
import { changeOrder, orderQuery, ordersKey, undoOrderChange } from '../../api/order-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Failed, Loading } from '../../frame/states.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { nameAuthor } from '../../language/name-author.ts';
import { useFormat } from '../../language/use-format.ts';
import { draftOf, readDraft } from './order-draft.ts';
import { OrderFields } from './order-fields.tsx';
import { useDay, useMoney } from './order-formats.ts';
import { OrderLines } from './order-lines.tsx';
import { useOrderWords } from './use-order-words.ts';

export interface OpenOrderProps {
  orderId: number;
  mayChange: boolean;
  onClose: () => void;
}

export function OpenOrder({ orderId, mayChange, onClose }: OpenOrderProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(orderQuery(orderId));
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={data ? `${t(`orders.${data.order.kind}`)} ${data.order.number}` : t('orders.title')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {!data && (error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={3} />)}
      {data && <Content key={data.order.changeId} history={data} mayChange={mayChange} />}
    </Modal>
  );
}

/** Every answer is the order as it is then. */
function useOrderDeed<Input>(run: (input: Input) => Promise<OrderHistory>) {
  const client = useQueryClient();
  return useDeed({
    run,
    quiet: true,
    stale: [[...ordersKey, 'list'], companiesKey, leadsKey],
    onDone: (answer) => client.setQueryData(orderQuery(answer.order.id).queryKey, answer),
  });
}

function Content({ history, mayChange }: { history: OrderHistory; mayChange: boolean }) {
  const { t } = useTranslation();
  const { order, isRemoved, changes } = history;
  const { crm } = order;
  const isOurs = mayChange && crm === null;
  const undo = useOrderDeed((changeId: number) => undoOrderChange(order.id, changeId));
  return (
    <Stack gap="md">
      {isRemoved && <Alert color="gray">{t('orders.isRemoved')}</Alert>}
      {crm && (
        <Alert color="gray">
          <bdi>
            {crm.state === '' ? t('orders.ofCrm', { name: crm.name }) : t('orders.ofCrmState', { ...crm })}
          </bdi>
        </Alert>
      )}
      {isOurs && !isRemoved ? <ChangeOrder order={order} /> : <ReadOrder order={order} />}
      <Box>
        <Title order={3} fz="sm">
          {t('lead.historyTitle')}
        </Title>
        {undo.error && (
          <Alert color="red" role="alert" mt="xs">
            {describeFailure(undo.error, t)}
          </Alert>
        )}
        <ol className="part-rows">
          {changes.map((change) => (
            <li key={change.id} className="part-row">
              <ChangeLine
                change={change}
                pending={undo.isPending}
                onUndo={isOurs && !change.isUndone ? () => undo.mutate(change.id) : undefined}
              />
            </li>
          ))}
        </ol>
      </Box>
    </Stack>
  );
}

/** What nobody changes here. */
function ReadOrder({ order }: { order: OrderRow }) {
  const [day, money] = [useDay(), useMoney()];
  const { date, amount, currency, company, product, lines } = order;
  return (
    <Stack gap="xs">
      <Text fz="sm" className="digits" style={{ overflowWrap: 'anywhere' }}>
        <bdi>{[day(date), company.name, money(amount, currency)].join(' · ')}</bdi>
      </Text>
      {lines.length === 0 && product !== '' && <OutsideText value={product} fz="sm" />}
      <OrderLines order={order} />
    </Stack>
  );
}

function ChangeOrder({ order }: { order: OrderRow }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(order));
  const read = readDraft(draft);
  const seenChangeId = order.changeId;
  const change = useOrderDeed((body: { isRemoved: true } | NonNullable<typeof read>) =>
    changeOrder(order.id, { seenChangeId, ...body }),
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (read) change.mutate(read);
      }}
    >
      <Stack gap="sm">
        {change.error && (
          <Alert color="red" role="alert">
            {describeFailure(change.error, t)}
          </Alert>
        )}
        <OrderFields draft={draft} set={(wanted) => setDraft((old) => ({ ...old, ...wanted }))} />
        <Group justify="flex-end" gap="xs">
          <Button
            variant="default"
            color="red"
            disabled={change.isPending}
            onClick={() => change.mutate({ isRemoved: true })}
          >
            {t('orders.remove')}
          </Button>
          <Button type="submit" loading={change.isPending} disabled={!read}>
            {t('frame.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface ChangeLineProps {
  change: OrderChange;
  pending: boolean;
  onUndo: (() => void) | undefined;
}

function ChangeLine({ change, pending, onUndo }: ChangeLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useOrderWords()(change);
  return (
    <>
      <Box className="part-what">
        <Text fz="sm" fw={550}>
          {words.what}
        </Text>
        {words.fields.map((field) => (
          <Text key={field} fz="sm" style={{ overflowWrap: 'anywhere' }}>
            <bdi>{field}</bdi>
          </Text>
        ))}
        <Group gap={6}>
          <Text fz="xs" c="dimmed">
            {t('lead.changeBy', { name: nameAuthor(change.by, t), when: format.dateTime(change.at) })}
          </Text>
          {change.isUndone && (
            <Badge size="sm" color="gray">
              {t('lead.isUndone')}
            </Badge>
          )}
        </Group>
      </Box>
      {onUndo && (
        <Button
          size="compact-xs"
          variant="default"
          disabled={pending}
          aria-label={t('lead.undoOf', { what: [words.what, ...words.fields].join(', ') })}
          onClick={onUndo}
        >
          {t('lead.undo')}
        </Button>
      )}
    </>
  );
}
