// The sample site's own script: the call queue of the tracking tag, the consent banner, the chat button.
window.fiuto ||= Object.assign((...command) => window.fiuto.q.push(command), { q: [] });

document.addEventListener('DOMContentLoaded', () => {
  const banner = document.getElementById('consent-banner');
  const chosen = () => localStorage.getItem('site_choice') !== null;
  const choose = (state) => {
    localStorage.setItem('site_choice', state);
    window.fiuto('consent', state, { version: '2026-1' });
    banner.hidden = true;
  };
  banner.hidden = chosen();
  for (const [id, state] of [
    ['consent-grant', 'granted'],
    ['consent-limit', 'limited'],
    ['consent-deny', 'denied'],
  ]) {
    document.getElementById(id).addEventListener('click', () => choose(state));
  }
  document.getElementById('consent-open').addEventListener('click', () => {
    banner.hidden = false;
  });
  document.getElementById('fiuto-chat').addEventListener('click', (event) => {
    event.target.textContent = 'Ciao! Siamo qui.';
  });
  for (const link of document.querySelectorAll('nav a')) {
    if (link.pathname === location.pathname) link.setAttribute('aria-current', 'page');
  }
});
