// Sends a file to be read, and opens its preview.

import { useNavigate } from '@tanstack/react-router';
import type { ListKind } from '#contract/company-report.ts';
import { importsKey, sendFile } from '../../api/import-queries.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { companyFiles } from './kept-files.ts';

interface Sent {
  file: File;
  /** Header to field. */
  mapping?: Record<string, string>;
  kind: ListKind;
}

/** `replace`: the preview takes the place of the page in the browser's history. */
export function useSendFile({ replace = false } = {}) {
  const navigate = useNavigate();
  return useDeed({
    run: ({ file, kind, mapping }: Sent) => sendFile(file, kind, mapping),
    stale: [[...importsKey, 'list']],
    quiet: true,
    onDone: ({ id }, { file }) => {
      companyFiles.keep(id, file);
      void navigate({
        to: '/companies/import/$importId',
        params: { importId: String(id) },
        search: ({ site }: { site?: number }) => (site ? { site } : {}),
        replace,
      });
    },
  });
}
