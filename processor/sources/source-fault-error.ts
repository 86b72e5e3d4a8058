// What went wrong with an outside source, as a fault that every reader gets in their own language.

import type { SourceFault, SourceFaultCode } from '#contract/source-faults.ts';
import { describeFault } from '#contract/source-faults.ts';
import { OutgoingError } from '#outgoing/ask-checked.ts';
import { PrivateHostError } from '#outgoing/connect-checked.ts';

export class SourceFaultError extends Error {
  override readonly name = 'SourceFaultError';
  readonly fault: SourceFault;

  constructor(code: SourceFaultCode, detail = '', options: ErrorOptions = {}) {
    super(describeFault({ code, detail }, 'en'), options);
    this.fault = { code, detail };
  }
}

/** Never holds a URL or a key: errors of ours say no more than is shown. */
export function faultOf(error: unknown): SourceFault {
  if (error instanceof SourceFaultError) return error.fault;
  if (error instanceof PrivateHostError) return { code: 'address_refused', detail: error.host };
  if (error instanceof OutgoingError) return { code: 'unreachable', detail: error.message };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return { code: 'disk_full', detail: '' };
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code))
    return { code: 'directory_unusable', detail: code };
  return { code: 'download_broken', detail: error instanceof Error ? error.message.slice(0, 200) : '' };
}
