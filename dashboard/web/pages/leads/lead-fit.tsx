// How much the company is like those that one wants: what fits, what differs, and what is not known of it.

import { Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeadFit, LeadFitLine } from '#contract/score-report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { usePoints, useRuleVersion } from './lead-parts.tsx';

export function LeadFitSection({ fit }: { fit: LeadFit }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isEmpty = fit.fits.length + fit.differs.length + fit.unknown.length === 0;
  if (isEmpty) {
    return (
      <Section title={t('lead.fitTitle')}>
        <Text fz="sm" c="dimmed">
          {t('lead.fitNone')}
        </Text>
      </Section>
    );
  }
  return (
    <Section title={t('lead.fitTitle')} text={t('lead.fitText', { score: format.number(fit.score) })}>
      <FitLines title={t('lead.fitYes')} lines={fit.fits} />
      <FitLines title={t('lead.fitNo')} lines={fit.differs} />
      <FitLines title={t('lead.fitUnknown')} text={t('lead.fitUnknownText')} lines={fit.unknown} />
    </Section>
  );
}

function FitLines({ title, text, lines }: { title: string; text?: string; lines: readonly LeadFitLine[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const shown = usePoints();
  const nameVersion = useRuleVersion();
  if (lines.length === 0) return null;
  return (
    <>
      <Title order={3} fz="sm" mt="xs">
        {title}
      </Title>
      {text && (
        <Text fz="xs" c="dimmed">
          {text}
        </Text>
      )}
      <ul className="part-rows" aria-label={title}>
        {lines.map((line) => (
          <li key={line.rule} className="part-row">
            <Group className="part-what" gap={6}>
              <OutsideText value={words.scoreRule(line.rule)} fz="sm" />
              <Text fz="xs" c="dimmed">
                {words.scoreGroup(line.group)}, {nameVersion(line.ruleVersion)}
              </Text>
            </Group>
            <Text fz="sm" className="digits" {...(line.points === 0 && { c: 'dimmed' })}>
              {line.points === 0 ? t('lead.fitMax', { points: shown(line.pointsMax) }) : shown(line.points)}
            </Text>
          </li>
        ))}
      </ul>
    </>
  );
}
