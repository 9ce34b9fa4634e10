import type { Frame } from './frames.ts'
import { blanked, NUMBER, only, SIGNS, shadowOf, without } from './signs.ts'

const UNIT = String.raw`(?:\s?(?!(?:а|на|не|до|и|вместо|мало|много|дава\p{L}*|лучше|надо|стало|хватит)(?!\p{L}))\p{L}{1,12}(?!\p{L})\.?\d?)?`
const AMOUNT = `${NUMBER}${UNIT}`
const GIVE = String.raw`(?:а\s+)?(?:дава\p{L}*|лучше|надо|нужно|сдела\p{L}*|дела\p{L}*|пусть(?:\s+будет)?|бер\p{L}*|возьм\p{L}*|постав\p{L}*|нужен|нужны|стало|станет|будет|теперь)?`

/** Each finds an old number and then a new one, or the other way round. */
const PATTERNS: readonly { readonly pattern: RegExp; readonly isTurned?: boolean }[] = [
  { pattern: new RegExp(`(?<!\\p{L})не\\s+(${AMOUNT})\\s*,?\\s*(?:а|но|-)\\s+(?:на\\s+)?(${AMOUNT})`, 'u') },
  { pattern: new RegExp(`(?<!\\p{L})(?:было|вместо|заместо|не)\\s+(${AMOUNT})\\s*[,-]?\\s*${GIVE}\\s*(${AMOUNT})(?![\\p{L}\\d])`, 'u') },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\d.,])(${AMOUNT})\\s+(?:мало(?:вато)?|много(?:вато)?|не хватит)\\s*[,-]?\\s*${GIVE}\\s*(${AMOUNT})`,
      'u',
    ),
  },
  {
    pattern: new RegExp(
      `(?<!\\p{L})с\\s+(${AMOUNT})\\s+(?:(?:помен|увелич|уменьш|измен|подним|сократ)\\p{L}*\\s+)?(?:на|до)\\s+(${AMOUNT})`,
      'u',
    ),
  },
  { pattern: new RegExp(`(?<![\\d.,])(${NUMBER})\\s*(?:->|=>|>)\\s*(${AMOUNT})`, 'u') },
  { pattern: new RegExp(`(?<![\\p{L}\\d.,])(${AMOUNT})\\s*,?\\s+(?:а\\s+)?не\\s+(${AMOUNT})(?!\\s*,?\\s+а\\s)`, 'u'), isTurned: true },
  { pattern: new RegExp(`(?<![\\p{L}\\d.,]|[хx*/])(${AMOUNT})\\s+вместо\\s+(${AMOUNT})`, 'u'), isTurned: true },
]

/** «не 5 а 8», «вместо 12 сделайте 24», «с 20 на 30», «20 мало, давай 35», «8, а не 5». */
export function numberChanges(text: string): Frame[] {
  const shadow = shadowOf(text)
  const frames: Frame[] = []
  for (const { pattern, isTurned } of PATTERNS) {
    const match = pattern.exec(shadow)
    if (!match) continue
    const first = match.index + match[0].indexOf(match[1] ?? '')
    const second = match.index + match[0].lastIndexOf(match[2] ?? '')
    const one = only(text, first, first + (match[1] ?? '').length)
    const two = only(text, second, second + (match[2] ?? '').length)
    const about = without(blanked(text, match.index, match.index + match[0].length), SIGNS.prefer)
    frames.push({
      kind: 'change',
      about: without(about, SIGNS.correct),
      old: isTurned ? two : one,
      by: isTurned ? one : two,
      keepsAmount: false,
    })
  }
  return frames
}
