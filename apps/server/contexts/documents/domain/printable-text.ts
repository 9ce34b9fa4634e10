const LONGEST_CELL = 600

/** What the bundled Roboto lacks, and what is printed instead. */
const SUBSTITUTES = new Map([
  ['₸', 'тг'],
  ['⌀', 'Ø'],
  ['\u202f', '\u00a0'],
  ['\t', ' '],
])

const LACKING = new RegExp(`[${[...SUBSTITUTES.keys()].join('')}]`, 'gu')
const UNPRINTABLE = /\p{Emoji_Presentation}|\ufe0f|[\u200b-\u200f\u2028-\u202e]|(?!\n)\p{Cc}/gu

/** Text from outside as it can be printed: composed letters, no control characters and pictures, glyphs the font lacks replaced. Line breaks stay. */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(LACKING, (glyph) => SUBSTITUTES.get(glyph) ?? '')
    .replace(UNPRINTABLE, '')
}

/** The same on one line and cut to 600 characters with «…»: a row taller than a page could not be printed whole. */
export function printableCell(text: string): string {
  const line = printable(text).replace(/\s*\n\s*/g, ' ')
  return line.length > LONGEST_CELL ? `${line.slice(0, LONGEST_CELL).trimEnd()}…` : line
}
