import { FILLER } from '../lexicon/words.ts'
import type { LineQuery } from '../line/query.ts'
import { normalise } from '../text/clean.ts'
import type { Entry } from './basket.ts'
import type { Reading } from './reading.ts'

/** Words of correction that must have had an effect. */
const CORRECTION =
  /(?<!\p{L})(?:ой|вернее|точнее|ошиб\p{L}{1,4}|описк\p{L}|поправка|тьфу|упс|погорячил\p{L}{1,3}|перепутал\p{L}?|прощения)(?!\p{L})/u

/** An edit whose target is not clear: the lines it may mean go to a person, the rest of the cart stays. */
export function leaveToPerson(reading: Reading, start: number, end: number, meant: readonly Entry[] = []): void {
  reading.intents.add('edit')
  const touched = meant.length > 0 ? meant : reading.basket.entries
  for (const entry of [...touched])
    if (entry.line.decision === 'accept')
      reading.basket.change(entry, {
        decision: 'ask',
        itemId: null,
        p: 0.5,
        why: [`просили изменить, но не ясно как: «${reading.textOf(start, end)}»`],
      })
  reading.pushOther(start, end, 'request')
}

/** A word of the query stands in the name of the product itself, not only in its group. */
export function isNamedBy(reading: Reading, entry: Entry, query: LineQuery): boolean {
  if (entry.index === null) return false
  const { words, wordIds } = reading.catalog.facts(entry.index)
  return query.words.some((term) => wordIds.some((id, i) => words[i]?.isGroup === false && (term.matches.get(id)?.strength ?? 0) >= 0.8))
}

/** A correction or an edit was said and changed nothing: it was not understood, so what it is about is not taken for granted. */
export function doubtUnheard(reading: Reading): void {
  const why = 'в сообщении есть правка, которую не удалось понять'
  const last = reading.basket.last
  const isEdited = reading.basket.hasBase && reading.basket.entries.some((entry) => entry.line.operation !== undefined)
  if (CORRECTION.test(reading.text) && reading.corrections === 0 && !isEdited && last?.line.decision === 'accept')
    reading.basket.change(last, { decision: 'ask', itemId: null, why: [why] })
  const isChanged =
    reading.hasAbsent ||
    reading.basket.removed.length > 0 ||
    reading.basket.entries.some((entry) => entry.line.origin === 'message' || entry.line.operation !== undefined)
  const isUnheard = reading.other.some(({ kind, text }) => (kind === 'noise' || kind === 'request') && saysSomething(text))
  const isMisheard = reading.other.some(({ kind, text }) => kind === 'noise' && /\d/.test(text) && saysSomething(text))
  const isPartly = isAllMeant(reading.text) || isFragmentLeft(reading)
  if (!reading.basket.hasBase || (!isPartly && (isChanged ? !isMisheard : !isUnheard))) return
  for (const entry of [...reading.basket.entries])
    if (entry.line.decision === 'accept' && entry.line.origin !== 'message' && entry.line.operation === undefined)
      reading.basket.change(entry, { decision: 'ask', itemId: null, p: 0.5, why: [why] })
}

/** «всё графит на коричневый поменять»: an edit of every line, of which none may be left as it was. */
function isAllMeant(text: string): boolean {
  return (
    /(?<!\p{L})(?:все|всю|весь|всех)(?!\p{L}|\s(?:остальн|кроме|так|верно|правильно|как|равно|таки|-таки))(?=[^.;\n]*?(?:помен|замен|меняем|другого цвета|перекрас))/u.test(
      text,
    ) && !/(?<!\p{L})кроме(?!\p{L})/u.test(text)
  )
}

/** A part of an edit that names no goods and was not understood may be about any line. */
function isFragmentLeft(reading: Reading): boolean {
  return reading.basket.entries.some(
    ({ line, query }) =>
      line.origin === 'message' &&
      line.operation === undefined &&
      line.decision === 'unknown' &&
      query !== null &&
      query !== undefined &&
      !query.hasHead,
  )
}

function saysSomething(text: string): boolean {
  const words = normalise(text).match(/[\p{L}\d]{2,}/gu) ?? []
  return words.some(
    (word) =>
      !FILLER.has(word) &&
      !/^(?:верно|правильно|подтвержд\p{L}*|согласен|да|ок|окей|спасибо|хорошо|именно|оформля\p{L}*|отправля\p{L}*|выставля\p{L}*|делай\p{L}*|принято|устраивает|готово|годится|остальное|остальные|прежнему|изменений)$/u.test(
        word,
      ),
  )
}
