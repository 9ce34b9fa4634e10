import type { Db } from '../../../db/types.ts'
import { storedSettings } from '../../parties/index.ts'
import { type CompanyTexts, TEXT_KEYS, type TextKey } from '../messages/company-texts.ts'
import { type ConversationMessages, type Locale, wordsWith } from '../messages/index.ts'

/** Settings of this family: `bot-text:ru:greeting`. */
export const TEXT_SETTING = 'bot-text'

/** What the bot says in this language, with the company's own texts. */
export const companyWords = async (db: Db, locale: Locale): Promise<ConversationMessages> => wordsWith(locale, await ownTexts(db, locale))

/** The texts this company worded itself. */
export async function ownTexts(db: Db, locale: Locale): Promise<Partial<CompanyTexts>> {
  const stored = await storedSettings(db, `${TEXT_SETTING}:${locale}`)
  const own: Partial<Record<TextKey, string>> = {}
  for (const key of TEXT_KEYS) {
    const value = stored.get(key)
    if (typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string') own[key] = value.text
  }
  return own
}
