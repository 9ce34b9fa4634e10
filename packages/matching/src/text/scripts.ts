/** Cyrillic letters that look like Latin ones, and back. */
const TO_LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  и: 'i',
  ѕ: 's',
  ј: 'j',
}
const TO_CYRILLIC: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  e: 'е',
  k: 'к',
  m: 'м',
  h: 'н',
  o: 'о',
  p: 'р',
  c: 'с',
  t: 'т',
  y: 'у',
  x: 'х',
  i: 'и',
  n: 'п',
  r: 'г',
  u: 'и',
}
/** Letters of article numbers without a twin: by sound. */
const CODE_SOUND: Readonly<Record<string, string>> = {
  б: 'b',
  г: 'g',
  д: 'd',
  ж: 'zh',
  з: 'z',
  й: 'j',
  л: 'l',
  п: 'p',
  ф: 'f',
  ц: 'c',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
}
/** The same with every letter by sound, for people who read an article aloud («с48», «вк962»). */
const CODE_ALOUD: Readonly<Record<string, string>> = {
  ...CODE_SOUND,
  а: 'a',
  в: 'v',
  е: 'e',
  и: 'i',
  к: 'k',
  м: 'm',
  н: 'n',
  о: 'o',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  х: 'h',
}

export function isCyrillic(ch: string): boolean {
  return ch >= 'а' && ch <= 'я'
}

export function isLatin(ch: string): boolean {
  return ch >= 'a' && ch <= 'z'
}

/** A word that mixes both scripts is read in the script it mostly uses («cайдинг» with a Latin c is Russian). */
export function unmixScripts(word: string): string {
  if (!isMixed(word)) return word
  let cyrillic = 0
  let latin = 0
  let onlyCyrillic = 0
  let onlyLatin = 0
  for (const ch of word) {
    if (isCyrillic(ch)) {
      cyrillic += 1
      if (!(ch in TO_LATIN)) onlyCyrillic += 1
    } else if (isLatin(ch)) {
      latin += 1
      if (!(ch in TO_CYRILLIC)) onlyLatin += 1
    }
  }
  const toCyrillic = onlyCyrillic !== onlyLatin ? onlyCyrillic > onlyLatin : cyrillic >= latin
  const table = toCyrillic ? TO_CYRILLIC : TO_LATIN
  let result = ''
  for (const ch of word) result += table[ch] ?? ch
  return result
}

function isMixed(word: string): boolean {
  let scripts = 0
  for (let i = 0; i < word.length && scripts < 3; i += 1) {
    const code = word.charCodeAt(i)
    if (code >= 0x430 && code <= 0x44f) scripts |= 1
    else if (code >= 0x61 && code <= 0x7a) scripts |= 2
  }
  return scripts === 3
}

/** A word of letters that all have a twin, in the other script («сом» → «com»); null when a letter has none. */
export function twinScript(word: string): string | null {
  const table = isCyrillic(word[0] ?? '') ? TO_LATIN : TO_CYRILLIC
  let result = ''
  for (const ch of word) {
    const twin = table[ch]
    if (twin === undefined) return null
    result += twin
  }
  return result
}

/** One spelling of an article number: Latin, without separators, O as 0. */
export function foldCode(raw: string): string {
  let result = ''
  for (let i = 0; i < raw.length; i += 1) result += FOLDED[raw.charCodeAt(i)] ?? ''
  return result
}

/** By character code: what an article keeps of it. Everything that is not there is a separator. */
const FOLDED: readonly (string | undefined)[] = Array.from({ length: 0x459 }, (_, code) => {
  const ch = String.fromCharCode(code)
  if (isLatin(ch) || (ch >= '0' && ch <= '9')) return ch === 'o' ? '0' : ch
  return (TO_LATIN[ch] ?? CODE_SOUND[ch])?.replace('o', '0')
})

/** The article as read aloud in Russian letters. */
export function foldCodeAloud(raw: string): string {
  let result = ''
  for (const ch of raw) {
    if ((ch >= '0' && ch <= '9') || isLatin(ch)) result += ch
    else result += CODE_ALOUD[ch] ?? ''
  }
  return result.replace(/o/g, '0')
}
