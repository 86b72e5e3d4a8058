// The part for visitors who allowed measuring, loaded for them alone: engaged time, scroll depth, hints, click ids,
// searches on the site, who they say they are, and the events kept for a slow or broken network.

import type { PartHandle } from '../part-handle.ts';
import { describeCall } from './measure/describe-call.ts';
import { keepUnsent } from './measure/keep-unsent.ts';
import { restartEngagement, takeEngagement, watchEngagement } from './measure/measure-engagement.ts';
import { readHints } from './measure/read-hints.ts';
import { visitorId } from './measure/visitor-id.ts';

export function start(handle: PartHandle): void {
  const { emit, hideMail } = handle;
  const hints = readHints();
  handle.known = () => ({ visitor: visitorId(handle), hints });
  handle.clickIds =
    /^(([gdy]|fb|tt|tw|ir|sc)clid|sscid|[gw]braid|msclkid|s_kwcid|li_fat_id|epik|rdt_cid|igshid|mc_[ce]id|_hs(enc|mi))$/;
  handle.keep = keepUnsent;
  handle.call = (command) => !!emit(describeCall(command));
  watchEngagement(handle.listen);
  handle.onShow = () => {
    keepUnsent((kept) => {
      handle.resend(kept);
      return kept;
    });
    restartEngagement();
    const query = new URLSearchParams(location.search);
    const name = handle.config?.searchParameters.find((parameter) => query.get(parameter));
    if (name) emit({ type: 'site_search', term: hideMail(query.get(name) as string, 200) });
  };
  handle.onLeave = (view) => {
    const taken = takeEngagement();
    if (taken) emit({ type: 'page_leave', ...(view && { view }), ...taken });
  };
}
