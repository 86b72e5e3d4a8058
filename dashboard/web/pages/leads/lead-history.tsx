// Every change of a lead, the newest first, with the way back.

import { Badge, Box, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadChange, LeadDetail } from '#contract/lead-report.ts';
import { undoChange } from '../../api/lead-queries.ts';
import { Confirm } from '../../frame/confirm.tsx';
import { Section } from '../../frame/section.tsx';
import { useMay } from '../../frame/use-may.ts';
import { nameAuthor } from '../../language/name-author.ts';
import { useFormat } from '../../language/use-format.ts';
import { type ChangeWords, useChangeWords } from './use-change-words.ts';
import { useLeadChange } from './use-lead-change.ts';

export interface LeadHistoryProps {
  lead: LeadDetail;
  leadId: number;
}

export function LeadHistory({ lead, leadId }: LeadHistoryProps) {
  const { t } = useTranslation();
  const mayChange = useMay()('changeLeads') && lead.mayChange;
  const describe = useChangeWords(lead);
  const [asked, setAsked] = useState<LeadChange>();
  const undo = useLeadChange({
    run: (change: LeadChange) => undoChange(leadId, change.id, ''),
    done: t('lead.undone'),
    onDone: () => setAsked(undefined),
    quiet: true,
  });
  const close = () => {
    undo.reset();
    setAsked(undefined);
  };
  return (
    <Section title={t('lead.historyTitle')} text={t('lead.historyText')}>
      {lead.changes.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('lead.historyNone')}
        </Text>
      )}
      <ol className="part-rows">
        {lead.changes.map((change) => (
          <li key={change.id} className="part-row">
            <ChangeLine
              change={change}
              words={describe(change)}
              onUndo={mayChange && isUndoable(change) ? () => setAsked(change) : undefined}
            />
          </li>
        ))}
      </ol>
      <Confirm
        opened={asked !== undefined}
        onClose={close}
        title={t('lead.undoTitle')}
        text={
          <>
            {asked && <ChangeText words={describe(asked)} />}
            <Text fz="sm" mt="xs">
              {t('lead.undoText')}
            </Text>
          </>
        }
        action={t('lead.undo')}
        pending={undo.isPending}
        error={undo.error}
        onConfirm={() => asked && undo.mutate(asked)}
      />
    </Section>
  );
}

/** A lead's beginning has nothing before it; what went to another lead comes back with the company. */
function isUndoable({ action, after, isUndone }: LeadChange): boolean {
  return !isUndone && action !== 'create_lead' && after['leadId'] === undefined;
}

interface ChangeLineProps {
  change: LeadChange;
  words: ChangeWords;
  onUndo: (() => void) | undefined;
}

function ChangeLine({ change, words, onUndo }: ChangeLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <Box className="part-what">
        <ChangeText words={words} />
        {change.reason !== '' && (
          <Text fz="sm" style={{ overflowWrap: 'anywhere' }}>
            <bdi>{change.reason}</bdi>
          </Text>
        )}
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
          aria-label={t('lead.undoOf', { what: [words.what, ...words.fields].join(', ') })}
          onClick={onUndo}
        >
          {t('lead.undo')}
        </Button>
      )}
    </>
  );
}

const fieldLines = 3;

function ChangeText({ words }: { words: ChangeWords }) {
  return (
    <>
      <Text fz="sm" fw={550}>
        {words.what}
      </Text>
      {words.fields.map((field) => (
        <Text key={field} fz="sm" lineClamp={fieldLines} style={{ overflowWrap: 'anywhere' }}>
          <bdi>{field}</bdi>
        </Text>
      ))}
    </>
  );
}
