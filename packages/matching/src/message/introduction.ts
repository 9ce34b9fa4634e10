import type { Catalog } from '../catalog/catalog.ts'
import { isFirstName } from '../lexicon/names.ts'
import { NUMBER_WORDS } from '../lexicon/numerals.ts'
import { FILLER } from '../lexicon/words.ts'
import { lookUpWord } from '../line/lookup.ts'

/** Words that open an order: what stands before the first of them says who calls, not what is wanted. */
const OPENS =
  /(?<!\p{L})(?:мне|нам|нужно|нужен|нужна|нужны|надо|запиши|запишите|записывай|записывайте|пиши|пишите|примите|прими|соберите|собери|отложите|подготовьте|хотим|хочу|хотел|хотела|заказать|заказываю|закажу|закинь|закиньте|кинь|киньте|накидай|диктую|отгрузи|отгрузите|привези|привезите|керек)(?!\p{L})/gu

/** The text with «так это Лена магазин на Кирова мне» blanked out; same length, so offsets stay true. */
export function withoutIntroduction(catalog: Catalog, text: string): string {
  const end = text.search(/[\n,;:.!?\d]/)
  const first = end < 0 ? text : text.slice(0, end)
  let opens = 0
  for (const match of first.matchAll(OPENS)) {
    const said = (first.slice(0, match.index).match(/\p{L}+/gu) ?? []).filter((word) => !isTalk(word))
    if (said.length > 12 || said.some((word) => isOfCatalog(catalog, word) && !PLACE.has(word))) break
    opens = match.index
  }
  const named = /^(?:\p{L}+[\s,]+){0,4}?(?:это|звонит|пишет|беспокоит|зовут)\s+(?:\p{L}+\s+){0,1}?(\p{L}+)(?!\p{L})/u.exec(
    first.slice(opens),
  )
  const after = named && isFirstName(named[1] ?? '') ? opens + named[0].length : opens
  return ' '.repeat(after) + text.slice(after)
}

/** Numbers of a street or a house, and words of talk, say nothing of goods. */
const isTalk = (word: string): boolean => FILLER.has(word) || NUMBER_WORDS.has(word)

/** Where a caller may be, whatever the shop sells. */
const PLACE: ReadonlySet<string> = new Set('магазин кафе кофейня столовая школа садик база склад стройка объект офис'.split(' '))

function isOfCatalog(catalog: Catalog, word: string): boolean {
  if (word.length < 3) return false
  for (const [id, match] of lookUpWord(catalog, word)) if (match.strength >= 0.9 && catalog.documentCount(id) > 0) return true
  return false
}
