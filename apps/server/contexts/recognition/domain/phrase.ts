/** A phrase as aliases keep it: lower case, ё as е, single spaces, the quantity and its unit cut from the end. */
export function aliasPhrase(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(
      /[\s\-–—:,.]*\d+(?:[.,]\d+)?\s*(?:шт|штук\p{L}*|уп|упак\p{L}*|пач\p{L}*|лист\p{L}*|меш\p{L}*|рул\p{L}*|кор\p{L}*|м2|м|кг|л|т)?\.?\s*$/u,
      '',
    )
    .trim()
}

/** A phrase of a file in the form aliases are kept: lower case, ё as е, single spaces. */
export const wholePhrase = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim()
