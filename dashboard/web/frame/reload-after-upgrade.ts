// A tab that was open during an upgrade asks for chunks that are gone: load the page anew, once, with the new ones.

const storageKey = 'fiuto-reloaded-at';
/** A chunk that is missing again so soon is missing for another reason. */
const pauseMs = 60_000;

export function reloadAfterUpgrade(): void {
  window.addEventListener('vite:preloadError', (event) => {
    try {
      const last = Number(sessionStorage.getItem(storageKey) ?? 0);
      if (Date.now() - last < pauseMs) return;
      sessionStorage.setItem(storageKey, String(Date.now()));
    } catch {
      // Without storage a loop could not be told from an upgrade.
      return;
    }
    event.preventDefault();
    location.reload();
  });
}
