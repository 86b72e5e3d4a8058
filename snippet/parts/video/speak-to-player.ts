// The two players' message protocols: how to ask for news, and what a piece of news says.

export interface Player {
  provider: 'youtube' | 'vimeo';
  video: string;
}

export interface PlayerNews {
  playing?: boolean;
  /** 0 to 100, how far the playhead is. */
  percent?: number;
  title?: string;
}

/** Known by its address, or by `data-fiuto-video="youtube:ID"` for a player served from elsewhere. */
export function findPlayer(frame: HTMLIFrameElement): Player | undefined {
  const stated = /^(youtube|vimeo):(.+)/.exec(frame.dataset['fiutoVideo'] ?? '');
  const youtube = /\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]+)/.exec(frame.src);
  const vimeo = /\/\/player\.vimeo\.com\/video\/(\d+)/.exec(frame.src);
  const [, provider, video] =
    stated ?? (youtube && ['', 'youtube', youtube[1]]) ?? (vimeo && ['', 'vimeo', vimeo[1]]) ?? [];
  if (!provider || !video) return;
  // Without this word in its address a YouTube player answers nothing. The frame loads anew with it, so one that may be
  // playing stays as it is: one that starts by itself, and all once anybody has touched the page or a frame in it.
  if (youtube && !/enablejsapi=1/.test(frame.src)) {
    if (/autoplay=1/.test(frame.src) || navigator.userActivation?.hasBeenActive !== false) return;
    frame.src += `${frame.src.includes('?') ? '&' : '?'}enablejsapi=1`;
  }
  return { provider: provider as Player['provider'], video };
}

export function greetPlayer(frame: HTMLIFrameElement, { provider }: Player): void {
  const messages =
    provider === 'youtube'
      ? [{ event: 'listening', id: 1, channel: 'widget' }]
      : ['play', 'timeupdate', 'ended'].map((value) => ({ method: 'addEventListener', value }));
  const target = new URL(frame.src).origin;
  for (const message of messages) frame.contentWindow?.postMessage(JSON.stringify(message), target);
}

export function readMessage({ provider }: Player, data: unknown): PlayerNews | undefined {
  const message = (typeof data === 'string' ? JSON.parse(data) : data) as {
    event?: string;
    info?: { playerState?: number; currentTime?: number; duration?: number; videoData?: { title?: string } };
    data?: { percent?: number };
  };
  if (provider === 'vimeo') {
    const percent = message.event === 'ended' ? 100 : (message.data?.percent ?? 0) * 100;
    return { playing: message.event === 'play', percent };
  }
  const { info } = message;
  if (!info) return;
  const { currentTime, duration, playerState, videoData } = info;
  return {
    playing: playerState === 1,
    ...(currentTime !== undefined && duration ? { percent: (currentTime / duration) * 100 } : {}),
    ...(playerState === 0 ? { percent: 100 } : {}),
    ...(videoData?.title ? { title: videoData.title } : {}),
  };
}
