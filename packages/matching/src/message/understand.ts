import type { Catalog } from '../catalog/catalog.ts'
import { UNITS } from '../lexicon/units.ts'
import { readLine } from '../line/query.ts'
import { cleanText } from '../text/clean.ts'
import { breakLongLines } from '../text/long-lines.ts'
import { tokenise } from '../text/tokens.ts'
import type { MatchContext, Understanding } from '../types.ts'
import { settleConfidence } from './confidence.ts'
import { doubtUnheard } from './doubts.ts'
import { withoutIntroduction } from './introduction.ts'
import { fixKeyboard } from './keyboard.ts'
import { maskAsides } from './mask.ts'
import { fixUnits } from './misspelt-units.ts'
import { askRanges, settleQuantities } from './quantities.ts'
import { readChunk } from './read-chunk.ts'
import { Reading } from './reading.ts'
import { takeRepeat } from './repeats.ts'
import { type Chunk, chunksOf } from './rows.ts'
import { joinSpelledLetters, joinSpokenCodes } from './spelled-letters.ts'
import { separateSpokenSizes } from './spoken-sizes.ts'

/** What a message means against a catalog: order lines, edits, questions; every part of it is accounted for. */
export function understand(message: string, catalog: Catalog, context: MatchContext = {}): Understanding {
  const reading = new Reading(message, catalog, context)
  const clean = cleanText(message)
  reading.at = clean.at
  if (context.cart) reading.basket.loadBase(context.cart, 'cart')
  reading.text = heard(catalog, fixUnits(catalog, fixKeyboard(catalog, breakLongLines(clean.text))))
  const chunks = chunksOf(takeRepeat(reading, withoutIntroduction(catalog, maskAsides(reading.text))), (word) => reading.isShortened(word))
  reading.isListed = chunks.filter((chunk) => chunk.startsLine).length >= 4
  const parts = reading.basket.hasBase ? joinColons(reading, chunks) : joinTorn(reading, chunks)
  parts.forEach((chunk, i) => {
    readChunk(reading, chunk, parts, i)
  })
  if (clean.isCut) reading.other.push({ text: 'сообщение слишком длинное, прочитано начало', kind: 'noise' })
  accountForRest(reading, chunks)
  settleQuantities(reading)
  askRanges(reading)
  doubtUnheard(reading)
  return {
    intents: namedIntents(reading),
    lines: settleConfidence(reading),
    other: reading.other,
    removed: reading.basket.removed,
  }
}

/** What a recogniser of speech wrote down: letters said one by one, numbers that run together. */
const heard = (catalog: Catalog, text: string): string =>
  separateSpokenSizes(catalog, joinSpokenCodes(catalog, joinSpelledLetters(catalog, text)))

/** A message of which nothing could be read is noise, not silence. */
function accountForRest(reading: Reading, chunks: readonly Chunk[]): void {
  if (chunks.length === 0 && reading.source.trim() !== '' && reading.other.length === 0 && reading.intents.size === 0)
    reading.other.push({ text: reading.source.slice(0, 200).trim(), kind: 'noise' })
}

function namedIntents(reading: Reading): string[] {
  for (const line of reading.basket.entries) if (line.line.origin === 'message' && !reading.basket.hasBase) reading.intents.add('order')
  for (const { kind } of reading.other) reading.intents.add(kind)
  if (reading.intents.size > 1) reading.intents.delete('noise')
  if (reading.intents.size > 1) reading.intents.delete('smalltalk')
  return reading.intents.size > 0 ? [...reading.intents] : ['noise']
}

/** «… семнадцать пятнадцать. Мешков затирка …», «Уголок перфорированный. Алюминиевый 25 на 25 30 штук»: stops a recogniser of speech put in the middle. */
function joinTorn(reading: Reading, chunks: readonly Chunk[]): Chunk[] {
  const joined: Chunk[] = []
  for (const chunk of chunks) {
    const last = joined.at(-1)
    if (last && !chunk.startsLine && !last.isHeading && !chunk.isRow && isTorn(reading, last.text, chunk.text)) {
      const gap = chunk.start - last.start
      joined[joined.length - 1] = {
        ...last,
        text: withoutStop(last.text).padEnd(gap) + chunk.text,
        end: chunk.end,
        isHeading: chunk.isHeading,
      }
    } else joined.push(chunk)
  }
  return joined
}

const withoutStop = (text: string): string => text.replace(/[.;]+\s*$/, (stop) => ' '.repeat(stop.length))

/** Nobody says more goods than this in one breath. */
const LONGEST_TORN = 80

function isTorn(reading: Reading, left: string, right: string): boolean {
  if (!/\.\s*$/.test(left) || left.length > LONGEST_TORN) return false
  const [before, after] = [tokenise(withoutStop(left)), tokenise(right)]
  const [last, first] = [before.at(-1), after[0]]
  if (first?.kind === 'word' && UNITS.get(first.text)?.role === 'sale' && last?.kind === 'number' && last.unit === null) return true
  const isCounted = before.some((token) => token.kind === 'number')
  if (isCounted || !readLine(reading.catalog, left).hasHead) return false
  if (first?.kind === 'number') return first.unit !== null || after.length === 1
  return (
    last?.kind === 'word' &&
    first?.kind === 'word' &&
    /(?:ый|ий|ой|ая|яя|ое|ее|ые|ие)$/.test(first.text) &&
    !readLine(reading.catalog, first.text).hasHead
  )
}

/** Not «так, смотри:», which only opens a list. */
function namesGoods(reading: Reading, text: string): boolean {
  return readLine(reading.catalog, text).words.some((term) => term.strength >= 0.8 && !term.isOptional)
}

/** «молоко: 18» in an edit is one remark, not a heading. */
function joinColons(reading: Reading, chunks: readonly Chunk[]): Chunk[] {
  const joined: Chunk[] = []
  for (const chunk of chunks) {
    const last = joined.at(-1)
    if (last?.isHeading && !chunk.startsLine && !readLine(reading.catalog, chunk.text).hasHead && namesGoods(reading, last.text))
      joined[joined.length - 1] = {
        ...last,
        text: last.text.replace(':', ' ').padEnd(chunk.start - last.start) + chunk.text,
        end: chunk.end,
        isHeading: false,
      }
    else joined.push(chunk)
  }
  return joined
}
