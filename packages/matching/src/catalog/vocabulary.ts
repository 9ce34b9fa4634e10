import { otherSoundsOf, soundOf } from '../text/sounds.ts'
import { finish, placeOf, type Steps, sortedSteps } from './steps.ts'
import { noteForm, type WordLists } from './word-lists.ts'

/** The words a catalog is written in. Ids are dense; posting lists and statistics live beside them in typed arrays. */
export class Vocabulary {
  readonly words: string[] = []
  readonly #ids = new Map<string, number>()
  readonly #inflected = new Set<number>()
  readonly #cut = new Set<number>()
  #indexes: WordIndexes | null = null

  /** The vocabulary that gave what is kept, with the marks that written words put on it. */
  static ofKept(words: readonly string[], { texts, numbers }: KeptIndexes, written: WordLists): Vocabulary {
    const vocabulary = new Vocabulary()
    for (const word of words) vocabulary.intern(word)
    written.forms.forEach((word, form) => {
      noteForm(vocabulary, word, written.formWords.at(form))
    })
    const [sounds, grams, soundEnds, roots] = [0, 1, 2, 3].map((i) => mapOf(texts[i] ?? [], numbers[1 + 2 * i], numbers[2 + 2 * i]))
    const sorted = Array.from(numbers[0] ?? [], (id) => words[id] ?? '')
    vocabulary.#indexes = {
      sorted,
      sounds: sounds ?? new Map(),
      grams: grams ?? new Map(),
      soundEnds: soundEnds ?? new Map(),
      roots: roots ?? new Map(),
    }
    return vocabulary
  }

  /** What finds words by beginning, sound, root and letters, in texts and numbers. */
  kept(): KeptIndexes {
    const { sorted, sounds, grams, soundEnds, roots } = this.#ready()
    const maps = [sounds, grams, soundEnds, roots]
    const numbers = [Int32Array.from(sorted, (word) => this.#ids.get(word) ?? 0)]
    for (const map of maps) {
      const lists = [...map.values()]
      let end = 0
      numbers.push(
        Int32Array.from(lists, (ids) => {
          end += ids.length
          return end
        }),
      )
      numbers.push(Int32Array.from(lists.flat()))
    }
    return { texts: maps.map((map) => [...map.keys()]), numbers }
  }

  idOf(word: string): number | undefined {
    return this.#ids.get(word)
  }

  intern(word: string): number {
    const known = this.#ids.get(word)
    if (known !== undefined) return known
    const id = this.words.length
    this.words.push(word)
    this.#ids.set(word, id)
    this.#indexes = null
    return id
  }

  /** Written with a stop somewhere: a shortening. */
  noteCut(id: number): void {
    this.#cut.add(id)
  }

  isCut(id: number): boolean {
    return this.#cut.has(id)
  }

  /** Written with an ending of its own somewhere: a whole word, no shortening. */
  noteInflected(id: number): void {
    this.#inflected.add(id)
  }

  isInflected(id: number): boolean {
    return this.#inflected.has(id)
  }

  get size(): number {
    return this.words.length
  }

  /** Ids of plain words (no numbers, no articles) that begin so. */
  startingWith(prefix: string, limit = 200): number[] {
    const { sorted } = this.#ready()
    const found: number[] = []
    for (let i = placeOf(sorted, prefix); i < sorted.length && found.length < limit; i += 1) {
      const word = sorted[i] ?? ''
      if (!word.startsWith(prefix)) break
      found.push(this.#ids.get(word) ?? 0)
    }
    return found
  }

  soundingLike(word: string): readonly number[] {
    return this.#ready().sounds.get(soundOf(word)) ?? []
  }

  /** Words of the same root: «плиточный» and «плитка», «ступичный» and «ступица». */
  withRootOf(stem: string): readonly number[] {
    const { roots } = this.#ready()
    const found = new Set<number>()
    for (const root of rootsOf(stem)) for (const id of roots.get(root) ?? []) found.add(id)
    return [...found]
  }

  /** Words whose sound shares its first or last letters with this sound: candidates for a letter-by-letter comparison. */
  soundingNear(sound: string): readonly number[] {
    const { soundEnds } = this.#ready()
    return [...(soundEnds.get(`^${sound.slice(0, 3)}`) ?? []), ...(soundEnds.get(`$${sound.slice(-3)}`) ?? [])]
  }

  /** Words that share enough letter pairs with a misspelt one to be worth comparing letter by letter. */
  lookingLike(word: string, limit = 60): number[] {
    const { grams: known } = this.#ready()
    const counts = new Map<number, number>()
    const grams = gramsOf(word)
    for (const gram of grams) for (const id of known.get(gram) ?? []) counts.set(id, (counts.get(id) ?? 0) + 1)
    const least = Math.max(1, Math.floor(grams.length * 0.3))
    return [...counts]
      .filter(([, count]) => count >= least)
      .sort((a, b) => b[1] - a[1])
      .slice(0, limit)
      .map(([id]) => id)
  }

  /** Builds what finds words by beginning, sound, root and letters; the first question would otherwise wait for it. */
  *indexSteps(): Steps<void> {
    const indexes: WordIndexes = { sorted: [], sounds: new Map(), grams: new Map(), soundEnds: new Map(), roots: new Map() }
    const plain: string[] = []
    for (let id = 0; id < this.words.length; id += 1) {
      const word = this.words[id] ?? ''
      if (word.startsWith('#') || word.startsWith('=')) continue
      plain.push(word)
      addWord(indexes, word, id)
      if (plain.length % WORDS_PER_STEP === 0) yield
    }
    this.#indexes = { ...indexes, sorted: yield* sortedSteps(plain) }
  }

  #ready(): WordIndexes {
    if (this.#indexes === null) finish(this.indexSteps())
    if (this.#indexes === null) throw new Error('The words were not indexed')
    return this.#indexes
  }
}

/** The word indexes for a snapshot: keys of four maps, then the sorted words and the ids of every key with the places where they end. */
export interface KeptIndexes {
  readonly texts: readonly (readonly string[])[]
  readonly numbers: readonly Int32Array[]
}

function mapOf(keys: readonly string[], ends: Int32Array | undefined, ids: Int32Array | undefined): Map<string, number[]> {
  let from = 0
  return new Map(
    keys.map((key, i) => {
      const to = ends?.[i] ?? from
      const own = Array.from(ids?.subarray(from, to) ?? [])
      from = to
      return [key, own]
    }),
  )
}

const WORDS_PER_STEP = 1_000

interface WordIndexes {
  readonly sorted: readonly string[]
  readonly sounds: Map<string, number[]>
  /** Letter pairs. */
  readonly grams: Map<string, number[]>
  /** First and last letters of sounds: `^abc`, `$xyz`. */
  readonly soundEnds: Map<string, number[]>
  readonly roots: Map<string, number[]>
}

function addWord({ sounds, grams, soundEnds, roots }: WordIndexes, word: string, id: number): void {
  const heard = [soundOf(word), ...otherSoundsOf(word)]
  for (const sound of heard) if (sound.length >= 2) addTo(sounds, sound, id)
  for (const root of rootsOf(word)) addTo(roots, root, id)
  if (word.includes(':')) return
  const ends = new Set(heard.flatMap((sound) => (sound.length >= 4 ? [`^${sound.slice(0, 3)}`, `$${sound.slice(-3)}`] : [])))
  for (const end of ends) addTo(soundEnds, end, id)
  if (word.length >= 4) for (const gram of new Set(gramsOf(word))) addTo(grams, gram, id)
}

function addTo(index: Map<string, number[]>, key: string, id: number): void {
  const ids = index.get(key)
  if (ids) ids.push(id)
  else index.set(key, [id])
}

const SUFFIX = /(?:ельн|ионн|енн|онн|очн|ечн|ичн|овн|ост|ист|еск|ов|ев|ск|ян|ок|ек|ик|н|к)$/
const ALTERNATES: Readonly<Record<string, string>> = { ч: 'к', ц: 'к', ш: 'х', ж: 'г' }

/** Rough roots of a Russian stem, as it is and without its suffix; none for words too short to cut. */
function rootsOf(stem: string): ReadonlySet<string> {
  if (!/^[а-я]{4,}$/.test(stem)) return NO_ROOTS
  const cut = stem.replace(SUFFIX, '')
  return new Set([stem, ...(cut.length >= 4 ? [cut] : [])].map(hardened))
}

const NO_ROOTS: ReadonlySet<string> = new Set()

/** «яблоч-» and «яблок-», «вишен-» and «вишн-» are one root. */
function hardened(root: string): string {
  const last = root.at(-1) ?? ''
  return (root.slice(0, -1) + (ALTERNATES[last] ?? last)).replace(/([бвгджзклмнпрстфхцчшщ])[ео]([нлкц])$/, '$1$2')
}

function gramsOf(word: string): string[] {
  const padded = `^${word}$`
  const grams: string[] = []
  for (let i = 0; i + 2 <= padded.length; i += 1) grams.push(padded.slice(i, i + 2))
  return grams
}
