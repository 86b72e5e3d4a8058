// A privacy document as the language files write it: from the settings in force, the same facts giving the same text.

import type { PrivacyFacts } from '#contract/privacy-report.ts';

export const documentNames = [
  'notice_visitors',
  'notice_companies',
  'interests',
  'impact',
  'register',
] as const;

export type DocumentName = (typeof documentNames)[number];

export interface PrivacyDocument {
  title: string;
  sections: readonly { title: string; paragraphs: readonly string[] }[];
}

export type WriteDocument = (facts: PrivacyFacts) => PrivacyDocument;

/** As plain text, to copy and to keep. */
export function toText({ title, sections }: PrivacyDocument): string {
  const parts = sections.map((section) => [section.title, ...section.paragraphs].join('\n\n'));
  return `${[title, ...parts].join('\n\n')}\n`;
}
