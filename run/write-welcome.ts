// What a start says to the person at the keyboard.

import type { Site } from '#contract/site.ts';

export interface Welcome {
  dashboardUrl: string;
  collectorUrl: string;
  scriptPath: string;
  site: Site;
  /** Null when an administrator exists. */
  setup: { token: string; expiresAt: Date } | null;
  dataDirectory: string;
}

export function writeWelcome(welcome: Welcome): string {
  const { dashboardUrl, collectorUrl, scriptPath, site, setup } = welcome;
  const tag = `<script async src="${collectorUrl}${scriptPath}" data-site="${site.publicKey}"></script>`;
  const minutes = setup ? Math.round((setup.expiresAt.getTime() - Date.now()) / 60_000) : 0;
  const first = setup
    ? [
        `  First administrator  ${dashboardUrl}/setup?token=${setup.token}`,
        `                       (works once, for ${minutes} minutes)`,
      ]
    : [];
  return [
    '',
    'Fiuto is running.',
    '',
    `  Dashboard            ${dashboardUrl}`,
    ...first,
    `  Collector            ${collectorUrl}`,
    `  Site key             ${site.publicKey} (${site.name})`,
    `  Script tag           ${tag}`,
    `  Data                 ${welcome.dataDirectory}`,
    '',
    'Ctrl-C stops it; nothing that was taken in is lost.',
    '',
  ].join('\n');
}
