// A sentence that ends with a name such as "Rossi S.r.l." has its full stop already.

export function endOnce(sentence: string): string {
  return sentence.replace(/\.\.$/, '.');
}
