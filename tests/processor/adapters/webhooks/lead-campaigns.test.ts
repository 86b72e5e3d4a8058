// By which campaign a lead came, as the provider that is asked for it says.

import { expect, test } from 'vitest';
import type { WebhookProvider } from '#contract/connection-report.ts';
import { findFetchedAdapter } from '#processor/adapters/webhooks/fetched/find-fetched-adapter.ts';
import { annaOnMeta, brunoOnLinkedin, linkedinForm, metaForm } from '#tests/crm/leads/sample-leads.ts';

function campaignOf(provider: WebhookProvider, body: object) {
  const read = findFetchedAdapter(provider)?.({
    ...{ provider, headers: {}, settings: {}, receivedAtMs: 1_790_000_000_000 },
    body: Buffer.from(JSON.stringify(body)),
  });
  return read?.engagements[0]?.campaign;
}

test('Meta’s names it, and of LinkedIn’s what the form’s maker wrote stands before the advertisement', () => {
  const noticed = { leadId: '123', formId: '55', atMs: 1_789_000_000_000 };
  expect(campaignOf('meta', { lead: annaOnMeta, form: metaForm, notice: noticed })).toEqual({
    name: 'Autumn fair',
  });
  const shown = {
    ...brunoOnLinkedin,
    leadMetadata: { sponsoredLeadMetadata: { campaign: 'urn:li:sponsoredCampaign:337643194' } },
  };
  const notice = { leadId: 'urn:li:leadGenFormResponse:abc-7', formId: '', atMs: 1_789_000_000_000 };
  expect(campaignOf('linkedin', { response: shown, form: linkedinForm, notice })).toEqual({
    id: '337643194',
  });
  const hiddenFields = [
    { name: 'utm_source', value: 'linkedin' },
    { name: 'utm_campaign', value: 'Catalogue 2027' },
  ];
  const named = {
    ...shown,
    leadMetadataInfo: { sponsoredLeadMetadataInfo: { campaign: { name: 'Ads Q4' } } },
  };
  expect(campaignOf('linkedin', { response: named, form: linkedinForm, notice })).toEqual({
    ...{ id: '337643194', name: 'Ads Q4' },
  });
  expect(
    campaignOf('linkedin', { response: named, form: { ...linkedinForm, hiddenFields }, notice }),
  ).toEqual({ source: 'linkedin', name: 'Catalogue 2027', id: '337643194' });
  expect(campaignOf('linkedin', { response: brunoOnLinkedin, form: null, notice })).toBeUndefined();
});
