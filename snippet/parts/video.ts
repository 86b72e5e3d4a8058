// The part for pages with embedded YouTube or Vimeo players: plays, progress at every quarter, completion. It speaks
// the players' own message protocols, loads nothing from them and starts nothing.

import type { WireVideo } from '../../contract/wire-format.ts';
import type { PartHandle } from '../part-handle.ts';
import { findPlayer, greetPlayer, type Player, readMessage } from './video/speak-to-player.ts';

const quarters = [75, 50, 25];

export function start({ emit, listen, hideMail }: PartHandle): void {
  const players = new Map<HTMLIFrameElement, Player & { reached: number; title?: string }>();
  const scan = (): void => {
    for (const frame of document.querySelectorAll('iframe')) {
      const player = !players.has(frame) && findPlayer(frame);
      if (!player) continue;
      players.set(frame, { ...player, reached: -1 });
      listen(frame, 'load', () => greetPlayer(frame, player));
      greetPlayer(frame, player);
    }
  };
  scan();
  listen(window, 'load pointerdown focusin', scan);
  listen(window, 'message', (event) => {
    const { source, data } = event as MessageEvent;
    for (const [frame, player] of players) {
      if (frame.contentWindow !== source) continue;
      const { playing, percent, title } = readMessage(player, data) ?? {};
      if (title) player.title = title;
      const tell = (action: WireVideo['action'], at: number): void => {
        player.reached = at;
        const { provider, video } = player;
        const named = player.title ? { title: hideMail(player.title, 200) } : {};
        emit({ type: 'video', provider, video, action, percent: at, ...named });
      };
      if (player.reached < 0 && (playing || (percent ?? 0) > 0)) tell('play', 0);
      if (player.reached < 0 || percent === undefined) continue;
      const quarter = quarters.find((mark) => percent >= mark) ?? 0;
      if (percent >= 98 && player.reached < 100) tell('complete', 100);
      else if (quarter > player.reached) tell('progress', quarter);
    }
  });
}
