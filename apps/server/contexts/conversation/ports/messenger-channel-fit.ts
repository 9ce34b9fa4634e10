import type { ChannelLimits, ChoiceContent, ChoiceOption, OutgoingContent } from './messenger-channel.ts'

/**
 * The same content as one or more messages that each fit the channel, in the order to send them. Nothing is lost: long text is split at
 * a paragraph, line or word; more options than a list holds become several lists; an option's cut title is repeated in full in its
 * description as far as that reaches. Each part is to be its own effect. Two things cannot be made to fit and come back unchanged:
 * a template and the bytes of a document.
 */
export function fitToLimits(content: OutgoingContent, limits: ChannelLimits): readonly OutgoingContent[] {
  switch (content.kind) {
    case 'text':
      return splitText(content.text, limits.textChars).map((text) => ({ kind: 'text', text }))
    case 'choice':
      return fitChoice(content, limits)
    case 'document':
      return fitDocument(content, limits)
    case 'template':
      return [content]
  }
}

/** True when the choice can be shown as buttons: few options, short different titles, nothing to explain beside them. */
export function showsAsButtons(options: readonly ChoiceOption[], limits: ChannelLimits): boolean {
  const titles = new Set(options.map((option) => option.title))
  return (
    options.length <= limits.buttons &&
    titles.size === options.length &&
    options.every((option) => option.title.length <= limits.buttonTitleChars && option.description === undefined)
  )
}

function fitChoice(choice: ChoiceContent, limits: ChannelLimits): readonly OutgoingContent[] {
  const pieces = splitText(choice.text, limits.choiceTextChars)
  const question = pieces.at(-1) ?? ''
  const before = pieces.slice(0, -1).flatMap((text) => splitText(text, limits.textChars))
  const footer = choice.footer === undefined ? {} : { footer: shorten(choice.footer, limits.footerChars) }
  const label = choice.buttonLabel === undefined ? {} : { buttonLabel: shorten(choice.buttonLabel, limits.buttonTitleChars) }
  const groups = inGroups(choice.options, limits.listRows)
  const choices = groups.map((options): ChoiceContent => {
    const fitting = showsAsButtons(options, limits) ? options : options.map((option) => fitRow(option, limits))
    return { kind: 'choice', text: question, options: fitting, ...label, ...footer }
  })
  return [...before.map((text) => ({ kind: 'text', text }) as const), ...choices]
}

function fitRow(option: ChoiceOption, limits: ChannelLimits): ChoiceOption {
  if (option.title.length <= limits.rowTitleChars) {
    if (option.description === undefined) return option
    return { ...option, description: shorten(option.description, limits.rowDescriptionChars) }
  }
  const whole = option.description === undefined ? option.title : `${option.title} · ${option.description}`
  return { id: option.id, title: shorten(option.title, limits.rowTitleChars), description: shorten(whole, limits.rowDescriptionChars) }
}

function fitDocument(document: Extract<OutgoingContent, { kind: 'document' }>, limits: ChannelLimits): readonly OutgoingContent[] {
  const { caption, ...bare } = document
  if (caption === undefined || caption.length <= limits.captionChars) return [document]
  return [...splitText(caption, limits.textChars).map((text) => ({ kind: 'text', text }) as const), bare]
}

/** As equal as possible, so that a list of eleven does not end in a lonely one. */
function inGroups<T>(items: readonly T[], most: number): readonly (readonly T[])[] {
  const count = Math.max(1, Math.ceil(items.length / most))
  const size = Math.ceil(items.length / count)
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size))
}

/** Parts of at most `most` UTF-16 units, cut at the last paragraph, line or space of each, else between letters. Blank text gives one empty part. */
export function splitText(text: string, most: number): readonly string[] {
  const parts: string[] = []
  let rest = text.trimEnd()
  while (rest.length > most) {
    const at = splitPoint(rest, most)
    parts.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).replace(/^[ \u00a0]*\n*/, '')
  }
  return rest === '' && parts.length > 0 ? parts : [...parts, rest]
}

const SPLIT_MARKS = ['\n\n', '\n', ' '] as const

function splitPoint(text: string, most: number): number {
  const earliest = most / 2
  for (const mark of SPLIT_MARKS) {
    const at = text.lastIndexOf(mark, most)
    if (at >= earliest) return at
  }
  return letterBoundary(text, most)
}

/** Cut to fit with an ellipsis, one unit shorter than allowed: channels do not agree on how to count an emoji. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text.slice(0, letterBoundary(text, most - 2)).trimEnd()}…`
}

const letters = new Intl.Segmenter('ru', { granularity: 'grapheme' })

/** The last place at or before `most` that does not cut a letter, an emoji or a combining mark in two. */
function letterBoundary(text: string, most: number): number {
  let boundary = 0
  for (const { index, segment } of letters.segment(text.slice(0, most + 32))) {
    if (index + segment.length > most) break
    boundary = index + segment.length
  }
  return boundary === 0 ? codePointBoundary(text, most) : boundary
}

function codePointBoundary(text: string, most: number): number {
  const unit = text.charCodeAt(most)
  return unit >= 0xdc00 && unit <= 0xdfff && most > 1 ? most - 1 : most
}
