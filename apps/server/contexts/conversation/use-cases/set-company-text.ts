import { ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { type Actor, companySettings, writeSetting } from '../../parties/index.ts'
import { checkText, longestText, placeholdersOf } from '../domain/check-text.ts'
import type { TextKey } from '../messages/company-texts.ts'
import { DEFAULT_TEXTS, type Locale } from '../messages/index.ts'
import { TEXT_SETTING } from '../queries/company-texts.ts'

export interface SetCompanyText {
  readonly key: TextKey
  readonly locale: Locale
  /** Null = as it was. */
  readonly text: string | null
  /** What the narrowest channel takes. */
  readonly channelChars: number
  readonly by: Actor
}

/** From the next answer on the bot says it so; a text that would come out broken is refused with the reason. */
export async function setCompanyText(tx: Tx, { key, locale, text, channelChars, by }: SetCompanyText): Promise<Result<null>> {
  const setting = `${TEXT_SETTING}:${locale}:${key}`
  if (text === null) {
    await writeSetting(tx, { key: setting, value: null, by })
    return ok(null)
  }
  const { companyName } = await companySettings(tx.db)
  const placeholders = placeholdersOf(key, locale, companyName)
  const checked = checkText(text, { placeholders, maxChars: longestText(key, channelChars) })
  if (!checked.ok) return checked
  const value = checked.value === DEFAULT_TEXTS[locale][key] ? null : { text: checked.value }
  await writeSetting(tx, { key: setting, value, by })
  return ok(null)
}
