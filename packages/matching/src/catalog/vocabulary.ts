import { otherSoundsOf, soundOf } from '../text/sounds.ts'

/** The words a catalog is written in. Ids are dense; posting lists and statistics live beside them in typed arrays. */
export class Vocabulary {
  readonly words: string[] = []
  readonly #ids = new Map<string, number>()
  readonly #inflected = new Set<number>()
  readonly #cut = new Set<number>()
  #sorted: Int32Array | null = null
  #sounds: Map<string, number[]> | null = null
  #grams: Map<string, number[]> | null = null
  #soundEnds: Map<string, number[]> | null = null
  #roots: Map<string, number[]> | null = null

  idOf(word: string): number | undefined {
    return this.#ids.get(word)
  }

  intern(word: string): number {
    const known = this.#ids.get(word)
    if (known !== undefined) return known
    const id = this.words.length
    this.words.push(word)
    this.#ids.set(word, id)
    this.#sorted = null
    this.#sounds = null
    this.#grams = null
    this.#soundEnds = null
    this.#roots = null
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
    const sorted = this.#sorted ?? this.#sort()
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.words[sorted[middle] ?? 0] ?? '') < prefix) low = middle + 1
      else high = middle
    }
    const found: number[] = []
    for (let i = low; i < sorted.length && found.length < limit; i += 1) {
      const id = sorted[i] ?? 0
      if (!(this.words[id] ?? '').startsWith(prefix)) break
      found.push(id)
    }
    return found
  }

  soundingLike(word: string): readonly number[] {
    this.#sounds ??= this.#soundIndex()
    return this.#sounds.get(soundOf(word)) ?? []
  }

  /** Words of the same root: «плиточный» and «плитка», «ступичный» and «ступица». */
  withRootOf(stem: string): readonly number[] {
    this.#roots ??= this.#rootIndex()
    const found = new Set<number>()
    for (const root of rootsOf(stem)) for (const id of this.#roots.get(root) ?? []) found.add(id)
    return [...found]
  }

  /** Words whose sound shares its first or last letters with this sound: candidates for a letter-by-letter comparison. */
  soundingNear(sound: string): readonly number[] {
    this.#soundEnds ??= this.#soundEndIndex()
    return [...(this.#soundEnds.get(`^${sound.slice(0, 3)}`) ?? []), ...(this.#soundEnds.get(`$${sound.slice(-3)}`) ?? [])]
  }

  /** Words that share enough letter pairs with a misspelt one to be worth comparing letter by letter. */
  lookingLike(word: string, limit = 60): number[] {
    this.#grams ??= this.#gramIndex()
    const counts = new Map<number, number>()
    const grams = gramsOf(word)
    for (const gram of grams) for (const id of this.#grams.get(gram) ?? []) counts.set(id, (counts.get(id) ?? 0) + 1)
    const least = Math.max(1, Math.floor(grams.length * 0.3))
    return [...counts]
      .filter(([, count]) => count >= least)
      .sort((a, b) => b[1] - a[1])
      .slice(0, limit)
      .map(([id]) => id)
  }

  warm(): void {
    this.startingWith('я', 1)
    this.soundingLike('я')
    this.soundingNear('я')
    this.lookingLike('я', 1)
    this.withRootOf('слово')
  }

  #plain(): number[] {
    const ids: number[] = []
    for (let id = 0; id < this.words.length; id += 1) {
      const first = (this.words[id] ?? '').charCodeAt(0)
      if (first !== 0x23 && first !== 0x3d) ids.push(id)
    }
    return ids
  }

  #sort(): Int32Array {
    const ids = Int32Array.from(this.#plain())
    ids.sort((a, b) => ((this.words[a] ?? '') < (this.words[b] ?? '') ? -1 : 1))
    this.#sorted = ids
    return ids
  }

  #soundIndex(): Map<string, number[]> {
    const index = new Map<string, number[]>()
    for (const id of this.#plain()) {
      const word = this.words[id] ?? ''
      for (const sound of [soundOf(word), ...otherSoundsOf(word)]) {
        if (sound.length < 2) continue
        const ids = index.get(sound)
        if (ids) ids.push(id)
        else index.set(sound, [id])
      }
    }
    return index
  }

  #rootIndex(): Map<string, number[]> {
    const index = new Map<string, number[]>()
    for (const id of this.#plain()) {
      for (const root of rootsOf(this.words[id] ?? '')) {
        const ids = index.get(root)
        if (ids) ids.push(id)
        else index.set(root, [id])
      }
    }
    return index
  }

  #soundEndIndex(): Map<string, number[]> {
    const index = new Map<string, number[]>()
    for (const id of this.#plain()) {
      const word = this.words[id] ?? ''
      if (word.includes(':')) continue
      const keys = new Set<string>()
      for (const sound of [soundOf(word), ...otherSoundsOf(word)])
        if (sound.length >= 4) keys.add(`^${sound.slice(0, 3)}`).add(`$${sound.slice(-3)}`)
      for (const key of keys) {
        const ids = index.get(key)
        if (ids) ids.push(id)
        else index.set(key, [id])
      }
    }
    return index
  }

  #gramIndex(): Map<string, number[]> {
    const index = new Map<string, number[]>()
    for (const id of this.#plain()) {
      const word = this.words[id] ?? ''
      if (word.length < 4 || word.includes(':')) continue
      for (const gram of new Set(gramsOf(word))) {
        const ids = index.get(gram)
        if (ids) ids.push(id)
        else index.set(gram, [id])
      }
    }
    return index
  }
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
