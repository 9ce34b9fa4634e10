/** Nobody writes a longer line by hand; what is matched against the whole line must not grow with it. */
const LONGEST_LINE = 2_000

/** Breaks lines that never end at a blank, else in the middle of a word; the length of the text is kept. */
export function breakLongLines(text: string): string {
  if (text.length <= LONGEST_LINE) return text
  let result = ''
  let from = 0
  while (from < text.length) {
    const end = text.indexOf('\n', from)
    const lineEnd = end < 0 ? text.length : end + 1
    if (lineEnd - from <= LONGEST_LINE) {
      result += text.slice(from, lineEnd)
      from = lineEnd
      continue
    }
    const blank = text.lastIndexOf(' ', from + LONGEST_LINE)
    const at = blank > from ? blank : from + LONGEST_LINE
    result += `${text.slice(from, at)}\n`
    from = at + 1
  }
  return result
}
