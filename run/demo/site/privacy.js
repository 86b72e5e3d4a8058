// The opt-out button of the privacy page.
document.getElementById('opt-out').addEventListener('click', (event) => {
  window.fiuto('optOut');
  event.target.textContent = 'Fatto: da ora si contano solo le pagine.';
});
