import type { Catalog } from '../catalog/catalog.ts'
import { FILLER } from '../lexicon/words.ts'
import { lookUpWord } from '../line/lookup.ts'

/** Words that open an order: what stands before the first of them says who calls, not what is wanted. */
const OPENS =
  /(?<!\p{L})(?:мне|нам|нужно|нужен|нужна|нужны|надо|запиши|запишите|записывай|записывайте|пиши|пишите|примите|прими|соберите|собери|отложите|подготовьте|хотим|хочу|заказать|заказываю|закажу|керек)(?!\p{L})/u

/** The text with «так это Лена магазин на Кирова мне» blanked out; same length, so offsets stay true. */
export function withoutIntroduction(catalog: Catalog, text: string): string {
  const end = text.search(/[\n,;:.!?\d]/)
  const first = end < 0 ? text : text.slice(0, end)
  const match = OPENS.exec(first)
  if (!match) return text
  const said = (first.slice(0, match.index).match(/\p{L}+/gu) ?? []).filter((word) => !FILLER.has(word))
  if (said.length === 0 || said.length > 12 || said.some((word) => isOfCatalog(catalog, word) && !PLACE.has(word))) return text
  return ' '.repeat(match.index) + text.slice(match.index)
}

/** Where a caller may be, whatever the shop sells. */
const PLACE: ReadonlySet<string> = new Set('магазин кафе кофейня столовая школа садик база склад стройка объект офис'.split(' '))

function isOfCatalog(catalog: Catalog, word: string): boolean {
  if (word.length < 3) return false
  for (const [id, match] of lookUpWord(catalog, word)) if (match.strength >= 0.9 && catalog.documentCount(id) > 0) return true
  return false
}
