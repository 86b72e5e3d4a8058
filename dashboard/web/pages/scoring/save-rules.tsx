// The bar that stays in view while something is changed and not saved; what is saved is saved with a reason.

import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { RuleSet } from '#contract/company-report.ts';
import { leadsKey } from '../../api/lead-queries.ts';
import { keepRules, rulesKey } from '../../api/rule-queries.ts';
import { AskReason } from '../../frame/ask-reason.tsx';
import { useDeed } from '../../frame/use-deed.ts';

export interface SaveRulesProps {
  ruleSet: RuleSet;
  value: { readonly version: number };
  /** '' when nothing is missing. */
  fault: string;
  /** What saving will do. */
  effect: string;
  onDiscard: () => void;
}

export function SaveRules({ ruleSet, value, fault, effect, onDiscard }: SaveRulesProps) {
  const { t } = useTranslation();
  const [asking, ask] = useDisclosure(false);
  const save = useDeed({
    run: (reason: string) => keepRules(ruleSet, value, reason),
    done: t('rules.saved', { version: value.version }),
    stale: [rulesKey, leadsKey],
    quiet: true,
    onDone: ask.close,
  });
  return (
    <Group className="panel save-bar" gap="sm">
      <Button disabled={fault !== ''} onClick={ask.open}>
        {t('rules.save')}
      </Button>
      <Button variant="subtle" color="gray" onClick={onDiscard}>
        {t('frame.discard')}
      </Button>
      {fault !== '' && (
        <Text fz="sm" c="dimmed" role="status">
          {fault}
        </Text>
      )}
      <AskReason
        opened={asking}
        onClose={ask.close}
        title={t('scoring.saveTitle')}
        text={effect}
        action={t('rules.save')}
        pending={save.isPending}
        error={save.error}
        onConfirm={(reason) => save.mutate(reason)}
      />
    </Group>
  );
}
