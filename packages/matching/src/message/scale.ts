const FACTORS: ReadonlyMap<string, number> = new Map([
  ['полтора', 1.5],
  ['два', 2],
  ['две', 2],
  ['три', 3],
  ['четыре', 4],
  ['пять', 5],
  ['шесть', 6],
  ['десять', 10],
])
const N = `(\\d{1,3}(?:[.,]\\d+)?|${[...FACTORS.keys()].join('|')})(?![\\p{L}\\d])`
const TIMES = new RegExp(`(?<!\\p{L})в\\s+${N}\\s+раза?(?!\\p{L})`, 'u')
const BY = new RegExp(`(?<!\\p{L})на\\s+${N}`, 'u')
const SIGN = new RegExp(`(?<![\\p{L}\\d])[xх*×]\\s?${N}\\s*$`, 'u')
const MULTIPLY = /(?<!\p{L})(?:умнож|помнож)\p{L}*/u
const DIVIDE = /(?<!\p{L})(?:раздел|подел)\p{L}*/u
const FIXED: readonly (readonly [RegExp, number])[] = [
  [
    /(?<!\p{L})вдвое(?!\p{L})|(?<!\p{L})удво\p{L}*|в двойном (?:размере|объеме|количестве)|двойн\p{L}+ (?:объем|количество|заказ|партия)/u,
    2,
  ],
  [/(?<!\p{L})втрое(?!\p{L})|(?<!\p{L})утро(?:им|йте|ить)(?!\p{L})|в тройном (?:размере|объеме|количестве)/u, 3],
  [/(?<!\p{L})половин[уаы](?: от)?(?!\p{L})|(?<!\p{L})(?:наполовину|пополам|напополам|вполовину)(?!\p{L})/u, 0.5],
]
const AROUND = /(?<!\p{L})(?:больше|меньше|увелич|уменьш|сократ|прибав|убав|количеств|объем)\p{L}*/gu

/** How many times more is wanted, and what is left of the text without saying so. */
export interface Scale {
  readonly factor: number
  readonly rest: string
}

/** «в два раза больше», «умножь на 3», «удвой», «вдвое меньше»; «×2» only when `signs` may mean it. */
export function scaleOf(text: string, signs: boolean): Scale | null {
  const found = timesOf(text) ?? multipliedOf(text) ?? fixedOf(text) ?? (signs ? bySign(text) : null)
  if (!found) return null
  const isLess = found.factor > 1 && /(?<!\p{L})(?:меньше|уменьш|сократ|убав)/u.test(text)
  return { factor: isLess ? 1 / found.factor : found.factor, rest: found.rest.replace(AROUND, blank) }
}

function timesOf(text: string): Scale | null {
  const match = TIMES.exec(text)
  return match ? { factor: factor(match[1]), rest: text.replace(TIMES, blank) } : null
}

function multipliedOf(text: string): Scale | null {
  const verb = MULTIPLY.test(text) ? MULTIPLY : DIVIDE.test(text) ? DIVIDE : null
  const by = verb ? BY.exec(text) : null
  if (!verb || !by) return null
  const value = factor(by[1])
  return { factor: verb === MULTIPLY ? value : 1 / value, rest: text.replace(BY, blank).replace(verb, blank) }
}

function fixedOf(text: string): Scale | null {
  for (const [pattern, value] of FIXED) if (pattern.test(text)) return { factor: value, rest: text.replace(pattern, blank) }
  return null
}

function bySign(text: string): Scale | null {
  const match = SIGN.exec(text)
  return match ? { factor: factor(match[1]), rest: text.replace(SIGN, blank) } : null
}

function factor(said: string | undefined): number {
  return FACTORS.get(said ?? '') ?? Number((said ?? '1').replace(',', '.'))
}

function blank(match: string): string {
  return ' '.repeat(match.length)
}
