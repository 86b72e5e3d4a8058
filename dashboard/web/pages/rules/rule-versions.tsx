// The versions of a set of rules, the newest first, and the ways back.

import { Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleSet } from '#contract/company-report.ts';
import { keepRules, returnToRules, rulesKey } from '../../api/rule-queries.ts';
import { AskReason } from '../../frame/ask-reason.tsx';
import { LoadMore, type LoadMoreProps } from '../../frame/load-more.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';
import type { RulesInForce } from './use-rules.ts';

export interface RuleVersionsProps {
  ruleSet: RuleSet;
  rules: RulesInForce<object>;
  mayChange: boolean;
  /** Where older ones come from. */
  more: LoadMoreProps['more'];
}

/** Version number, or 0 for the built-in ones. */
type Goal = number;

export function RuleVersions({ ruleSet, rules, mayChange, more }: RuleVersionsProps) {
  const { t } = useTranslation();
  const [goal, setGoal] = useState<Goal | null>(null);
  const builtIn = mayChange && rules.version > 0 && (
    <Button variant="default" size="xs" onClick={() => setGoal(0)}>
      {t('rules.toBuiltIn')}
    </Button>
  );
  return (
    <Section title={t('rules.versionsTitle')} text={t('rules.versionsText')} action={builtIn}>
      {rules.versions.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('rules.noVersions')}
        </Text>
      )}
      <ol className="part-rows">
        {rules.versions.map((version, at) => (
          <li key={version.version} className="part-row">
            <VersionLine version={version} holds={at === 0} />
            {mayChange && at > 0 && (
              <Button
                variant="default"
                size="compact-xs"
                aria-label={t('rules.goBackOf', { version: version.version })}
                onClick={() => setGoal(version.version)}
              >
                {t('rules.goBack')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <LoadMore more={more} />
      <GoBack ruleSet={ruleSet} rules={rules} goal={goal} onClose={() => setGoal(null)} />
    </Section>
  );
}

function VersionLine({
  version,
  holds,
}: {
  version: RulesInForce<object>['versions'][number];
  holds: boolean;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="part-what">
      <Group gap={8}>
        <Text fz="sm" fw={580}>
          {t('rules.version', { version: version.version })}
        </Text>
        {holds && (
          <Badge size="sm" color="green">
            {t('rules.holds')}
          </Badge>
        )}
        {version.copiedFrom !== null && (
          <Text fz="xs" c="dimmed">
            {t('rules.versionCopied', { version: version.copiedFrom })}
          </Text>
        )}
      </Group>
      <OutsideText value={version.reason} />
      <Text fz="xs" c="dimmed">
        {version.by} · {format.dateTime(version.at)}
      </Text>
    </div>
  );
}

interface GoBackProps {
  ruleSet: RuleSet;
  rules: RulesInForce<object>;
  goal: Goal | null;
  onClose: () => void;
}

function GoBack({ ruleSet, rules, goal, onClose }: GoBackProps) {
  const { t } = useTranslation();
  const back = useDeed({
    run: ({ to, reason }: { to: Goal; reason: string }) =>
      to === 0
        ? keepRules(ruleSet, { ...rules.builtIn, version: rules.version + 1 }, reason)
        : returnToRules(ruleSet, to, reason),
    stale: [rulesKey],
    quiet: true,
    onDone: onClose,
  });
  return (
    <AskReason
      opened={goal !== null}
      onClose={onClose}
      title={goal === 0 ? t('rules.toBuiltInTitle') : t('rules.goBackTitle', { version: goal ?? '' })}
      text={t('rules.goBackText')}
      action={goal === 0 ? t('rules.toBuiltIn') : t('rules.goBack')}
      pending={back.isPending}
      error={back.error}
      onConfirm={(reason) => goal !== null && back.mutate({ to: goal, reason })}
    />
  );
}
