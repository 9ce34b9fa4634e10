import { FILLER } from '../../lexicon/words.ts'
import { shadowOf } from './signs.ts'

const NOUN = String.raw`(?:позици\p{L}*|поз\.?|строк\p{L}*|строч\p{L}*|пункт\p{L}*|п\.|номер\p{L}*|№)`
const FORMS: readonly (readonly [number, RegExp])[] = [
  [1, /^перв(?:ый|ая|ое|ую|ого|ой|ые|ых)$/],
  [2, /^втор(?:ой|ая|ое|ую|ого|ые|ых)$/],
  [3, /^трет(?:ий|ья|ье|ью|ьего|ьей)$/],
  [4, /^четверт(?:ый|ая|ое|ую|ого|ой)$/],
  [5, /^пят(?:ый|ая|ое|ую|ого|ой)$/],
  [6, /^шест(?:ой|ая|ое|ую|ого)$/],
  [7, /^седьм(?:ой|ая|ое|ую|ого)$/],
  [8, /^восьм(?:ой|ая|ое|ую|ого)$/],
]

/** Places in the list, counted from 1, and what is left of the text without naming them. */
export interface Places {
  readonly places: readonly number[]
  readonly rest: string
}

/** «первую позицию», «строку 3», «третье», «первые две», «последнюю позицию»; null when no place is named. */
export function placesOf(text: string, size: number): Places | null {
  return atEnd(text, size) ?? several(text, size) ?? byNoun(text, size) ?? byOrdinal(text, size)
}

const LAST =
  /(?<!\p{L})(?:то,?\sчто\s|что\s)?(?:было\s|стоит\s|идет\s)?(?:(?:в самом низу|внизу|в конце)(?:\s(?:списка|заказа|заявки))?|последн(?:им|ей|ими)(?:\s(?:в списке|пунктом|строкой|записал\p{L}*|добавил\p{L}*|писал\p{L}*|назвал\p{L}*))?)(?!\p{L})/u
const FIRST =
  /(?<!\p{L})(?:то,?\sчто\s|что\s)?(?:(?:в самом верху|вверху|в начале)(?:\s(?:списка|заказа|заявки))?|перв(?:ым|ой)\s(?:в списке|пунктом|строкой|записал\p{L}*))(?!\p{L})/u

/** «то, что внизу списка», «что последним записали». */
function atEnd(text: string, size: number): Places | null {
  for (const [pattern, place] of [
    [LAST, size],
    [FIRST, 1],
  ] as const) {
    const match = pattern.exec(text)
    if (match) return { places: [place], rest: cut(text, match.index, match[0].length) }
  }
  return null
}

/** «первые две позиции», «последние три». */
function several(text: string, size: number): Places | null {
  const match = new RegExp(`(?<!\\p{L})(перв|последн)(?:ые|их)\\s+(\\d)\\s*(?:${NOUN})?`, 'u').exec(shadowOf(text))
  if (!match) return null
  const count = Number(match[2])
  if (count < 2 || count > size) return null
  const from = match[1] === 'перв' ? 1 : size - count + 1
  return { places: Array.from({ length: count }, (_, i) => from + i), rest: cut(text, match.index, match[0].length) }
}

function byNoun(text: string, size: number): Places | null {
  const match =
    new RegExp(`(?<![\\p{L}\\d])(\\p{L}+|\\d{1,2}(?:-?(?:ю|я|й|е|ую|ая|ой|ый|го))?)\\s+(?:${NOUN})(?!\\p{L})`, 'u').exec(text) ??
    new RegExp(`(?<!\\p{L})(?:${NOUN})\\s*(\\d{1,2}|\\p{L}+)(?![\\p{L}\\d])`, 'u').exec(text)
  const place = match ? placeOf(match[1] ?? '', size) : null
  return match && place !== null && place >= 1 && place <= size ? { places: [place], rest: cut(text, match.index, match[0].length) } : null
}

function placeOf(said: string, size: number): number | null {
  if (/^последн/.test(said)) return size
  if (/^предпоследн/.test(said)) return size - 1
  if (/^\d/.test(said)) return Number.parseInt(said, 10)
  return FORMS.find(([, form]) => form.test(said))?.[0] ?? null
}

/** «третье как есть», «2-ю уберите»: an ordinal that stands for a line because nothing else is named. */
function byOrdinal(said: string, size: number): Places | null {
  const text = said.replace(/^(\s*)сам(?:ый|ая|ое|ую)(?=\s)/u, (match) => ' '.repeat(match.length))
  const match = /(?<![\p{L}\d])(?:(\d)-?(?:ю|я|й|ую|ая|ой|ый)|(\p{L}+))(?!\p{L})/u.exec(text.trimStart())
  if (!match) return null
  const lead = text.length - text.trimStart().length
  const words = text.match(/\p{L}+/gu) ?? []
  const place = match[1] ? Number(match[1]) : placeOf(match[2] ?? '', -99)
  if (place === null || place < 1 || place > size || match.index > 0) return null
  const others = words.filter((word) => word !== match[2] && !FILLER.has(word) && !/^шт/.test(word))
  return others.length === 0 || match[1] ? { places: [place], rest: cut(text, lead, match[0].length) } : null
}

function cut(text: string, at: number, length: number): string {
  return text.slice(0, at) + ' '.repeat(length) + text.slice(at + length)
}
