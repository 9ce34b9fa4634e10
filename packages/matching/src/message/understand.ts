import type { Catalog } from '../catalog/catalog.ts'
import { readLine } from '../line/query.ts'
import { cleanText } from '../text/clean.ts'
import { breakLongLines } from '../text/long-lines.ts'
import type { MatchContext, Understanding } from '../types.ts'
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
import { joinSpelledLetters } from './spelled-letters.ts'
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
  const parts = reading.basket.hasBase ? joinColons(reading, chunks) : chunks
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
    lines: reading.basket.entries.map((entry) => entry.line),
    other: reading.other,
    removed: reading.basket.removed,
  }
}

/** What a recogniser of speech wrote down: letters said one by one, numbers that run together. */
const heard = (catalog: Catalog, text: string): string => separateSpokenSizes(catalog, joinSpelledLetters(catalog, text))

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

/** «молоко: 18» in an edit is one remark, not a heading. */
function joinColons(reading: Reading, chunks: readonly Chunk[]): Chunk[] {
  const joined: Chunk[] = []
  for (const chunk of chunks) {
    const last = joined.at(-1)
    if (last?.isHeading && !chunk.startsLine && !readLine(reading.catalog, chunk.text).hasHead)
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
