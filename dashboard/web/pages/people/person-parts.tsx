// Small pieces that the list of people, one person and the visits share: link, confidence, where a value comes from.

import { Anchor, Badge, Group, Tooltip } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ImportOrigin } from '#contract/import-report.ts';
import type { Confidence, PersonName, PersonRow } from '#contract/person-report.ts';
import { sitesQuery } from '../../api/site-queries.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { useProviderName } from '../../language/use-provider-name.ts';
import { useWords } from '../../language/use-words.ts';

/** Leads to the person; the site that is chosen stays. */
export function PersonLink({ id, name }: PersonName) {
  return (
    <Anchor
      fw={580}
      fz="sm"
      miw={0}
      renderRoot={(props) => (
        <Link
          to="/people/$personId"
          params={{ personId: String(id) }}
          search={({ site }: { site?: number }) => (site ? { site } : {})}
          {...props}
        />
      )}
    >
      <OutsideText value={name} />
    </Anchor>
  );
}

export function PersonTitle({ person }: { person: PersonRow }) {
  const { t } = useTranslation();
  return (
    <Group gap={6} wrap="nowrap" miw={0}>
      {person.isWhole ? (
        <PersonLink id={person.id} name={person.name} />
      ) : (
        <>
          <OutsideText value={person.name} fz="sm" />
          <Tooltip label={t('people.colleagueHint')}>
            <IconLock size={14} role="img" aria-label={t('people.colleague')} style={{ flex: 'none' }} />
          </Tooltip>
        </>
      )}
    </Group>
  );
}

const confidences = {
  looked_up: { label: 'people.lookedUp', hint: 'people.lookedUpHint', color: 'gray' },
  claim: { label: 'people.claimed', hint: 'people.claimedHint', color: 'gray' },
  told: { label: 'people.told', hint: 'people.toldHint', color: 'blue' },
  confirmed: { label: 'people.confirmed', hint: 'people.confirmedHint', color: 'green' },
} as const;

export function ConfidenceBadge({ confidence }: { confidence: Confidence }) {
  const { t } = useTranslation();
  const { label, hint, color } = confidences[confidence];
  return (
    <Tooltip label={t(hint)} multiline maw={280}>
      <Badge size="sm" color={color} style={{ flex: 'none' }}>
        {t(label)}
      </Badge>
    </Tooltip>
  );
}

/** A page on a social network: the server has made sure that it is on the network's own host. */
export function SocialLink({ link, text }: { link: string; text: string }) {
  return (
    <Anchor href={link} target="_blank" rel="noopener noreferrer nofollow" fw={550} miw={0} maw="100%">
      <OutsideText value={text} />
    </Anchor>
  );
}

export function SharedBadge() {
  const { t } = useTranslation();
  return (
    <Tooltip label={t('people.sharedHint')} multiline maw={280}>
      <Badge size="sm" color="yellow" style={{ flex: 'none' }}>
        {t('people.shared')}
      </Badge>
    </Tooltip>
  );
}

/** Who said a value, in words. */
export function useValueSource(imports: readonly ImportOrigin[]): (source: string) => string {
  const { t } = useTranslation();
  const words = useWords();
  const nameProvider = useProviderName();
  const siteName = useSiteName();
  return (source) => {
    const [kind = '', id = '', how = ''] = source.split(':');
    if (source === 'mailing') return t('people.sourceMailing');
    if (source === 'signature') return t('people.sourceSignature');
    if (source === 'email') return t('people.sourceWorkEmail');
    if (kind === 'import') {
      const found = imports.find((one) => one.id === Number(id));
      if (!found) return t('engagementImports.sourceGone');
      const { fileName: file, origin, basis } = found;
      return t('engagementImports.sourceImport', { file, origin, basis: words.basis(basis) });
    }
    if (kind === 'provider') return t('people.sourceProvider', { provider: id });
    if (kind !== 'site') return nameProvider(source);
    const site = siteName(Number(id));
    if (how === 'server') return t('people.sourceServer', { site });
    if (how === 'confirmed') return t('people.sourceConfirmed', { site });
    return t(how === 'form' ? 'people.sourceForm' : 'people.sourceIdentify', { site });
  };
}

export function useSiteName(): (id: number) => string {
  const { data: sites } = useQuery(sitesQuery);
  return (id) => sites?.find((site) => site.id === id)?.name ?? String(id);
}
