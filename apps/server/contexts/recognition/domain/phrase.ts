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

/** Greetings and asking words before the goods. */
const TALK =
  /^(?:(?:добрый (?:день|вечер)|доброе утро|здравствуйте|здравствуй|привет|салам|день добрый|нужно|нужны|нужен|надо|пожалуйста|еще|и|также|добавьте|пришлите|отгрузите|запишите)(?=[\s,.!:;-])[\s,.!:;-]*)+/u

const UNIT =
  '(?:(?:штук|упак|пач|лист|меш|рул|короб|ящ|бал|банк|ведр|вед[её]р|канистр|бух|пал|пар|компл|блок|бут)[\\p{L}.]*|(?:шт|уп|кор|бал|м2|м|кг|л|т|г)\\.?(?!\\p{L}))'

/** The words a line consists of without the amount it was read with, at the end («ротбанд 5 мешков») or the beginning. Sizes stay. */
export function learnedPhrase(text: string, amount: number | null): string {
  const phrase = wholePhrase(text.replaceAll('\u00a0', ' ')).replace(TALK, '')
  if (amount === null) return phrase
  const said = String(amount).replace('.', '[.,]')
  const atEnd = new RegExp(`(?:[\\s(:–—-]+)${said}\\s*(?:${UNIT})?[\\s).]*$`, 'u')
  const atStart = new RegExp(`^${said}\\s+(?:${UNIT}\\s+)?`, 'u')
  const cut = atEnd.test(phrase) ? phrase.replace(atEnd, '') : phrase.replace(atStart, '')
  return cut.replace(/[\s\-–—:,.]+$/, '').trim()
}
