import { type CompanyTexts, spoken, type TextForms } from './company-texts.ts'
import { en, enForms, enTexts } from './en.ts'
import { ru, ruForms, ruTexts } from './ru.ts'
import type { ConversationMessages } from './texts.ts'

export type { ConversationMessages } from './texts.ts'

export type Locale = 'ru' | 'en'

const MESSAGES: Readonly<Record<Locale, ConversationMessages>> = { ru, en }
export const DEFAULT_TEXTS: Readonly<Record<Locale, CompanyTexts>> = { ru: ruTexts, en: enTexts }
export const TEXT_FORMS: Readonly<Record<Locale, TextForms>> = { ru: ruForms, en: enForms }

/** The words as they came; what is said to a customer in a turn is worded by `turn.words`. */
export const conversationMessages = (locale: Locale): ConversationMessages => MESSAGES[locale]

/** The words with the company's own texts in the places of the default ones. */
export function wordsWith(locale: Locale, own: Partial<CompanyTexts>): ConversationMessages {
  const base = MESSAGES[locale]
  const texts = { ...DEFAULT_TEXTS[locale], ...own }
  return { ...base, proposal: { ...base.proposal, title: texts.proposal }, say: { ...base.say, ...spoken(texts, TEXT_FORMS[locale]) } }
}
