import { type LineQuery, readLine } from '../line/query.ts'
import type { Entry } from './basket.ts'
import { leaveToPerson } from './doubts.ts'
import { REMOVE_VERB } from './operations.ts'
import { bestCount, type Reading } from './reading.ts'
import { replaceEntry } from './replace-line.ts'
import type { Chunk } from './rows.ts'
import { scaleOf } from './scale.ts'

const ALL = /(?<!\p{L})(?:все|всю|всех|всего|весь|вся|кажд\p{L}+|заказ\p{L}{0,2}|остальн\p{L}+|барлыг\p{L}*)(?!\p{L})/u
const WORDS_OF_ALL =
  /(?<!\p{L})(?:все|всю|всех|всего|весь|вся|кажд\p{L}+|заказ\p{L}{0,2}|позици\p{L}+|товар\p{L}{0,2}|строк\p{L}*|остальн\p{L}+|полностью|целиком|барлыг\p{L}*)(?!\p{L})/gu
const KEEP_ONLY = /^(.*?)(?:остав\p{L}*|пусть останет\p{L}*|нуж\p{L}+)\s+(?:только|лишь|одн[оуи])(?!\p{L})(.*)$/u
const ONLY_STAYS = /^(?:.*?)(?<!\p{L})(?:только|лишь)\s+(.+?)\s+остав\p{L}*\s*$/u
const EXCEPT = new RegExp(
  `(?:${REMOVE_VERB})\\s+(?:из заказа\\s+)?все(?:\\s+\\p{L}+)?\\s*,?\\s*(?:кроме|помимо|за исключением)\\s+(.+)$|(?<!\\p{L})все,?\\s+кроме\\s+(.+?)\\s+(?:${REMOVE_VERB})`,
  'u',
)
const REST_OUT = new RegExp(`^(.+?)[,\\s]+(?:а\\s+)?(?:все\\s+)?остальн\\p{L}+\\s+(?:\\p{L}+\\s+)?(?:${REMOVE_VERB})`, 'u')

/** «оставь только гкл», «всё кроме саморезов убери», «всё ×2», «всё по 10»: an edit of every line at once; false when it is none. */
export function editWholeBasket(reading: Reading, chunk: Chunk): boolean {
  if (!reading.basket.hasBase) return false
  const kept = keptText(chunk.text)
  if (kept !== null) return keepOnly(reading, chunk, kept)
  return scaleAll(reading, chunk) || setAll(reading, chunk) || notThatMany(reading, chunk) || recolour(reading, chunk)
}

function keptText(text: string): string | null {
  const match = KEEP_ONLY.exec(text)
  if (match && !/[\p{L}\d]{3,}/u.test(match[1] ?? '')) return match[2] ?? ''
  const only = ONLY_STAYS.exec(text) ?? REST_OUT.exec(text)
  if (only) return (only[1] ?? '').replace(/(?<!\p{L})(?:только|лишь|остав\p{L}*)(?!\p{L})/gu, ' ')
  const except = EXCEPT.exec(text)
  return except ? (except[1] ?? except[2] ?? '') : null
}

function keepOnly(reading: Reading, chunk: Chunk, text: string): boolean {
  const kept: { entry: Entry; query: LineQuery; qty: number | null; unit: string | null }[] = []
  for (const part of text.split(/,(?!\d)|;|\s(?:и|плюс)\s/u)) {
    const query = readLine(reading.catalog, part)
    if (query.words.length + query.codes.length + query.numbers.length === 0) continue
    const { entries, result } = reading.basket.find(query)
    if (entries.length === 0) {
      leaveToPerson(reading, chunk.start, chunk.end)
      return true
    }
    const isCounted = entries.length === 1 && result?.hasQuantity === true
    for (const entry of entries) kept.push({ entry, query, qty: isCounted ? result.qty : null, unit: result?.unit ?? null })
  }
  if (kept.length === 0) return false
  reading.intents.add('edit')
  reading.basket.keepOnly(kept.map(({ entry }) => entry))
  for (const { entry, qty, unit } of kept)
    if (qty !== null) reading.basket.change(entry, { qty, unit: unit ?? entry.line.unit, operation: 'set', why: ['количество изменено'] })
  return true
}

function scaleAll(reading: Reading, chunk: Chunk): boolean {
  const isRepeat = reading.intents.has('repeat')
  const scale = scaleOf(chunk.text, isRepeat || ALL.test(chunk.text))
  if (!scale || !namesNothing(reading, scale.rest)) return false
  if (!isRepeat && !ALL.test(chunk.text) && reading.basket.entries.length > 1) return false
  reading.intents.add('edit')
  const why = `количество × ${String(Math.round(scale.factor * 1000) / 1000).replace('.', ',')}`
  for (const entry of [...reading.basket.entries])
    if (entry.line.qty !== null)
      reading.basket.change(entry, {
        qty: Math.round(entry.line.qty * scale.factor * 1000) / 1000,
        operation: 'set',
        why: [...entry.line.why, why],
      })
  return true
}

const COLOUR =
  /^\s*(?:и\s+)?(?:цвет|оттенок)\s+(?:у\s+)?(.+?)[,\s]+(?:друг\p{L}+[,\s]+|на\s+|сдела\p{L}+\s+|нуж\p{L}+\s+|пусть будет\s+|дава\p{L}+\s+|должен быть\s+)*([\p{L}\d]+)\s*[.!]?$/u

/** «цвет всех позиций бежевый», «цвет у листов и саморезов другой, 7024». */
function recolour(reading: Reading, chunk: Chunk): boolean {
  const [, whose, colour] = COLOUR.exec(chunk.text) ?? []
  if (whose === undefined || colour === undefined) return false
  const parts = ALL.test(whose)
    ? [reading.basket.entries]
    : whose.split(/,|\s(?:и|плюс)\s/u).map((part) => reading.basket.find(readLine(reading.catalog, part)).entries)
  const named = parts.flat()
  if (parts.some((part) => part.length === 0)) {
    leaveToPerson(reading, chunk.start, chunk.end)
    return true
  }
  reading.intents.add('edit')
  const query = readLine(reading.catalog, colour)
  for (const entry of [...named]) replaceEntry(reading, entry, query, colour, chunk.start, chunk.end)
  return true
}

/** «не 25 пачек, а 30»: the only line of that quantity. */
function notThatMany(reading: Reading, chunk: Chunk): boolean {
  const [, wrong, right] = /^\s*не\s+(\d+)(?:\s?\p{L}{1,9}\.?)?\s*,?\s*а\s+(\d+)(?:\s?\p{L}{1,9}\.?)?\s*[.!]?$/u.exec(chunk.text) ?? []
  if (wrong === undefined) return false
  const meant = reading.basket.entries.filter((entry) => entry.line.qty === Number(wrong))
  const [entry] = meant
  if (!entry || meant.length > 1) return false
  reading.intents.add('edit')
  reading.basket.change(entry, { qty: Number(right), operation: 'set', why: ['количество изменено'] })
  return true
}

/** «всё по 50»; «остальное по 10» leaves the lines the message has already changed. */
function setAll(reading: Reading, chunk: Chunk): boolean {
  const match = /(?<!\p{L})по\s+(?=[\d\p{L}])/u.exec(chunk.text)
  if (!match || !ALL.test(chunk.text)) return false
  const said = readLine(reading.catalog, chunk.text.slice(match.index + match[0].length))
  const count = bestCount(said)
  if (!count || said.numbers.length > 1 || said.words.length > 0 || !namesNothing(reading, chunk.text.slice(0, match.index))) return false
  const isRest = /остальн/.test(chunk.text)
  reading.intents.add('edit')
  for (const entry of [...reading.basket.entries])
    if (!isRest || entry.line.operation === undefined)
      reading.basket.change(entry, {
        qty: count.token.value,
        unit: count.token.unit?.code ?? entry.line.unit,
        operation: 'set',
        why: ['количество изменено у всех строк'],
      })
  return true
}

function namesNothing(reading: Reading, text: string): boolean {
  const query = readLine(reading.catalog, text.replace(WORDS_OF_ALL, ' '))
  return query.words.every((term) => term.isOptional) && query.codes.length === 0 && query.numbers.length === 0 && query.threads === ''
}
