// The single-page section: steps by the history API, the finish by the fragment, without a load.
const steps = {
  '/configuratore/': [
    'Che macchina?',
    'Scegli da dove ascoltare.',
    [
      ['Ventilatore', 'ventilatore'],
      ['Pompa', 'pompa'],
      ['Mulino', 'mulino'],
    ],
  ],
  '/configuratore/ventilatore': ['Ventilatore', 'Due sonde, una per cuscinetto.', [['Ricomincia', '']]],
  '/configuratore/pompa': ['Pompa', 'Una sonda sul corpo, una sul motore.', [['Ricomincia', '']]],
  '/configuratore/mulino': ['Mulino', 'Quattro sonde e un concentratore.', [['Ricomincia', '']]],
};
const stage = document.getElementById('stage');

function show() {
  const [title, text, choices] = steps[location.pathname] ?? steps['/configuratore/'];
  document.title = `Configuratore: ${title} · Officine Esempio`;
  stage.replaceChildren();
  const heading = document.createElement('h2');
  heading.textContent = location.hash === '#/riepilogo' ? `${title}: riepilogo` : title;
  const line = document.createElement('p');
  line.textContent = text;
  const row = document.createElement('div');
  row.className = 'actions';
  for (const [label, name] of choices) row.append(makeLink(label, `/configuratore/${name}`));
  row.append(makeLink('Riepilogo', '#/riepilogo'));
  stage.append(heading, line, row);
}

function makeLink(label, href) {
  const link = document.createElement('a');
  link.className = 'button ghost';
  link.href = href;
  link.textContent = label;
  if (!href.startsWith('#')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      history.pushState({}, '', href);
      show();
    });
  }
  return link;
}

addEventListener('popstate', show);
addEventListener('hashchange', show);
show();
