import { fail, ok, type Result } from '@skladno/kernel'
import { fillText, type TextKey } from '../messages/company-texts.ts'
import { type Locale, TEXT_FORMS } from '../messages/index.ts'

export interface Placeholder {
  readonly name: string
  readonly example: string
  /** Without it the text says nothing of use. */
  readonly isRequired: boolean
}

/** The question above an order: the lines must still fit under it. */
const PROPOSAL_CHARS = 200

/** What stands for a fact in this text, with a value to show it by. */
export function placeholdersOf(key: TextKey, locale: Locale, companyName: string): readonly Placeholder[] {
  const forms = TEXT_FORMS[locale]
  const isRu = locale === 'ru'
  const manager = { name: 'manager', example: forms.manager(isRu ? 'Анна Соколова' : 'Anna'), isRequired: false }
  switch (key) {
    case 'greeting':
      return [
        { name: 'name', example: isRu ? 'Иван' : 'John', isRequired: false },
        { name: 'company', example: companyName, isRequired: true },
      ]
    case 'handedOver':
      return [manager]
    case 'requestNoted':
      return [{ name: 'text', example: isRu ? 'доставка с разгрузкой' : 'unloading on site', isRequired: true }, manager]
    case 'tooLateToChange':
    case 'tooLateSeparate':
      return [{ name: 'reason', example: forms.late('128', true), isRequired: true }]
    default:
      return []
  }
}

/** Longest text of this kind, `channelChars` being what the narrowest channel takes above its buttons. */
export const longestText = (key: TextKey, channelChars: number): number =>
  key === 'proposal' ? Math.min(PROPOSAL_CHARS, channelChars) : channelChars

/** A sum of money: prices belong to one customer each and are never part of a text for all. */
const MONEY = /\d\s*(?:[₽₸$€]|(?:руб(?:л\p{L}+)?|р|коп(?:е[ей]к\p{L}*)?|тенге|тг|rub|kzt|usd|eur)(?!\p{L}))|[$€₽₸]\s*\d/iu

/**
 * The text as it will be kept, or why not: `conversation.text-empty`, `-too-long` (with examples in place), `-needs-placeholder`,
 * `-unknown-placeholder` (a lone brace as well), `-has-price`.
 */
export function checkText(
  written: string,
  { placeholders, maxChars }: { readonly placeholders: readonly Placeholder[]; readonly maxChars: number },
): Result<string> {
  const text = written.replaceAll('\r\n', '\n').trim()
  if (text === '') return fail('conversation.text-empty', {})
  const known = placeholders.map(({ name }) => `{${name}}`)
  const unknown =
    (text.match(/\{[^{}]*\}/g) ?? []).find((piece) => !known.includes(piece)) ?? text.replaceAll(/\{[^{}]*\}/g, '').match(/[{}]/)?.[0]
  if (unknown !== undefined) return fail('conversation.text-unknown-placeholder', { placeholder: unknown, known })
  const missing = placeholders.find(({ name, isRequired }) => isRequired && !text.includes(`{${name}}`))
  if (missing !== undefined) return fail('conversation.text-needs-placeholder', { placeholder: `{${missing.name}}` })
  if (MONEY.test(text)) return fail('conversation.text-has-price', {})
  const { length } = fillText(text, Object.fromEntries(placeholders.map(({ name, example }) => [name, example])))
  return length > maxChars ? fail('conversation.text-too-long', { length, max: maxChars }) : ok(text)
}
