/** Widths of Roboto in em, rounded up: measuring with the font itself would lay every cell out twice. */
const GLYPHS: readonly (readonly [RegExp, number])[] = [
  [/[\u00a0 .,:;|'’/()-]/, 0.33],
  [/\d/, 0.563],
  [/[МмШшЩщЖжЮюФфЫыWMm%№@—…]/, 0.9],
  [/\p{Lu}/u, 0.7],
]
const UNKNOWN_GLYPH = 0.6
const WIDE_GLYPH = 1
/** Lines break at words, so about a fifth of their room stays empty. */
const FILLED = 0.8

function glyphWidth(glyph: string): number {
  if (glyph > '\u052f' && !/[–-…№-≥]/.test(glyph)) return WIDE_GLYPH
  return GLYPHS.find(([pattern]) => pattern.test(glyph))?.[1] ?? UNKNOWN_GLYPH
}

/** Points the text takes on one line at that size; never less than it really takes. */
export function textWidth(text: string, size: number): number {
  let em = 0
  for (const glyph of text) em += glyphWidth(glyph)
  return em * size
}

/** How many lines the text may need in a column; never less than it really needs. */
export const linesNeeded = (text: string, width: number, size: number): number => Math.ceil(textWidth(text, size) / (width * FILLED))

/** The text, or as much of it with «…» as surely fits in so many lines of a column. */
export function fitted(text: string, width: number, size: number, lines: number): string {
  if (linesNeeded(text, width, size) <= lines) return text
  let room = width * FILLED * lines - WIDE_GLYPH * size
  let end = 0
  for (const glyph of text) {
    room -= glyphWidth(glyph) * size
    if (room < 0) break
    end += glyph.length
  }
  return `${text.slice(0, end).trimEnd()}…`
}
