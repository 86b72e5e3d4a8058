// Every change of the own fields of one company, person or lead, the newest first, with the way back.

import { Alert, Badge, Box, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldSheet } from '#contract/field-report.ts';
import { type Holder, undoField } from '../../api/field-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { nameAuthor } from '../../language/name-author.ts';
import { useFormat } from '../../language/use-format.ts';
import { useSheetDeed } from './use-sheet-deed.ts';
import { useLabel, useValueWords } from './use-value-words.ts';

export interface FieldHistoryProps {
  holder: Holder;
  sheet: FieldSheet;
  mayChange: boolean;
}

export function FieldHistory({ holder, sheet, mayChange }: FieldHistoryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const label = useLabel();
  const words = useValueWords();
  const undo = useSheetDeed(holder, (changeId: number) => undoField(holder, changeId));
  const known = [...sheet.fields.map(({ field }) => field), ...sheet.archived];
  return (
    <>
      {undo.error && (
        <Alert color="red" role="alert">
          {describeFailure(undo.error, t)}
        </Alert>
      )}
      <ol className="part-rows">
        {sheet.changes.map(({ id, fieldId, before, after, by, at, isUndone, isLast }) => {
          const field = known.find((one) => one.id === fieldId);
          const say = (value: typeof after) => (field && words(field, value)) || t('lead.nothing');
          const what = t('lead.fromTo', {
            field: field ? label(field.label) : '',
            before: say(before),
            after: say(after),
          });
          return (
            <li key={id} className="part-row">
              <Box className="part-what">
                <Text fz="sm" style={{ overflowWrap: 'anywhere' }}>
                  <bdi>{what}</bdi>
                </Text>
                <Group gap={6}>
                  <Text fz="xs" c="dimmed">
                    {t('lead.changeBy', { name: nameAuthor(by, t), when: format.dateTime(at) })}
                  </Text>
                  {isUndone && (
                    <Badge size="sm" color="gray">
                      {t('lead.isUndone')}
                    </Badge>
                  )}
                </Group>
              </Box>
              {mayChange && isLast && (
                <Button
                  size="compact-xs"
                  variant="default"
                  loading={undo.isPending}
                  aria-label={t('lead.undoOf', { what })}
                  onClick={() => undo.mutate(id)}
                >
                  {t('lead.undo')}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}
