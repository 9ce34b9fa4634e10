import type { Catalog } from '../catalog/catalog.ts'
import { ALSO_WORDS, LETTER_NAMES, lettersIn } from '../lexicon/letter-names.ts'
import { NUMBER_WORDS } from '../lexicon/numerals.ts'
import { foldCode, foldCodeAloud } from '../text/scripts.ts'
import { stemOf } from '../text/stem.ts'
import { type NumberToken, tokenise } from '../text/tokens.ts'

interface Spelled {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** More letters in a row than this are no name of goods. */
const LONGEST = 10

/** «цэ эм семнадцать», «вэ вэ гэ эн гэ эл эс», «пэ эф»: letters said one by one become the words of the catalog they spell; length is kept. */
export function joinSpelledLetters(catalog: Catalog, text: string): string {
  let result = text
  for (const run of runsOf(text)) {
    for (const { start, end, word } of wordsSpelledBy(catalog, run, text))
      result = result.slice(0, start) + word.padEnd(end - start).slice(0, end - start) + result.slice(end)
  }
  return result
}

/** «тн десять семьдесят пять», «м сто восемьдесят пять»: letters and spoken numbers that are one article of the catalog; length is kept. */
export function joinSpokenCodes(catalog: Catalog, text: string): string {
  const tokens = tokenise(text)
  let result = text
  tokens.forEach((token, i) => {
    const isNumber = token.kind === 'number' && token.isSpoken && !token.isOrdinal && tokens[i - 1]?.kind !== 'number'
    if (!isNumber && (token.kind !== 'word' || token.text.length > 4)) return
    const letters = token.kind === 'word' ? token.text : ''
    const numbers: NumberToken[] = []
    for (const next of tokens.slice(isNumber ? i : i + 1, i + 1 + MOST_NUMBERS)) {
      if (next.kind !== 'number' || !next.isSpoken || next.isOrdinal || next.isGlued || /(?<!\p{L})на\s*$/u.test(text.slice(0, next.start)))
        break
      numbers.push(next)
      if (next.unit) break
    }
    for (let count = numbers.length; count > 0; count -= 1) {
      const last = numbers[count - 1]
      const code =
        letters +
        numbers
          .slice(0, count)
          .map((one) => String(one.value))
          .join('')
      if (!last || last.unit || (letters === '' && (count < 2 || code.length < 5)) || !isArticle(catalog, code)) continue
      result = result.slice(0, token.start) + code.padEnd(last.end - token.start).slice(0, last.end - token.start) + result.slice(last.end)
      return
    }
  })
  return result
}

/** Numbers that one article may be said in. */
const MOST_NUMBERS = 4

function isArticle(catalog: Catalog, code: string): boolean {
  return [foldCode(code), foldCodeAloud(code)].some(
    (folded) => folded.length >= 3 && (catalog.vocabulary.idOf(`=${folded}`) !== undefined || catalog.byArticle(folded).length > 0),
  )
}

/** Names of letters that follow each other with nothing but blanks between. */
function runsOf(text: string): Spelled[][] {
  const runs: Spelled[][] = []
  let run: Spelled[] = []
  const flush = (): void => {
    if (run.some((one) => !ALSO_WORDS.has(one.text))) runs.push(run)
    run = []
  }
  for (const match of text.matchAll(/[\p{L}\d]+/gu)) {
    const last = run.at(-1)
    if (last && !/^[ \u00a0.-]{1,3}$/.test(text.slice(last.end, match.index))) flush()
    const names = LETTER_NAMES.has(match[0]) ? [match[0]] : lettersIn(match[0])
    let at = match.index
    for (const name of names) {
      run.push({ text: name, start: at, end: at + name.length })
      at += name.length
    }
    if (names.length === 0) flush()
  }
  flush()
  return runs
}

function wordsSpelledBy(catalog: Catalog, run: readonly Spelled[], text: string): { start: number; end: number; word: string }[] {
  const found: { start: number; end: number; word: string }[] = []
  for (let i = 0; i < run.length; i += 1) {
    const taken = longestWord(catalog, run, i) ?? letterBeforeNumber(catalog, run, i, text)
    const [first, last] = [run[i], run[i + (taken?.count ?? 1) - 1]]
    if (!taken || !first || !last) continue
    found.push({ start: first.start, end: last.end, word: taken.word })
    i += taken.count - 1
  }
  return found
}

function longestWord(catalog: Catalog, run: readonly Spelled[], from: number): { count: number; word: string } | null {
  for (let count = Math.min(LONGEST, run.length - from); count >= 2; count -= 1) {
    const letters = run.slice(from, from + count)
    if (letters.filter((one) => !ALSO_WORDS.has(one.text)).length * 2 < count) continue
    const word = spellings(letters.map((one) => LETTER_NAMES.get(one.text) ?? '')).find((one) => isWritten(catalog, one))
    if (word !== undefined) return { count, word }
  }
  return null
}

/** «эм пятьсот», «пэ сто двадцать»: one letter before a number. */
function letterBeforeNumber(catalog: Catalog, run: readonly Spelled[], at: number, text: string): { count: number; word: string } | null {
  const one = run[at]
  if (!one || at !== run.length - 1 || ALSO_WORDS.has(one.text) || isWritten(catalog, one.text)) return null
  const next = /^[ \u00a0]+([\p{L}\d]+)/u.exec(text.slice(one.end))?.[1] ?? ''
  if (!/^\d/.test(next) && !NUMBER_WORDS.has(next)) return null
  const [letter] = LETTER_NAMES.get(one.text) ?? ''
  return letter === undefined ? null : { count: 1, word: letter }
}

/** In one script throughout, what the letters may spell: by the first sound of each in Russian, in Latin, then every other way. */
function spellings(letters: readonly string[]): string[] {
  const inScript = (isOfScript: (letter: string) => boolean): string[] =>
    letters.reduce<string[]>(
      (words, one) => {
        const own = [...one].filter(isOfScript)
        return words.flatMap((word) => own.map((letter) => word + letter)).slice(0, MOST_SPELLINGS)
      },
      [''],
    )
  const [russian, latin] = [inScript((letter) => letter >= 'а'), inScript((letter) => letter <= 'z')]
  return [...russian.slice(0, 1), ...latin.slice(0, 1), ...russian.slice(1), ...latin.slice(1)]
}

const MOST_SPELLINGS = 200

/** A word of the names, or an article without its digits. */
function isWritten(catalog: Catalog, word: string): boolean {
  return catalog.vocabulary.idOf(word) !== undefined || catalog.vocabulary.idOf(stemOf(word)) !== undefined
}
