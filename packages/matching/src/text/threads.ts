/** Inner (f: female, «мама», гайка, ВР) and outer (m: male, «папа», штуцер, НР) threads of a text, sorted: «fm». */
export interface Threads {
  readonly threads: string
  /** The text with the thread notation blanked out, same length. */
  readonly rest: string
}

const SIDE: Readonly<Record<string, string>> = {
  г: 'f',
  ш: 'm',
  вн: 'f',
  внутр: 'f',
  вр: 'f',
  вв: 'f',
  в: 'f',
  н: 'm',
  нар: 'm',
  наруж: 'm',
  нр: 'm',
  f: 'f',
  ф: 'f',
  m: 'm',
  м: 'm',
  мама: 'f',
  папа: 'm',
  гайка: 'f',
  штуцер: 'm',
}
const PAIRS: readonly RegExp[] = [
  /(?<!\p{L})(г|ш)\.?\s?[-/]\s?(г|ш)(?:\s?[-/]\s?(г|ш))?(?![\p{L}\d])/gu,
  /(?<!\p{L})(вн|нар|вр|нр|в|н)\.?\s?[-/]\s?(вн|нар|вр|нр|в|н)(?![\p{L}\d])/gu,
  /(?<!\p{L})(f|m|м|ф)\s?[-/]\s?(f|m|м|ф)(?:\s?[-/]\s?(f|m|м))?(?![\p{L}\d])/gu,
  /(?<!\p{L})(гайка|штуцер)[\s/-]{1,3}(гайка|штуцер)(?!\p{L})/gu,
  /(?<!\p{L})(мама|папа)\s?[-/ ]\s?(мама|папа)(?!\p{L})/gu,
  /(?<=\d\/\d{1,2}\s|\p{L}\s)(г|ш)[\s.xх]{1,3}(г|ш)(?![\p{L}\d])/gu,
  /(?<=\s[1-4]\s)(ш)$|(?<=(?:латун|заглуш|пробк|муфт|ниппел|футор|тройник|угол).*\s[1-4]\s)(г)$/gu,
  /(?<=\d\/\d{1,2}\s?)(г|ш)(?![\p{L}\d/-])|(?<=\p{L}{3}\s)(г|ш)(?=[\s,.](?:\p{L}{1,3}-?\s?)?\d{1,2}\/\d)/gu,
]
const WITH_WORD = /(?<!\p{L})(вн|внутр|внутренн\p{L}*|внут|нар|наруж|наружн\p{L}*)\.?\s?(?:рез|резьб\p{L}*|р)(?![\p{L}\d])\.?/gu
const WORDS = /(?<!\p{L})(ff|fm|mf|fff|ffm|fmf|mff|fmm|mfm|мf|fм|гг|гш|шг|шш)(?![\p{L}\d])/gu
const AFTER_FRACTION = /(?<=\d\/\d{1,2}\s?)(f|m|м|ф|mm|мм|fm|mf|ff)(?:(?![\p{L}\d])|(?=[xх]\s?\d))/gu
const AFTER_WHOLE = /(?<=(?:^|[\s*xх×-])\p{L}?[1-4]\s?)(f)(?![\p{L}\d])|(?<=[*xх×-]\s?[1-4]\s?)(m|м)(?![\p{L}\d])/gu
const SINGLE = /(?<!\p{L})(вр|нр|мама|папа|нар|вн)(?![\p{L}\d])/gu

/** Without any of this no pattern above fits: most names are done with one look. */
const MAY_HAVE =
  /[гшвнрfmмф]\.?\s?[-/]\s?[гшвнрfmмф]|(?<!\p{L})[гш](?!\p{L})|гайка|штуцер|мама|папа|вн|нар|[вн]р|f[fmм]|[mм]f|гг|гш|шг|шш|\d\s?(?:f|m|м|ф)/u

/** «труба 110х2м»: a pipe has metres, not threads. */
const isPipe = (text: string): boolean => /(?<!\p{L})труб[аыуе]?(?!\p{L})/u.test(text)

/** Reads thread sides and takes them out, so that «3/4М» is not three quarters of a metre. */
export function readThreads(text: string): Threads {
  if (!MAY_HAVE.test(text) || text.length > 2000) return { threads: '', rest: text }
  const pairs: string[] = []
  const sides: string[] = []
  let rest = text
  const blank = (match: string): string => ' '.repeat(match.length)
  for (const pattern of PAIRS)
    rest = rest.replace(pattern, (match, ...groups) => {
      for (const group of groups.slice(0, -2)) if (typeof group === 'string' && SIDE[group]) pairs.push(SIDE[group])
      return blank(match)
    })
  rest = rest.replace(WITH_WORD, (match, side: string) => {
    sides.push(side.startsWith('вн') ? 'f' : 'm')
    return blank(match)
  })
  const letters = (match: string): string => {
    for (const ch of match) if (SIDE[ch]) sides.push(SIDE[ch])
    return blank(match)
  }
  rest = rest.replace(WORDS, letters).replace(AFTER_FRACTION, letters)
  rest = rest.replace(AFTER_WHOLE, (match) => (match === 'м' && isPipe(text) ? match : letters(match)))
  if (/\d/.test(text)) {
    rest = rest.replace(SINGLE, (match) => {
      sides.push(SIDE[match] ?? '')
      return blank(match)
    })
  }
  return { threads: saidOnce(pairs, sides), rest }
}

/** «Уголок г-ш 1/2F*1/2M» says its threads twice. */
function saidOnce(pairs: readonly string[], sides: readonly string[]): string {
  const countOf = (all: readonly string[], side: string): number => all.filter((one) => one === side).length
  const isRepeated = pairs.length > 0 && countOf(sides, 'f') <= countOf(pairs, 'f') && countOf(sides, 'm') <= countOf(pairs, 'm')
  return [...pairs, ...(isRepeated ? [] : sides)].sort().join('')
}
