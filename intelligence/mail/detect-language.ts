// The language of a text by its small words. '' where they do not decide.

const words: Readonly<Record<string, string>> = {
  it: 'vi ci si buonasera salve gentile gentili cortesemente preventivo richiesta il lo la gli le un una di del della dei delle per con che non sono siamo vorrei vorremmo abbiamo nostra nostro questo grazie saluti anche come potete sulla nel alla è e buongiorno',
  en: 'the a an of for with and to is are we you your our would please thank thanks this that have can could from hello dear regards not in on',
  de: 'der die das und ein eine für mit nicht wir sie ihre ihr ist sind haben bitte danke vielen grüßen von zu den dem im auf guten sehr geehrte',
  fr: 'le la les des un une pour avec nous vous votre notre est sont merci bonjour cordialement et dans que pas sur au ce',
  es: 'el la los las un una para con nosotros usted su nuestro es son gracias hola saludos y en que no por del',
};
const sets = Object.entries(words).map(([language, list]) => ({ language, own: new Set(list.split(' ')) }));
const hitsLeast = 2;

/** ISO 639-1. */
export function detectLanguage(text: string): string {
  const found =
    text
      .toLowerCase()
      .slice(0, 4_000)
      .match(/\p{L}+/gu) ?? [];
  const scores = sets
    .map(({ language, own }) => ({ language, hits: found.filter((word) => own.has(word)).length }))
    .sort((one, other) => other.hits - one.hits);
  const [best, second] = scores;
  if (best === undefined || best.hits < hitsLeast) return '';
  return best.hits >= (second?.hits ?? 0) * 1.3 ? best.language : '';
}
