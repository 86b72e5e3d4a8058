// The filters above a list. Their values live in the URL, so that a list can be bookmarked and sent to a colleague.

import { Badge, Button, Collapse, Group, Select, Text } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Period, periods } from './period.ts';
import { useNarrow } from './use-narrow.ts';

export interface FilterBarProps {
  /** What stands first and is never folded away: the period, or a search. */
  lead: ReactNode;
  /** Number of filters set beside it. */
  active: number;
  onClear: () => void;
  /** The filter inputs. */
  children?: ReactNode;
}

export function FilterBar({ lead, active, onClear, children }: FilterBarProps) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const clear = active > 0 && (
    <Button
      variant="subtle"
      color="gray"
      size="xs"
      leftSection={<IconX size={14} aria-hidden />}
      onClick={onClear}
    >
      {t('frame.clearFilters')}
    </Button>
  );

  if (!narrow || !children) {
    return (
      <search aria-label={t('frame.filters')}>
        <Group gap="xs" align="flex-end">
          {lead}
          {children}
          {clear}
        </Group>
      </search>
    );
  }
  return (
    <search aria-label={t('frame.filters')}>
      <Group gap="xs" align="flex-end" justify="space-between">
        {lead}
        <Button
          variant="default"
          aria-expanded={open}
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
          rightSection={active > 0 ? <Badge size="sm">{active}</Badge> : null}
          onClick={() => setOpen(!open)}
        >
          <Text span inherit>
            {t('frame.filters')}
          </Text>
        </Button>
      </Group>
      <Collapse expanded={open} mt="xs">
        <Group gap="xs" align="flex-end">
          {children}
          {clear}
        </Group>
      </Collapse>
    </search>
  );
}

export interface PeriodSelectProps {
  period: Period;
  onPeriod: (period: Period) => void;
}

export function PeriodSelect({ period, onPeriod }: PeriodSelectProps) {
  const { t } = useTranslation();
  return (
    <Select
      label={t('frame.period')}
      w={150}
      allowDeselect={false}
      value={period}
      data={periods.map((value) => ({ value, label: t(`frame.period${value}`) }))}
      onChange={(value) => value && onPeriod(value)}
    />
  );
}
