import type { Catalog } from '../catalog/catalog.ts'
import { NUMBER_WORDS } from '../lexicon/numerals.ts'
import { UNITS } from '../lexicon/units.ts'
import { FILLER } from '../lexicon/words.ts'
import { lookUpWord } from '../line/lookup.ts'
import { asRussianKeys } from '../text/layout.ts'
import { stemOf } from '../text/stem.ts'

const KEYS = /[a-z[\];',.`<>{}:"~]*[a-z][a-z[\];',.`<>{}:"~]*/g

/** Words typed with the keyboard in the other layout are turned back where that makes them words of the catalog. Length is kept. */
export function fixKeyboard(catalog: Catalog, text: string): string {
  if (/[a-z]/.test(text))
    return fixRuns(text, KEYS, asRussianKeys, (typed, meant) => isKnown(catalog, meant) && !isWord(catalog, typed.replace(/[^a-z]/g, '')))
  return text
}

function fixRuns(text: string, runs: RegExp, mirror: (run: string) => string, isBetter: (typed: string, meant: string) => boolean): string {
  const plan = [...text.matchAll(runs)].map((match) => ({ at: match.index, typed: match[0], ...trimmed(match[0], mirror) }))
  const decided = plan.map((run) => run.typed.length > 1 && isBetter(run.typed, run.meant))
  const sure = decided.filter(Boolean).length
  if (sure === 0) return text
  let result = text
  plan.forEach((run, i) => {
    const follows = sure * 2 >= plan.length && /^[а-я]{3,}$/.test(run.meant)
    if (decided[i] || follows) result = result.slice(0, run.at) + run.whole + result.slice(run.at + run.typed.length)
  })
  return result
}

/** Punctuation after a word may be punctuation, or letters б ю ж э: the longer reading wins only inside the word. */
function trimmed(run: string, mirror: (run: string) => string): { meant: string; whole: string } {
  const tail = /[,.;:]$/.exec(run)?.[0] ?? ''
  const core = tail ? run.slice(0, -1) : run
  return { meant: mirror(core).replace(/[^а-я]/g, ''), whole: mirror(core) + tail }
}

function isKnown(catalog: Catalog, word: string): boolean {
  if (word.length < 2) return false
  if (UNITS.has(word) || FILLER.has(word) || NUMBER_WORDS.has(word)) return true
  return word.length >= 3 && isWord(catalog, word)
}

function isWord(catalog: Catalog, word: string): boolean {
  if (word.length < 2) return false
  if (UNITS.has(word)) return true
  const exact = catalog.vocabulary.idOf(stemOf(word)) ?? catalog.vocabulary.idOf(word)
  if (exact !== undefined) return true
  return word.length >= 4 && [...lookUpWord(catalog, word).values()].some((match) => match.strength >= (word.length >= 6 ? 0.75 : 0.8))
}
