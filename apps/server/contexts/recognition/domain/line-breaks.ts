import type { MatchedLine, Understanding } from '@skladno/matching'

/** From this many letters without a break a message may be several lines run together. */
const RUN_TOGETHER = 45

/** A stretch of speech, or a list written in one breath, of which something stayed unclear. */
export const isRunTogether = (text: string, { lines }: Understanding): boolean =>
  lines.some((line) => line.decision !== 'accept') && text.split(/[\n,;]/).some((part) => part.trim().length >= RUN_TOGETHER)

/**
 * The message with a line break before each start: the same words, only spaces become breaks, so that nothing can be left out or put in. Null when a
 * start is not in the message, in its order, at the beginning of a word.
 */
export function withLineBreaks(text: string, starts: readonly string[]): string | null {
  const low = text.toLowerCase()
  if (low.length !== text.length || starts.length < 2) return null
  let broken = text
  let from = 0
  for (const start of starts) {
    const at = start.trim() === '' ? -1 : low.indexOf(start.trim().toLowerCase(), from)
    if (at < 0 || (at > 0 && !/\s/.test(text[at - 1] ?? ''))) return null
    if (at > 0) broken = `${broken.slice(0, at - 1)}\n${broken.slice(at)}`
    from = at + start.trim().length
  }
  return broken
}

/**
 * The better of the message as it stands and as it was broken into lines. A line that only the broken one accepts is asked, with that product first:
 * where lines begin was a suggestion, and a suggestion adds no certainty.
 */
export function betterReading(whole: Understanding, broken: Understanding): Understanding {
  const keeps = whole.lines.every((line) => line.decision !== 'accept' || stands(line, broken))
  if (!keeps || clearLines(broken) <= clearLines(whole) || openLines(broken) > openLines(whole)) return whole
  return { ...broken, lines: broken.lines.map((line) => (line.decision === 'accept' && !stands(line, whole) ? asked(line) : line)) }
}

const clearLines = ({ lines }: Understanding): number => lines.filter((line) => line.decision === 'accept').length
const openLines = ({ lines }: Understanding): number => lines.filter((line) => line.decision === 'unknown').length

const stands = (line: MatchedLine, { lines }: Understanding): boolean =>
  lines.some((one) => one.decision === 'accept' && one.itemId === line.itemId && one.qty === line.qty && one.unit === line.unit)

const asked = (line: MatchedLine): MatchedLine => ({
  ...line,
  decision: 'ask',
  itemId: null,
  why: [...line.why, 'границу строки подсказала языковая модель'],
})
