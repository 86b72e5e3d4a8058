// Sends a file to be read, and opens its preview.

import { useNavigate } from '@tanstack/react-router';
import type { ImportReading } from '#contract/import-report.ts';
import {
  type EngagementStatement,
  engagementImportsKey,
  sendEngagementFile,
} from '../../api/engagement-import-queries.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { engagementFiles } from '../imports/kept-files.ts';

interface Sent {
  file: File;
  statement: EngagementStatement;
  reading?: ImportReading;
}

/** `replace`: the preview takes the place of the page in the browser's history. */
export function useSendEngagement({ replace = false } = {}) {
  const navigate = useNavigate();
  return useDeed({
    run: ({ file, statement, reading }: Sent) => sendEngagementFile(file, statement, reading),
    stale: [[...engagementImportsKey, 'list']],
    quiet: true,
    onDone: ({ id }, { file }) => {
      engagementFiles.keep(id, file);
      void navigate({
        to: '/people/import/$importId',
        params: { importId: String(id) },
        search: ({ site }: { site?: number }) => (site ? { site } : {}),
        replace,
      });
    },
  });
}
