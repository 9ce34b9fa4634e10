import type { Catalog } from '../catalog/catalog.ts'
import { PHRASES } from '../lexicon/phrases.ts'
import { NARROWER, synonymsOf, tradeWordsLike } from '../lexicon/synonyms.ts'
import { COLOURS } from '../lexicon/words.ts'
import { editDistance } from '../text/distance.ts'
import { brandOf, plainStemsOf } from '../text/plain-forms.ts'
import { twinScript } from '../text/scripts.ts'
import { otherSoundsOf, soundOf, typedRussian } from '../text/sounds.ts'
import { stemOf } from '../text/stem.ts'

/** How a word of the buyer corresponds to a word of the catalog. */
export type Likeness = 'same' | 'short' | 'derived' | 'synonym' | 'sound' | 'typo'

export interface WordMatch {
  readonly strength: number
  readonly likeness: Likeness
}

export type WordMatches = ReadonlyMap<number, WordMatch>

const caches = new WeakMap<Catalog, Map<string, WordMatches>>()

/** Catalog words this word may stand for, with how surely. Remembered per catalog. */
export function lookUpWord(catalog: Catalog, text: string, isCut = false): WordMatches {
  let cache = caches.get(catalog)
  if (!cache) {
    cache = new Map()
    caches.set(catalog, cache)
  }
  const key = isCut ? `${text}.` : text
  const known = cache.get(key)
  if (known) return known
  const found = new Map<number, WordMatch>()
  const add = (id: number | undefined, strength: number, likeness: Likeness): void => {
    if (id === undefined || catalog.documentCount(id) === 0) return
    const before = found.get(id)
    if (!before || before.strength < strength) found.set(id, { strength, likeness })
  }
  addSame(catalog, text, isCut, add)
  if (text.length > 2 || (text.length === 2 && found.size === 0)) addSounds(catalog, text, add)
  const isBrand = text.length > 4 && [...found.values()].some((match) => match.likeness === 'sound' && match.strength >= 0.9)
  if (!isBrand) addSynonyms(catalog, text, add)
  if (text.length > 3) for (const id of catalog.vocabulary.withRootOf(stemOf(text))) add(id, 0.8, 'derived')
  if (text.length > 2 && /^[a-z']+$/.test(text) && (text.length > 4 || best(found) < 0.95)) addTypedRussian(catalog, text, add)
  if (best(found) < 0.8) addSoundBeginnings(catalog, text, add)
  if (best(found) < 0.8) addDerived(catalog, text, add)
  if (best(found) < 0.8 || isBegunOnly(catalog, found, text)) {
    addTypos(catalog, text, add)
    addMisspeltTrade(catalog, text, add)
  }
  if (cache.size > 20_000) cache.clear()
  cache.set(key, found)
  return found
}

/** «гипс» of «гипсакартон»: all that was found is how the word begins. */
function isBegunOnly(catalog: Catalog, found: WordMatches, text: string): boolean {
  const least = stemOf(text).length - 2
  return [...found].every(
    ([id, { likeness, strength }]) => strength < 0.7 || (likeness === 'short' && (catalog.vocabulary.words[id] ?? '').length < least),
  )
}

/** Letters of model names said aloud. */
const LETTER_NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    джи: ['j', 'g'],
    джей: ['j'],
    аш: ['h', 'н'],
    эйч: ['h'],
    икс: ['x'],
    эль: ['l'],
    эс: ['s', 'с'],
    эм: ['m'],
    эн: ['n'],
    эф: ['f'],
    дабл: ['w'],
    зет: ['z'],
    кью: ['q'],
    ю: ['u'],
    пэ: ['p', 'п'],
    дэ: ['d', 'д'],
    тэ: ['t', 'т'],
    бэ: ['b', 'б'],
    цэ: ['c', 'с'],
    вэ: ['w', 'v', 'в'],
    б: ['b'],
    ц: ['c', 'с'],
    д: ['d'],
    ф: ['f'],
    л: ['l'],
    э: ['e'],
    п: ['p', 'р', 'пост'],
  }),
)

type Add = (id: number | undefined, strength: number, likeness: Likeness) => void

function best(found: ReadonlyMap<number, WordMatch>): number {
  let most = 0
  for (const { strength } of found.values()) if (strength > most) most = strength
  return most
}

function addSame(catalog: Catalog, text: string, isCut: boolean, add: Add): void {
  const { vocabulary } = catalog
  const stem = stemOf(text)
  const exact = vocabulary.idOf(stem)
  add(exact, 1, 'same')
  add(vocabulary.idOf(text), 1, 'same')
  if (text.length <= 4) {
    const twin = twinScript(text)
    if (twin) add(vocabulary.idOf(stemOf(twin)), 0.95, 'same')
  }
  const isTorn = !isCut && text.length >= 5 && text.length > stem.length && /[^аеиоуыэюяйь]$/.test(text)
  if (isTorn) for (const id of vocabulary.startingWith(text, 40)) add(id, 0.88, 'short')
  if (isCut ? text.length >= 2 : stem.length >= 3) {
    const longest = isCut ? 30 : stem.length + (stem.length >= 5 ? 7 : 4)
    const starts = vocabulary.startingWith(isCut ? text : stem)
    const isOnlyStart = exact === undefined && starts.length <= 4 && stem === text
    for (const id of starts) {
      const word = vocabulary.words[id] ?? ''
      if (exact !== undefined && !isCut && PHRASES.get(word)?.isExact) continue
      if (word.length <= longest || isOnlyStart)
        add(
          id,
          isCut || stem.length >= 5 ? 0.9 : stem.length === 4 ? 0.82 : 0.72,
          isCut || word.length < stem.length + 2 || !/[аеиоуыэюяaeiouy]/.test(stem) ? 'short' : 'derived',
        )
    }
  }
  const isWord = /[аеиоуыэюяaeiouy]/.test(text) && text.length >= 5
  for (let n = Math.min(text.length - 1, 12); n >= 2 && isWord; n -= 1) {
    const head = text.slice(0, n)
    const id = vocabulary.idOf(head)
    if (id === undefined || head === stem) continue
    if (exact !== undefined && vocabulary.isInflected(id) && !vocabulary.isCut(id)) continue
    const isOther = exact !== undefined && n >= 5 && !vocabulary.isCut(id)
    if (n >= 3) add(id, n >= 5 ? 0.88 : n === 4 ? 0.84 : 0.74, isOther ? 'derived' : 'short')
    else if (!/[аеиоуыэюя]$/.test(head)) add(id, 0.6, 'short')
  }
}

/** Letters a derived word may add: «влагост» goes on as «влагостойк», «влаго» never as «влагоогнестойк». */
const LONGEST_ENDING = 7

function addSynonyms(catalog: Catalog, text: string, add: Add): void {
  const stem = stemOf(text)
  const synonyms = synonymsOf(stem) ?? synonymsOf(text)
  for (const other of synonyms ?? []) {
    const isShort = other.length >= 2 && stem.length >= 2 && (stem.startsWith(other) || other.startsWith(stem))
    const isExact = isAcronym(other) || isAcronym(stem) || (other.length <= 3 && stem.length <= 3)
    add(catalog.vocabulary.idOf(other), isExact ? 0.95 : 0.9, isShort ? 'short' : isExact ? 'same' : 'synonym')
    if (other.length >= 5)
      for (const id of catalog.vocabulary.startingWith(other, 30))
        if ((catalog.vocabulary.words[id] ?? '').length <= other.length + LONGEST_ENDING) add(id, 0.85, 'synonym')
  }
  for (const other of NARROWER.get(stem) ?? []) add(catalog.vocabulary.idOf(other), 0.8, 'derived')
  for (const letter of LETTER_NAMES.get(text) ?? []) add(catalog.vocabulary.idOf(letter), 0.9, text.length === 1 ? 'same' : 'synonym')
  const colour = COLOURS.get(stem) ?? COLOURS.get(text) ?? COLOURS.get(stem.replace(/(оват|ист)$/, ''))
  if (colour)
    for (const [other, name] of COLOURS)
      if (name === colour)
        for (const id of catalog.vocabulary.startingWith(other, 12))
          if ((catalog.vocabulary.words[id] ?? '').length <= other.length + 3) add(id, 0.92, 'same')
}

const hasNoVowel = (word: string): boolean => !/[аеиоуыэюяaeiou]/.test(word)

/** «гкл», «пп», «cd»: a short name for exactly the same. */
const isAcronym = (word: string): boolean => word.length <= 4 && hasNoVowel(word)

/** «биметал» and «биметалл» are one word. */
const singled = (word: string): string => word.replace(/(\p{L})\1+/gu, '$1')

function addSounds(catalog: Catalog, text: string, add: Add): void {
  const stem = stemOf(text)
  const isLatin = /[a-z]/.test(text)
  const bare =
    text.length < 4
      ? []
      : isLatin
        ? [text.replace(/[aeiouy]$/, '')]
        : [text.replace(/[ыуеой]$/, 'а'), text.replace(/[ауеыи]$/, ''), text.replace(/(?:ов|ами|ом)$/, '')]
  for (const form of new Set([text, stem, ...bare])) {
    for (const id of catalog.vocabulary.soundingLike(form)) {
      const word = catalog.vocabulary.words[id] ?? ''
      if (word.length < 3 && text.length !== 2) continue
      if (singled(word) === singled(stem)) add(id, 0.95, 'same')
      else add(id, isLatin === /[a-z]/.test(word) ? 0.8 : 0.9, 'sound')
    }
  }
}

/** A foreign brand cut short in the other alphabet: «барин» for Barinoff. */
function addSoundBeginnings(catalog: Catalog, text: string, add: Add): void {
  const sound = soundOf(text)
  if (sound.length < 5) return
  const isLatin = /[a-z]/.test(text)
  for (const id of catalog.vocabulary.soundingNear(sound)) {
    const word = catalog.vocabulary.words[id] ?? ''
    const whole = soundOf(word)
    if (/[a-z]/.test(word) !== isLatin && whole.startsWith(sound) && whole.length <= sound.length + 4) add(id, 0.82, 'sound')
  }
}

/** A Russian word in Latin letters, as if typed in Cyrillic. */
function addTypedRussian(catalog: Catalog, text: string, add: Add): void {
  const lowered: Add = (id, strength, likeness) => {
    add(id, strength * 0.95, likeness === 'same' ? 'sound' : likeness)
  }
  const russian = typedRussian(text)
  for (const form of new Set([
    russian,
    russian.replace(/ц/g, 'к'),
    russian.replace(/[ыи]й?$/, 'ый'),
    russian.replace(/ы/g, 'и'),
    `${russian}ь`,
  ])) {
    addSame(catalog, form, false, lowered)
    addSynonyms(catalog, form, lowered)
    for (const id of catalog.vocabulary.soundingLike(stemOf(form))) lowered(id, 0.9, 'sound')
  }
}

/** Pet forms («клинышки») and adjectives of brands («кнауфовский»). */
function addDerived(catalog: Catalog, text: string, add: Add): void {
  const { vocabulary } = catalog
  for (const stem of plainStemsOf(text)) {
    const id = vocabulary.idOf(stem)
    if (id !== undefined && !vocabulary.isCut(id)) add(id, 0.82, 'derived')
    for (const other of synonymsOf(stem) ?? []) add(vocabulary.idOf(other), 0.8, 'derived')
  }
  const brand = brandOf(text)
  if (brand === null) return
  add(vocabulary.idOf(brand), 0.88, 'derived')
  for (const id of vocabulary.soundingLike(brand)) if (/^[a-z]/.test(vocabulary.words[id] ?? '')) add(id, 0.86, 'sound')
}

/** A misspelt word of the trade that the catalog knows by another name: «гипсакартон» where names say «ГКЛ». */
function addMisspeltTrade(catalog: Catalog, text: string, add: Add): void {
  for (const meant of tradeWordsLike(stemOf(text)))
    for (const other of synonymsOf(meant) ?? []) add(catalog.vocabulary.idOf(other), 0.74, 'typo')
}

/** Misspelt words, in their own script and as they sound in the other one. */
function addTypos(catalog: Catalog, text: string, add: Add): void {
  if (text.length < 4 || text.length > 40) return
  const stem = stemOf(text)
  const limit = stem.length >= 8 ? 2 : 1
  for (const id of catalog.vocabulary.lookingLike(stem)) {
    const word = catalog.vocabulary.words[id] ?? ''
    const distance = Math.min(editDistance(stem, word, limit), text === stem ? 9 : editDistance(text, word, limit))
    if (distance <= limit) add(id, distance <= 1 ? (stem.length >= 5 ? 0.78 : 0.66) : 0.62, 'typo')
  }
  const sound = soundOf(text)
  if (sound.length < 5) return
  for (const id of catalog.vocabulary.soundingNear(sound)) {
    const word = catalog.vocabulary.words[id] ?? ''
    if ([soundOf(word), ...otherSoundsOf(word)].some((own) => editDistance(sound, own, 1) <= 1)) add(id, 0.7, 'typo')
  }
}
