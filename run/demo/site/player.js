// A small player served with the site, so that the video page needs no outside network. It answers the messages that
// YouTube's embedded player answers; its film lasts eight seconds.
const durationSeconds = 8;
let listening = false;
let currentTime = 0;
let timer;
const bar = document.querySelector('#bar i');
const button = document.getElementById('play');

function tell(playerState) {
  if (!listening) return;
  const videoData = { title: 'Come suona un cuscinetto stanco' };
  const info = { playerState, currentTime, duration: durationSeconds, videoData };
  parent.postMessage(JSON.stringify({ event: 'infoDelivery', info }), '*');
}

addEventListener('message', ({ data }) => {
  if (typeof data === 'string' && data.includes('"listening"')) {
    listening = true;
    tell(-1);
  }
});

button.addEventListener('click', () => {
  if (timer) return;
  button.hidden = true;
  if (currentTime >= durationSeconds) currentTime = 0;
  tell(1);
  timer = setInterval(() => {
    currentTime = Math.min(durationSeconds, currentTime + 0.25);
    bar.style.width = `${(currentTime / durationSeconds) * 100}%`;
    if (currentTime < durationSeconds) return tell(1);
    clearInterval(timer);
    timer = undefined;
    button.hidden = false;
    tell(0);
  }, 250);
});
