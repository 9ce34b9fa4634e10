import type { ProductWord } from './facts.ts'
import type { ProductRows } from './product-rows.ts'
import type { Steps } from './steps.ts'
import type { WordLists } from './word-lists.ts'

/** Products gone through in a step. */
const STEP = 20_000

/** Rows → posting lists: products of word `w` are `postings[starts[w] .. starts[w + 1]]`, ascending. */
export function* invertedSteps(
  rows: ProductRows,
  words: WordLists,
  size: number,
): Steps<{ readonly starts: Int32Array; readonly postings: Int32Array }> {
  const starts = new Int32Array(size + 1)
  const keys = new KeyReader(rows, words, size)
  for (let product = 0; product < rows.words.length; product += 1) {
    const count = keys.read(product)
    for (let i = 0; i < count; i += 1) starts[(keys.found[i] ?? 0) + 1] = (starts[(keys.found[i] ?? 0) + 1] ?? 0) + 1
    if (product % STEP === STEP - 1) yield
  }
  for (let word = 0; word < size; word += 1) starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0)
  yield
  const next = starts.slice()
  const postings = new Int32Array(starts[size] ?? 0)
  for (let product = 0; product < rows.words.length; product += 1) {
    const count = keys.read(product)
    for (let i = 0; i < count; i += 1) {
      const word = keys.found[i] ?? 0
      postings[next[word] ?? 0] = product
      next[word] = (next[word] ?? 0) + 1
    }
    if (product % STEP === STEP - 1) yield
  }
  return { starts, postings }
}

/** The first place from `from` on whose product is not below the wanted one, or `end`. */
export function leap(postings: Int32Array, from: number, end: number, wanted: number): number {
  let step = 1
  let low = from
  while (low + step < end && (postings[low + step] ?? 0) < wanted) {
    low += step
    step *= 2
  }
  let high = Math.min(end, low + step + 1)
  while (low < high) {
    const middle = (low + high) >> 1
    if ((postings[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** The words, numbers and articles a product is found by, each once. */
class KeyReader {
  found = new Int32Array(256)
  readonly #rows: ProductRows
  readonly #words: WordLists
  /** The last reading that met a word. */
  readonly #met: Int32Array
  #readings = 0

  constructor(rows: ProductRows, words: WordLists, size: number) {
    this.#rows = rows
    this.#words = words
    this.#met = new Int32Array(size)
  }

  read(product: number): number {
    const { numbers, codes, words } = this.#rows
    const { lists, formWords } = this.#words
    const list = words[product] ?? 0
    this.#readings += 1
    let count = 0
    for (let at = lists.startOf(list); at < lists.ends.at(list); at += 1) count = this.#note(formWords.at(lists.values.at(at)), count)
    for (let at = numbers.startOf(product); at < numbers.ends.at(product); at += 2) count = this.#note(numbers.values.at(at), count)
    for (let at = codes.startOf(product); at < codes.ends.at(product); at += 1) count = this.#note(codes.values.at(at), count)
    return count
  }

  #note(word: number, count: number): number {
    if (this.#met[word] === this.#readings) return count
    this.#met[word] = this.#readings
    if (count === this.found.length) {
      const grown = new Int32Array(count * 2)
      grown.set(this.found)
      this.found = grown
    }
    this.found[count] = word
    return count + 1
  }
}

/** How many names each word opens, and how many carry it. */
export function* wordCountSteps(
  rows: ProductRows,
  words: WordLists,
  size: number,
): Steps<{ readonly headCounts: Int32Array; readonly nameCounts: Int32Array }> {
  const uses = new Int32Array(words.size)
  for (const list of rows.words) uses[list] = (uses[list] ?? 0) + 1
  yield
  const headCounts = new Int32Array(size)
  const nameCounts = new Int32Array(size)
  for (let list = 0; list < words.size; list += 1) {
    const forms = words.formsOf(list)
    const first = words.lists.startOf(list)
    const idOf = (stem: string): number => words.formWords.at(words.lists.values.at(first + forms.findIndex((form) => form.stem === stem)))
    for (const head of headsOf(forms)) headCounts[idOf(head)] = (headCounts[idOf(head)] ?? 0) + (uses[list] ?? 0)
    const named = new Set(forms.filter((form) => !form.isGroup).map((form) => form.stem))
    for (const stem of named) nameCounts[idOf(stem)] = (nameCounts[idOf(stem)] ?? 0) + (uses[list] ?? 0)
    if (list % 2_000 === 1_999) yield
  }
  return { headCounts, nameCounts }
}

const ADJECTIVE = /(?:ый|ий|ой|ая|яя|ое|ее|ые|ие)$/

/** What the goods are: the first word of the name, and behind a foreign brand the first Russian noun. */
function headsOf(words: readonly ProductWord[]): readonly string[] {
  const own = words.filter((word) => !word.isNoise && word.stem.length > 1)
  const [first] = own
  if (!first) return []
  if (!/^[a-z]/.test(first.stem)) return [first.stem]
  const russian = own.filter((word) => /^[а-я]{3,}$/.test(word.text))
  const noun = russian.slice(0, 2).find((word) => !ADJECTIVE.test(word.text)) ?? russian[0]
  return noun ? [first.stem, noun.stem] : [first.stem]
}
