import type { ProductWord } from './facts.ts'
import { HashIndex } from './hash-index.ts'
import { IntList, RowList } from './product-rows.ts'
import { Recent } from './recent.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The words of a name with their ids in the vocabulary. Names of one family in many sizes share one such list. */
export interface ListedWords {
  readonly words: readonly ProductWord[]
  readonly wordIds: readonly number[]
  /** The word the name opens with. */
  readonly head: string
}

const LISTS_KEPT = 20_000

/** Every word as it is written in names, and every sequence of such words that is a name without its numbers. */
export class WordLists {
  readonly forms: ProductWord[]
  /** The word of the vocabulary for each form. */
  readonly formWords: IntList
  /** Forms of each list. */
  readonly lists: RowList
  readonly #read = new Recent<number, ListedWords>(LISTS_KEPT)

  constructor(forms: ProductWord[] = [], formWords = new IntList(), lists = new RowList()) {
    this.forms = forms
    this.formWords = formWords
    this.lists = lists
  }

  get size(): number {
    return this.lists.ends.length
  }

  formsOf(list: number): ProductWord[] {
    const { values, ends } = this.lists
    const words: ProductWord[] = []
    for (let at = this.lists.startOf(list); at < ends.at(list); at += 1) {
      const form = this.forms[values.at(at)]
      if (form) words.push(form)
    }
    return words
  }

  read(list: number): ListedWords {
    const known = this.#read.get(list)
    if (known) return known
    const { values, ends } = this.lists
    const wordIds: number[] = []
    for (let at = this.lists.startOf(list); at < ends.at(list); at += 1) wordIds.push(this.formWords.at(values.at(at)))
    const words = this.formsOf(list)
    const head = words.find((word) => !word.isNoise && !word.isGroup && word.stem.length > 1)?.stem ?? ''
    const read = { words, wordIds, head }
    this.#read.set(list, read)
    return read
  }
}

/** Fills the lists while names are read; equal words and equal lists become one. */
export class WordListWriter {
  readonly lists = new WordLists()
  readonly #vocabulary: Vocabulary
  readonly #formIds = new Map<string, number>()
  /** Words of a group are the same objects for all of its goods. */
  readonly #groupForms = new Map<ProductWord, number>()
  readonly #listIds: HashIndex

  constructor(vocabulary: Vocabulary, mostLists: number) {
    this.#vocabulary = vocabulary
    this.#listIds = new HashIndex(mostLists)
  }

  idOf(words: readonly ProductWord[]): number {
    return this.#listOf(words.map((word) => this.#formOf(word)))
  }

  /** Takes over lists of other tables, each when it is first wanted. */
  copier(from: WordLists): (list: number) => number {
    const lists = new Int32Array(from.size).fill(-1)
    const forms = new Int32Array(from.forms.length).fill(-1)
    const formOf = (old: number): number => {
      const known = forms[old] ?? -1
      const word = from.forms[old]
      if (known >= 0 || word === undefined) return known
      const form = this.#formOf(word)
      forms[old] = form
      return form
    }
    return (old) => {
      const known = lists[old] ?? -1
      if (known >= 0) return known
      const { values, ends } = from.lists
      const own: number[] = []
      for (let at = from.lists.startOf(old); at < ends.at(old); at += 1) own.push(formOf(values.at(at)))
      const list = this.#listOf(own)
      lists[old] = list
      return list
    }
  }

  #formOf(word: ProductWord): number {
    if (!word.isGroup) return this.#namedForm(word)
    const known = this.#groupForms.get(word)
    if (known !== undefined) return known
    const form = this.#namedForm(word)
    this.#groupForms.set(word, form)
    return form
  }

  #namedForm(word: ProductWord): number {
    const key = `${flagsOf(word)}${word.stem}\n${word.text}`
    const known = this.#formIds.get(key)
    if (known !== undefined) return known
    const form = this.lists.forms.length
    const id = this.#vocabulary.intern(word.stem)
    this.lists.forms.push(word)
    this.lists.formWords.push(id)
    this.#formIds.set(key, form)
    noteForm(this.#vocabulary, word, id)
    return form
  }

  #listOf(forms: readonly number[]): number {
    let hash = forms.length
    for (const form of forms) hash = Math.imul(hash ^ form, 0x9e3779b1) ^ (hash >>> 15)
    const { values, ends } = this.lists.lists
    const known = this.#listIds.find(hash, (list) => {
      const start = this.lists.lists.startOf(list)
      if (ends.at(list) - start !== forms.length) return false
      for (let i = 0; i < forms.length; i += 1) if (values.at(start + i) !== forms[i]) return false
      return true
    })
    if (known >= 0) return known
    const list = this.lists.size
    for (const form of forms) values.push(form)
    this.lists.lists.endRow()
    this.#listIds.add(hash, list)
    return list
  }
}

/** Bits of a written word, kept with it. */
export const flagsOf = (word: ProductWord): number => (word.isCut ? 1 : 0) + (word.isNoise ? 2 : 0) + (word.isGroup ? 4 : 0)

export function wordOf(stem: string, text: string, flags: number): ProductWord {
  return { stem, text, isCut: (flags & 1) > 0, isNoise: (flags & 2) > 0, isGroup: (flags & 4) > 0 }
}

/** A word is noted where it stands cut short, or with an ending of its own. */
export function noteForm(vocabulary: Vocabulary, word: ProductWord, id: number): void {
  if (word.isCut) vocabulary.noteCut(id)
  else if (word.text !== word.stem) vocabulary.noteInflected(id)
}
