// The name of a company's field in the user's language, whichever way the API writes it: `vat_number` or `vatNumber`.

import { useWords } from '../../language/use-words.ts';

export function useFieldName(): (field: string) => string {
  const words = useWords();
  return (given) => {
    const field = given === 'industryScheme' ? 'industryCode' : given;
    const name = field.replace(/(Name|Id)$/, (end) => (/^owner/.test(field) ? '' : end));
    const plain = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return words.field(plain);
  };
}
