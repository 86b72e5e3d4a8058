// The part that tells clicks, loaded for visitors who allowed measuring: links that lead away, files, mail, telephone,
// chat, social networks.

import type { PartHandle } from '../part-handle.ts';
import { chatWidgetOf, linkOf, readClick } from './clicks/read-click.ts';

export function start(handle: PartHandle): void {
  // The window loses the focus when the frame of a chat is clicked; the blur of anything else passes here too.
  handle.listen(window, 'blur', (event) => {
    const click = event.target === window && chatWidgetOf(document.activeElement);
    if (click && handle.shown) handle.emit(click);
  });
  handle.listen(window, 'click auxclick', (event) => {
    if ((event as MouseEvent).button > 1 || !handle.shown) return;
    const link = linkOf(event);
    const click = link ? readClick(link, handle.hideMail) : chatWidgetOf(event.target as Element);
    if (click) handle.emit(click);
  });
}
