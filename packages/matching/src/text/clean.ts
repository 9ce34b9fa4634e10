/** Longest message read; the rest is cut and reported. Nobody dictates an order of a hundred pages. */
export const MESSAGE_LIMIT = 60_000

/** Normalised text with, for every character of it, the offset it came from. */
export interface CleanText {
  readonly text: string
  readonly at: Int32Array
  readonly isCut: boolean
}

/** Letters people leave out or type as a neighbour: ё, Kazakh and Ukrainian letters fold to the closest Russian one. */
const FOLD: Readonly<Record<string, string>> = {
  ё: 'е',
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  ї: 'и',
  є: 'е',
  ґ: 'г',
  ў: 'у',
  '×': 'x',
  '✕': 'x',
  '✖': 'x',
  '⨯': 'x',
  '⁄': '/',
  '∕': '/',
  '÷': '/',
  '−': '-',
  '–': '-',
  '—': '-',
  '‒': '-',
  '‑': '-',
  '‐': '-',
  '―': '-',
  '•': ';',
  '●': ';',
  '▪': ';',
  '◦': ';',
  '·': ' ',
  '✅': ';',
  '➡': ';',
  '→': '-',
  '\u00a0': '\u00a0',
  '\u2009': '\u00a0',
  '\u202f': '\u00a0',
  '«': '"',
  '»': '"',
  '“': '"',
  '”': '"',
  '„': '"',
  '″': '"',
  '‟': '"',
  '’': "'",
  '‘': "'",
  '´': "'",
  '′': "'",
  ʼ: "'",
  '№': '№',
  ø: ' d',
  Ø: ' d',
  '⌀': ' d',
  '∅': ' d',
  '²': '2',
  '³': '3',
  '½': ' 1/2',
  '¼': ' 1/4',
  '¾': ' 3/4',
  '⅜': ' 3/8',
  '⅛': ' 1/8',
  '⅝': ' 5/8',
  '±': '+-',
  '\t': '\t',
  '\n': '\n',
  '\r': '\n',
  '\u2028': '\n',
  '\u2029': '\n',
  '\v': '\n',
  '\f': '\n',
  ﬁ: 'fi',
  ﬂ: 'fl',
}

/** Control, zero-width, bidi, variation selectors, combining marks: they carry no meaning here. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Mn}\u115f\u3164]/u

/** й is и + breve in decomposed text: put it together before the breve is dropped. */
function isBreveAfterI(text: string, i: number): boolean {
  const next = text.charCodeAt(i + 1)
  const code = text.charCodeAt(i) | 0x20
  return next === 0x306 && (code === 0x438 || text[i] === 'и' || text[i] === 'И')
}

const cache = new Map<string, string>()

function foldChar(ch: string): string {
  const known = cache.get(ch)
  if (known !== undefined) return known
  const folded = foldRare(ch)
  if (cache.size < 5000) cache.set(ch, folded)
  return folded
}

function foldRare(ch: string): string {
  const direct = FOLD[ch] ?? FOLD[ch.toLowerCase()]
  if (direct !== undefined) return direct
  if (INVISIBLE.test(ch)) return ''
  const wide = ch.normalize('NFKC').toLowerCase()
  if (wide.length === 1) return FOLD[wide] ?? wide
  return Array.from(wide, (part) => (INVISIBLE.test(part) ? '' : (FOLD[part] ?? part))).join('')
}

/** More blanks in a row than this separate nothing further. */
const MOST_BLANKS = 8

/** Lower case, one spelling of dashes, quotes, spaces, multiplication signs; invisible characters removed; offsets kept. */
export function cleanText(source: string, limit = MESSAGE_LIMIT): CleanText {
  const end = Math.min(source.length, limit)
  const parts: string[] = []
  const at: number[] = []
  let blanks = 0
  for (let i = 0; i < end; i += 1) {
    const ch = source[i] ?? ''
    const code = ch.charCodeAt(0)
    blanks = code === 0x20 ? blanks + 1 : 0
    if (blanks > MOST_BLANKS) continue
    if (isPlain(code)) {
      if (isBreveAfterI(source, i)) parts.push('й')
      else parts.push(ch)
      at.push(i)
      continue
    }
    const wide = code >= 0xd800 && code <= 0xdbff ? ch + (source[i + 1] ?? '') : ch
    const folded = isBreveAfterI(source, i) ? 'й' : foldChar(wide)
    for (let k = 0; k < folded.length; k += 1) at.push(i)
    parts.push(folded)
    if (wide.length > 1) i += 1
  }
  return { text: readTranslit(parts.join('')), at: Int32Array.from(at), isCut: source.length > limit }
}

const SIZE_WITH_H = /(?<![\p{L}\d.,])\d{1,4}(?:[.,]\d{1,2})?(?:h\d{1,4}(?:[.,]\d{1,2})?)+(?![\d.,]|h\d)/gu
const LONE_H = /(?<=\d\s?\p{L}{0,2}\s)h(?=\s?\d)/gu
const PREPOSITION = /(?<![^\s])[svkiuo](?=\s[a-z]{3})/g
const SHORT_WORD = /(?<![\p{L}\d])(?:[pskm]\/[a-z](?!\d)|(?:g[/-]sh|sh[/-]g|g[/-]g|k-t|vr|nr|vn|nar|bez|pod|na)(?![\p{L}\d]))/gu
const LETTERS: Readonly<Record<string, string>> = {
  ...{
    a: 'а',
    b: 'б',
    d: 'д',
    e: 'е',
    g: 'г',
    i: 'и',
    k: 'к',
    m: 'м',
    n: 'н',
    o: 'о',
    p: 'п',
    r: 'р',
    s: 'с',
    t: 'т',
    u: 'у',
    v: 'в',
    z: 'з',
  },
}
const inRussian = (text: string): string => text.replace(/[a-z]/g, (letter) => LETTERS[letter] ?? letter)

/** «g/sh» → «г/ш », «p/sushitel» → «п/sushitel»: short words of Russian in Latin letters, the length kept. */
function shortInRussian(word: string): string {
  if (/^[pskm]\/[a-z]$/.test(word)) return inRussian(word.slice(0, -1)) + word.slice(-1)
  return inRussian(word.replace(/sh/g, 'ш')).padEnd(word.length)
}

/** Lines of Russian in Latin letters: «60h27» is a size, a lone «s» before a word is «с», «p/» is «п/». The length stays. */
function readTranslit(text: string): string {
  if (!/\dh\d|(?<![a-z])(?:[svkiuoh]\s|g[/-]|[pskm]\/|sh[/-]|k-t|vr|nr|vn|nar|bez|pod|na)/.test(text)) return text
  return text.replace(/^.*[a-z]{3}.*$/gm, (line) => {
    if (/[а-я]{4}/.test(line)) return line
    return line
      .replace(SIZE_WITH_H, (size) => size.replace(/h/g, 'x'))
      .replace(LONE_H, 'x')
      .replace(PREPOSITION, inRussian)
      .replace(SHORT_WORD, shortInRussian)
  })
}

/** Stays as it is: a-z, а-я, digits, blank. */
const isPlain = (code: number): boolean =>
  (code >= 0x430 && code <= 0x44f) || code === 0x20 || (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)

const NAME_LIMIT = 4000

/** The normalised form alone, for catalog names and dictionary keys: stretches that stay as they are go over whole. */
export function normalise(source: string): string {
  const end = Math.min(source.length, NAME_LIMIT)
  let text = ''
  let from = 0
  for (let i = 0; i < end; i += 1) {
    const code = source.charCodeAt(i)
    const isBreve = source.charCodeAt(i + 1) === 0x306 && isBreveAfterI(source, i)
    if (isPlain(code) && !isBreve) continue
    const isWide = code >= 0xd800 && code <= 0xdbff
    text += source.slice(from, i) + (isBreve ? 'й' : foldChar(isWide ? source.slice(i, i + 2) : (source[i] ?? '')))
    if (isWide) i += 1
    from = i + 1
  }
  return from === 0 ? source.slice(0, end) : text + source.slice(from, end)
}
