// One line of a ledger: what was done or would be to which company, what stood there before, and what became of it.

import { Badge, Box, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CrmWriteRow } from '#contract/crm-report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';

const colors: Record<string, string> = {
  ...{ planned: 'petrol', sending: 'gray', done: 'green', refused: 'red', skipped: 'yellow', undone: 'gray' },
};

export function CrmWrite({ write }: { write: CrmWriteRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const { action, kind, state, reason, detail, theirId, at } = write;
  return (
    <Box component="li" className="part-row" style={{ display: 'block' }}>
      <Group gap={8} justify="space-between">
        <Group gap={8} miw={0}>
          <Badge color={colors[state] ?? 'gray'}>{words.crmState(state)}</Badge>
          <Text fz="sm" fw={560}>
            {words.crmAction(action)}: {words.crmKind(kind)}
          </Text>
          <Company write={write} />
        </Group>
        <Text fz="xs" c="dimmed">
          {format.dateTime(at)}
        </Text>
      </Group>
      {(reason !== '' || detail !== '') && (
        <Text fz="sm" c={state === 'refused' ? 'red' : 'dimmed'} style={{ overflowWrap: 'anywhere' }}>
          {words.crmReason(reason)} {detail !== '' && <bdi>{t('crms.said', { detail })}</bdi>}
        </Text>
      )}
      {theirId !== '' && (
        <Text fz="xs" c="dimmed">
          {t('crms.theirRecord', { id: theirId })}
        </Text>
      )}
      <Changes write={write} />
    </Box>
  );
}

function Company({ write: { companyId, companyName } }: { write: CrmWriteRow }) {
  if (companyId === null || companyName === '') return null;
  return (
    <Link to="/companies/$companyId" params={{ companyId: String(companyId) }} search={{}}>
      <OutsideText value={companyName} fz="sm" />
    </Link>
  );
}

const shown = (value: string | number | boolean | null | undefined) =>
  value === null || value === undefined || value === '' ? '–' : String(value);

/** By the CRM's names, what stood there and what stands there then. */
function Changes({ write: { before, after } }: { write: CrmWriteRow }) {
  const names = Object.keys(after);
  if (names.length === 0) return null;
  return (
    <dl className="facts" style={{ marginTop: 4 }}>
      {names.map((name) => (
        <Box key={name} style={{ display: 'contents' }}>
          <Text component="dt" fz="xs" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Text>
          <Text component="dd" fz="xs" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
            {name in before && shown(before[name]) !== '–' && (
              <>
                <del>
                  <bdi>{shown(before[name])}</bdi>
                </del>{' '}
                →{' '}
              </>
            )}
            <bdi>{shown(after[name])}</bdi>
          </Text>
        </Box>
      ))}
    </dl>
  );
}
