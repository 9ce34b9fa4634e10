import type { Catalog } from '../catalog/catalog.ts'
import { normalise } from '../text/clean.ts'
import { stemOf } from '../text/stem.ts'
import { tokenise } from '../text/tokens.ts'

const known = new WeakMap<Catalog, Map<string, boolean>>()
/** Names looked at to learn how a word is used. */
const SAMPLE = 12
/** A word of more names than this says what goods are, not how many parts they have. */
const MOST_NAMES = 400

/** «40 файлов», «13 отд.», «2 поста»: in the names of this catalog the word is counted, so a number before it is no quantity. */
export function isCountedInNames(catalog: Catalog, word: string): boolean {
  const words = known.get(catalog) ?? new Map<string, boolean>()
  known.set(catalog, words)
  const stem = stemOf(word)
  const found = words.get(stem)
  if (found !== undefined) return found
  const isCounted = word.length > 2 && learn(catalog, stem)
  words.set(stem, isCounted)
  return isCounted
}

function learn(catalog: Catalog, stem: string): boolean {
  const id = catalog.vocabulary.idOf(stem)
  if (id === undefined) return false
  const count = catalog.documentCount(id)
  if (count === 0 || count > MOST_NAMES) return false
  let counted = 0
  const seen = Math.min(count, SAMPLE)
  for (let i = 0; i < seen; i += 1) {
    const product = catalog.postings[(catalog.starts[id] ?? 0) + i] ?? 0
    if (followsNumber(catalog.item(product).name, stem)) counted += 1
  }
  return counted * 5 >= seen * 4
}

function followsNumber(name: string, stem: string): boolean {
  const tokens = tokenise(normalise(name))
  return tokens.some((token, i) => {
    const before = tokens[i - 1]
    return token.kind === 'word' && stemOf(token.text) === stem && before?.kind === 'number' && !token.isGlued && before.unit === null
  })
}
