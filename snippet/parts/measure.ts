// The part for visitors who allowed measuring, loaded for them alone: engaged time, scroll depth, hints, click ids,
// searches on the site, who they say they are, and the events kept for a slow or broken network.

import type { WireHints } from '../../contract/wire-format.ts';
import type { PartHandle, QueueItem } from '../part-handle.ts';
import { describeCall } from './measure/describe-call.ts';
import { keepUnsent } from './measure/keep-unsent.ts';
import { restartEngagement, takeEngagement, watchEngagement } from './measure/measure-engagement.ts';
import { readHints } from './measure/read-hints.ts';
import { keepVisitor, visitorId } from './measure/visitor-id.ts';

export function start(handle: PartHandle): void {
  const { emit, hideMail } = handle;
  let hints: WireHints;
  handle.known = () => {
    // Read when something is sent: that is after the load, and it takes long.
    hints ??= readHints();
    const { token } = handle;
    const mayName = token && handle.currentConsent().purposes?.person !== false;
    return { visitor: visitorId(handle), hints, ...(mayName && { token }) };
  };
  const store = (done?: QueueItem[]): void => {
    handle.keep = store;
    keepVisitor(handle);
    keepUnsent(handle, done);
  };
  handle.store = store;
  handle.catchUp = () => {
    // What the gate still holds back stays.
    handle.held = handle.held.filter((command) => {
      try {
        const event = describeCall(command);
        return event && !emit(event);
      } catch {
        // What cannot be written down, such as traits that contain themselves, must not hold up the rest.
        return false;
      }
    });
    return handle.load({
      clicks: true,
      video: handle.shown && document.querySelector('[src*=youtu],[src*=vimeo],[data-fiuto-video]'),
      linker: handle.config?.linkedDomains?.[0],
    });
  };
  watchEngagement(handle.listen);
  handle.onShow = () => {
    restartEngagement();
    const query = new URLSearchParams(location.search);
    const name = handle.config?.searchParameters.find((parameter) => query.get(parameter));
    if (name) emit({ type: 'site_search', term: hideMail(query.get(name) as string, 200) });
  };
  handle.onLeave = (view) => {
    if (!document.hidden) handle.onGone?.();
    const taken = takeEngagement();
    if (taken) emit({ type: 'page_leave', ...(view && { view }), ...taken });
    // Before anything is handed over, since nobody tells whether that arrives.
    store();
  };
  // The visitor has only now allowed it, or the page has loaded long ago.
  if (handle.shown && handle.currentConsent().state === 'granted') {
    handle.onShow();
    store();
  }
}
