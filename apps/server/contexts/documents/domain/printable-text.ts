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

const BEFORE_UNIT = /(?<=\d) (?=(?:мм|см|м|м2|м²|м3|м³|г|кг|т|л|мл|шт|уп|В|кВ|Вт|кВт|А)(?![\p{L}\d]))/gu

/** The same on one line, a number kept with its unit. */
export const printableCell = (text: string): string =>
  printable(text)
    .replace(/\s*\n\s*/g, ' ')
    .replace(BEFORE_UNIT, '\u00a0')

const ADDRESS_WORD = /(?<![\p{L}\d])(г|обл|пос|мкр|ул|пр|пер|наб|ш|пл|б-р|д|корп|к|стр|лит|эт|пом|ком|оф|кв)\. /gu

/** An address with «ул.», «д.» kept on the line of what they name. */
export const printableAddress = (address: string): string => printable(address).replace(ADDRESS_WORD, '$1.\u00a0')
