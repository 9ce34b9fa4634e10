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

/** Latin letters read as typed Russian («belyi» → «белый»). */
const TYPED: readonly (readonly [string, string])[] = [
  ['shch', 'щ'],
  ['sch', 'щ'],
  ['yy', 'ый'],
  ['yi', 'ый'],
  ['iy', 'ий'],
  ['ij', 'ий'],
  ['ei', 'ей'],
  ['ey', 'ей'],
  ['oi', 'ой'],
  ['oy', 'ой'],
  ['ai', 'ай'],
  ['ay', 'ай'],
  ['aya', 'ая'],
  ['aja', 'ая'],
  ['_a', 'я'],
  ['_u', 'ю'],
  ['_e', 'е'],
  ['_o', 'е'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ch', 'ч'],
  ['sh', 'ш'],
  ['ts', 'ц'],
  ['yo', 'е'],
  ['jo', 'е'],
  ['ya', 'я'],
  ['ja', 'я'],
  ['yu', 'ю'],
  ['ju', 'ю'],
  ['ye', 'е'],
  ['ie', 'ье'],
  ['a', 'а'],
  ['b', 'б'],
  ['c', 'ц'],
  ['d', 'д'],
  ['e', 'е'],
  ['f', 'ф'],
  ['g', 'г'],
  ['h', 'х'],
  ['i', 'и'],
  ['j', 'й'],
  ['k', 'к'],
  ['l', 'л'],
  ['m', 'м'],
  ['n', 'н'],
  ['o', 'о'],
  ['p', 'п'],
  ['q', 'к'],
  ['r', 'р'],
  ['s', 'с'],
  ['t', 'т'],
  ['u', 'у'],
  ['v', 'в'],
  ['w', 'в'],
  ['x', 'кс'],
  ['y', 'ы'],
  ['z', 'з'],
  ["'", 'ь'],
]

/** A Russian word typed in Latin letters, in Cyrillic; the longest letter groups first. */
export function typedRussian(typed: string): string {
  const word = typed.replace(/(?<=[aeiou])y(?=[aueo])/g, '_')
  let result = ''
  let i = 0
  while (i < word.length) {
    const [from, to] = TYPED.find(([group]) => group.length > 2 && word.startsWith(group, i)) ??
      TYPED.find(([group]) => group.length === 2 && word.startsWith(group, i)) ??
      TYPED.find(([group]) => word[i] === group) ?? [word[i] ?? '', word[i] ?? '']
    result += to
    i += Math.max(1, from.length)
  }
  return result
}

/** Other readings of a Latin brand: «Bounty» баунти, «Noire» нуар, silent e, j as дж. */
export function otherSoundsOf(word: string): readonly string[] {
  if (!/[a-z]/.test(word) || word.length < 4) return []
  const variants = new Set<string>()
  for (const [from, to] of [
    [/ou/, 'au'],
    [/oi/, 'ua'],
    [/e$/, ''],
    [/j/g, 'dz'],
    [/ea/, 'e'],
    [/u/, 'a'],
    [/i([^aeiou])e(?=$|s$)/, 'ai$1'],
    [/a([^aeiou])e(?=$|s$)/, 'ei$1'],
    [/i(?=[^aeiou]e)/, 'ai'],
    [/a(?=[^aeiou]e)/, 'ei'],
    [/ow/, 'au'],
    [/c(?=[eiy])/g, 'ts'],
    [/(?<=[aeiouy])s(?=[aeiouy])/g, 'z'],
    [/c(?=[aou])/g, 'c'],
    [/ch/g, 'k'],
    [/gh?/, 'g'],
    [/ll/g, 'i'],
    [/ae/, 'e'],
    [/th/g, 's'],
    [/w/g, 'u'],
    [/y/, 'ai'],
    [/ei/, 'ai'],
    [/z$/, 'ts'],
    [/zz/, 'ts'],
    [/eu/, 'ev'],
    [/au/, 'av'],
    [/d?ge/, 'zh'],
    [/j/, 'zh'],
    [/gi/, 'zhi'],
    [/[st]ion/, 'shn'],
    [/sion/, 'zhn'],
    [/d$/, ''],
    [/ie/, 'i'],
    [/oe/, 'e'],
    [/ch/, 'sh'],
    [/ch/g, 'kh'],
    [/c(?=[ei])/, 'ch'],
    [/h/, ''],
    [/h/, 'g'],
    [/a/, 'e'],
    [/o([^aeiou])e$/, 'a$1'],
    [/gn/, 'n'],
    [/e(?=[^aeiou]{1,2}e)/, 'i'],
  ] as const) {
    const changed = word.replace(from, to)
    if (changed !== word) variants.add(soundOf(changed))
  }
  variants.add(soundOf(word.replace(/c(?=[eiy])/g, 'ts').replace(/(?<=[aeiouy])s(?=[aeiouy])/g, 'z')))
  variants.add(soundOf(word.replace(/ei/, 'ai').replace(/z$/, 'ts')))
  variants.add(soundOf(word.replace(/a/, 'e').replace(/ey$/, 'i')))
  variants.delete(soundOf(word))
  return [...variants]
}

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
