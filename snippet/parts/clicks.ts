// The part that tells clicks, loaded for visitors who allowed measuring: links that lead away, files, mail, telephone,
// chat, social networks.

import type { PartHandle } from '../part-handle.ts';
import { chatWidgetOf, linkOf, readClick } from './clicks/read-click.ts';

/** A page left this soon after a click on an inner link is followed by another page of the site. */
const innerClickMs = 2000;

export function start(handle: PartHandle): void {
  let innerClickAtMs = -innerClickMs;
  handle.goesOn = () => performance.now() - innerClickAtMs < innerClickMs;
  handle.listen(window, 'submit', ({ target }) => {
    if (new URL((target as HTMLFormElement).action).hostname === location.hostname)
      innerClickAtMs = performance.now();
  });
  // The window loses the focus when the frame of a chat is clicked; the blur of anything else passes here too.
  handle.listen(window, 'blur', (event) => {
    const click = event.target === window && chatWidgetOf(document.activeElement);
    if (click) handle.emit(click);
  });
  handle.listen(window, 'click auxclick', (event) => {
    const { button, ctrlKey, metaKey, shiftKey } = event as MouseEvent;
    if (button > 1) return;
    const link = linkOf(event);
    const click = link ? readClick(link, handle.hideMail) : chatWidgetOf(event.target as Element);
    if (click) handle.emit(click);
    else if (link && !link.target && !(button || ctrlKey || metaKey || shiftKey)) {
      innerClickAtMs = performance.now();
    }
  });
}
