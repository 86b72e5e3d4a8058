// Signals and how people are told of them: settings, channels, what was sent.

import { queryOptions } from '@tanstack/react-query';
import type {
  AlertChannel,
  AlertChannelChange,
  AlertChannelMade,
  AlertChannelRequest,
  AlertDelivery,
  AlertDeliveryPage,
  AlertPreview,
  AlertPreviewQuery,
  AlertSettings,
  AlertSettingsChange,
  AlertSignalPage,
  AlertSignalQuery,
  TellingTimes,
} from '#contract/alert-report.ts';
import { fetchJson, toQuery } from './fetch-json.ts';
import { pagesQuery } from './read-pages.ts';

export const alertsKey = ['alerts'] as const;

/** Whoever tries a channel waits for what comes of it. */
const pollMs = 5_000;

export const alertSettingsQuery = queryOptions({
  queryKey: [...alertsKey, 'settings'],
  queryFn: ({ signal }) => fetchJson<AlertSettings>('/api/alerts/settings', { signal }),
});

export const alertHouseQuery = queryOptions({
  queryKey: [...alertsKey, 'house'],
  queryFn: ({ signal }) => fetchJson<TellingTimes>('/api/alerts/house', { signal }),
});

export const alertChannelsQuery = queryOptions({
  queryKey: [...alertsKey, 'channels'],
  queryFn: ({ signal }) => fetchJson<AlertChannel[]>('/api/alerts/channels', { signal }),
});

export const alertPreviewQuery = (query: AlertPreviewQuery) =>
  queryOptions({
    queryKey: [...alertsKey, 'preview', query],
    queryFn: ({ signal }) => fetchJson<AlertPreview>(`/api/alerts/preview${toQuery(query)}`, { signal }),
  });

export const alertDeliveriesQuery = {
  ...pagesQuery<AlertDeliveryPage>([...alertsKey, 'deliveries'], '/api/alerts/deliveries', {}),
  refetchInterval: pollMs,
};

export const alertSignalsQuery = (query: AlertSignalQuery) =>
  pagesQuery<AlertSignalPage>([...alertsKey, 'signals'], '/api/alerts/signals', query);

export const changeAlertSettings = (body: AlertSettingsChange) =>
  fetchJson<AlertSettings>('/api/alerts/settings', { method: 'PATCH', body });

export const changeAlertHouse = (body: TellingTimes) =>
  fetchJson<TellingTimes>('/api/alerts/house', { method: 'PATCH', body });

export const addAlertChannel = (body: AlertChannelRequest) =>
  fetchJson<AlertChannelMade>('/api/alerts/channels', { method: 'POST', body });

export const changeAlertChannel = (id: number, body: AlertChannelChange) =>
  fetchJson<AlertChannel>(`/api/alerts/channels/${id}`, { method: 'PATCH', body });

export const forgetAlertChannel = (id: number) =>
  fetchJson<Record<string, never>>(`/api/alerts/channels/${id}`, { method: 'DELETE' });

export const testAlertChannel = (id: number) =>
  fetchJson<AlertDelivery>(`/api/alerts/channels/${id}/test`, { method: 'POST' });

export const retryAlert = (id: number) =>
  fetchJson<Record<string, never>>(`/api/alerts/deliveries/${id}/retry`, { method: 'POST' });

export const rotateAlertSecret = (id: number) =>
  fetchJson<AlertChannelMade>(`/api/alerts/channels/${id}/rotate-secret`, { method: 'POST' });
