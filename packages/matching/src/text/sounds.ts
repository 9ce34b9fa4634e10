/** Cyrillic → a rough sound alphabet. */
const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'z',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'c',
  ш: 's',
  щ: 's',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'u',
  я: 'a',
}

/** Latin letter groups, longest first, as Russian buyers write and say them. */
const LATIN: readonly (readonly [string, string])[] = [
  ['shch', 's'],
  ['sch', 's'],
  ['tch', 'c'],
  ['sh', 's'],
  ['ch', 'c'],
  ['zh', 'z'],
  ['kh', 'h'],
  ['ph', 'f'],
  ['th', 't'],
  ['ck', 'k'],
  ['ts', 'c'],
  ['tz', 'c'],
  ['qu', 'kv'],
  ['yo', 'e'],
  ['jo', 'e'],
  ['ya', 'a'],
  ['ja', 'a'],
  ['yu', 'u'],
  ['ju', 'u'],
  ['ye', 'e'],
  ['je', 'e'],
  ['oo', 'u'],
  ['ou', 'u'],
  ['ee', 'i'],
  ['ea', 'i'],
  ['ay', 'ei'],
  ['ai', 'ai'],
  ['iy', 'i'],
  ['yi', 'i'],
  ['ce', 'se'],
  ['ci', 'si'],
  ['cy', 'si'],
  ['x', 'ks'],
  ['w', 'v'],
  ['q', 'k'],
  ['c', 'k'],
  ['j', 'i'],
  ['y', 'i'],
  ['h', 'h'],
]

const cache = new Map<string, string>()

/** How a word sounds, the same for «Кнауф» and «Knauf», «роквул» and «Rockwool». Empty when nothing is left. */
export function soundOf(word: string): string {
  const known = cache.get(word)
  if (known !== undefined) return known
  const sound = simplify(/[а-я]/.test(word) ? fromCyrillic(word) : fromLatin(word))
  if (cache.size < 200_000) cache.set(word, sound)
  return sound
}

function fromCyrillic(word: string): string {
  let result = ''
  for (const ch of word
    .replace(/кс/g, 'ks')
    .replace(/(тс|дс)/g, 'c')
    .replace(/дж/g, 'z'))
    result += CYRILLIC[ch] ?? ch
  return result
}

function fromLatin(word: string): string {
  let result = ''
  let i = 0
  outer: while (i < word.length) {
    for (const [from, to] of LATIN) {
      if (word.startsWith(from, i)) {
        result += to
        i += from.length
        continue outer
      }
    }
    result += word[i] ?? ''
    i += 1
  }
  return result
}

/** Double letters, soft endings and voiced ends do not count. */
function simplify(sound: string): string {
  return sound
    .replace(/(.)\1+/g, '$1')
    .replace(/^h(?=[aeiou])/, 'h')
    .replace(/([aeiou])h(?=[^aeiou]|$)/g, '$1')
    .replace(/ii+/g, 'i')
    .replace(/[ai]$/, (end) => (sound.length > 5 ? '' : end))
}
