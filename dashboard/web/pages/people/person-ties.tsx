// What ties the names of a person together, each with the way to take it back, and what does not hold and why.

import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonDetail, PersonTie, RefusedTieReport } from '#contract/person-report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { useMay } from '../../frame/use-may.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { CutTie } from './cut-tie.tsx';
import { PersonLink } from './person-parts.tsx';

export function PersonTies({ person }: { person: PersonDetail }) {
  const { t } = useTranslation();
  const allowed = useMay()('mergePeople');
  const [cutting, setCutting] = useState<PersonTie | null>(null);
  return (
    <Section title={t('people.tiesTitle')}>
      {person.ties.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('people.noTies')}
        </Text>
      )}
      <ul className="part-rows">
        {person.ties.map((tie) => (
          <li key={`${tie.id} ${tie.keys[1]}`} className="part-row">
            <Tie tie={tie} />
            {allowed && (
              <Button
                variant="default"
                size="compact-xs"
                aria-label={t('people.takeBackOf', { one: tie.keys[0], other: tie.keys[1] })}
                onClick={() => setCutting(tie)}
              >
                {t('people.takeBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {person.refused.length > 0 && <Refused refused={person.refused} />}
      <CutTie tie={cutting} onClose={() => setCutting(null)} />
    </Section>
  );
}

function Tie({ tie }: { tie: PersonTie }) {
  const { t } = useTranslation();
  const words = useWords();
  const format = useFormat();
  const why = tie.by === 'merge' ? t('people.mergedBy', { name: tie.byName }) : words.tieWay(tie.way);
  return (
    <div className="part-what">
      <OutsideText value={`${tie.keys[0]} = ${tie.keys[1]}`} fw={550} />
      {tie.reason !== '' && <OutsideText value={tie.reason} />}
      <Text fz="xs" c="dimmed">
        {why} · {format.dateTime(tie.at)}
      </Text>
    </div>
  );
}

function Refused({ refused }: { refused: readonly RefusedTieReport[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const format = useFormat();
  return (
    <>
      <Text fz="sm" fw={600} mt="md" mb={4}>
        {t('people.refusedTitle')}
      </Text>
      <ul className="part-rows">
        {refused.map((tie) => (
          <li key={`${tie.id} ${tie.keys[1]}`} className="part-row">
            <div className="part-what">
              <OutsideText value={`${tie.keys[0]} ≠ ${tie.keys[1]}`} />
              {tie.other && <PersonLink id={tie.other.id} name={tie.other.name} />}
              <Text fz="xs" c="dimmed">
                {words.tieRefusal(tie.refused)}
                {tie.byName !== '' && ` · ${tie.byName}`}
                {tie.reason !== '' && ` · ${tie.reason}`} · {format.dateTime(tie.at)}
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
