// One person: who they are, why that is believed, and everything that they did.

import { Button, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowMerge, IconLock, IconMapQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PersonDetail } from '#contract/person-report.ts';
import { ApiFailure } from '../../api/fetch-json.ts';
import { personQuery } from '../../api/person-queries.ts';
import { Page } from '../../frame/page.tsx';
import { Failed, type FailedProps, Loading, NothingYet } from '../../frame/states.tsx';
import { useMay } from '../../frame/use-may.ts';
import { OwnFields } from '../fields/own-fields.tsx';
import { MergePerson } from './merge-person.tsx';
import { PersonBrowsers } from './person-browsers.tsx';
import { PersonCompanyPanel } from './person-company.tsx';
import { PersonConsentPanel } from './person-consent.tsx';
import { PersonContactPanel } from './person-contact.tsx';
import { PersonEmployers } from './person-employers.tsx';
import { PersonKeys } from './person-keys.tsx';
import { ConfidenceBadge, SharedBadge } from './person-parts.tsx';
import { PersonPrivacy } from './person-privacy.tsx';
import { PersonSuggestions } from './person-suggestions.tsx';
import { PersonTies } from './person-ties.tsx';
import { PersonTimeline } from './person-timeline.tsx';
import { PersonValues } from './person-values.tsx';

const route = getRouteApi('/app/people/$personId');

export function PersonPage() {
  const { t } = useTranslation();
  const { personId } = route.useParams();
  const { data: person, error, refetch } = useQuery(personQuery(Number(personId)));
  const back = { label: t('people.backToPeople'), to: '/people' } as const;
  if (!person) {
    return (
      <Page title={t('people.title')} back={back}>
        <div className="panel">
          {error ? <PersonFailed error={error} onRetry={() => void refetch()} /> : <Loading />}
        </div>
      </Page>
    );
  }
  return (
    <Page title={person.name} back={back} actions={<Actions person={person} />}>
      <Content person={person} />
    </Page>
  );
}

function PersonFailed(failed: FailedProps) {
  const { t } = useTranslation();
  const status = failed.error instanceof ApiFailure ? failed.error.status : 0;
  if (status === 403)
    return (
      <NothingYet
        icon={<IconLock aria-hidden />}
        title={t('people.colleague')}
        text={t('people.colleagueHint')}
      />
    );
  if (![400, 404].includes(status)) return <Failed {...failed} />;
  return (
    <NothingYet
      icon={<IconMapQuestion aria-hidden />}
      title={t('people.unknownTitle')}
      text={t('people.unknownText')}
    />
  );
}

function Actions({ person }: { person: PersonDetail }) {
  const { t } = useTranslation();
  const allowed = useMay()('mergePeople');
  const [merging, merge] = useDisclosure(false);
  return (
    <>
      {person.isShared ? (
        <SharedBadge />
      ) : (
        <ConfidenceBadge confidence={person.isConfirmed ? 'confirmed' : 'claim'} />
      )}
      {allowed && (
        <Button variant="default" leftSection={<IconArrowMerge size={16} aria-hidden />} onClick={merge.open}>
          {t('people.merge')}
        </Button>
      )}
      <MergePerson person={person} opened={merging} onClose={merge.close} />
    </>
  );
}

function Content({ person }: { person: PersonDetail }) {
  const may = useMay();
  const mayErase = may('erasePeople');
  // On a phone what they did comes between who they are and why that is believed.
  return (
    <div className="person-grid">
      <Stack gap="md" className="person-who">
        <PersonValues person={person} />
        <PersonContactPanel person={person} />
        <OwnFields holder={{ subject: 'person', id: person.id }} mayChange={may('noteContact')} />
        <PersonCompanyPanel company={person.company} />
        <PersonEmployers person={person} />
        <PersonSuggestions person={person} />
      </Stack>
      <Stack gap="md" className="person-did">
        <PersonTimeline person={person} />
        <PersonBrowsers person={person} />
      </Stack>
      <Stack gap="md" className="person-why">
        <PersonKeys person={person} />
        <PersonTies person={person} />
        <PersonConsentPanel person={person} />
        {mayErase && <PersonPrivacy person={person} />}
      </Stack>
    </div>
  );
}
