// Whether a message is the visitor's or ours, by the word that a chat tool has for its writer.

const visitors = new Set([
  ...[
    'visitor',
    'user',
    'customer',
    'client',
    'guest',
    'contact',
    'lead',
    'v',
    'human',
    'requester',
    'end user',
  ],
  ...['inbound', 'incoming', 'in', 'received', 'cliente', 'visitatore', 'utente', 'ospite', 'ricevuto'],
]);
const ours = new Set([
  ...[
    'agent',
    'operator',
    'admin',
    'bot',
    'system',
    'staff',
    'assistant',
    'support',
    'a',
    's',
    'team',
    'agente',
  ],
  ...[
    'outbound',
    'outgoing',
    'out',
    'sent',
    'operatore',
    'sistema',
    'assistenza',
    'inviato',
    'company',
    'business',
  ],
]);

/** Undefined for any other word. */
export function readRole(word: string): 'visitor' | 'ours' | undefined {
  const plain = word.trim().toLowerCase().replace(/[_-]+/g, ' ');
  if (visitors.has(plain)) return 'visitor';
  return ours.has(plain) ? 'ours' : undefined;
}
