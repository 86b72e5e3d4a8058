// Colleagues whom a text names as @Anna Rossi, or as @Anna where nobody else has that first name.

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Ids in the order of `users`. Upper and lower case are the same; a name that goes on in the text is another's. */
export function findMentions(text: string, users: readonly Named[]): string[] {
  if (!text.includes('@')) return [];
  const whole = fold(text);
  const firstNames = users.map(({ name }) => firstOf(name));
  const isNamed = (name: string) => name !== '' && isIn(whole, name);
  // A longer name that begins with this one is what was meant.
  const byName = users.filter(({ name }) => isNamed(fold(name)));
  const left = byName.reduce((rest, { name }) => rest.replaceAll(mentionOf(fold(name)), ''), whole);
  return users
    .filter((user) => {
      if (byName.includes(user)) return true;
      const first = firstOf(user.name);
      const isOnly = firstNames.filter((name) => name === first).length === 1;
      return first !== '' && isOnly && isIn(left, first);
    })
    .map(({ id }) => id);
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().trim();
}

function firstOf(name: string): string {
  return fold(name).split(/\s+/)[0] ?? '';
}

function isIn(text: string, name: string): boolean {
  return mentionOf(name).test(text);
}

/** Not in an address of e-mail: there a name stands before the sign, or its domain goes on. */
function mentionOf(name: string): RegExp {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}._%+-])@${literal}(?![\\p{L}\\p{N}_])`, 'gu');
}
