import { type BotTextView, botTextKeySchema, botTextLocaleSchema, botTextsSchema, setBotTextSchema } from '@skladno/contracts'
import { answer, type TypedServer } from '@skladno/platform'
import { z } from 'zod'
import type { Db } from '../../../db/types.ts'
import { companySettings } from '../../parties/index.ts'
import { longestText, placeholdersOf } from '../domain/check-text.ts'
import { TEXT_KEYS } from '../messages/company-texts.ts'
import { DEFAULT_TEXTS } from '../messages/index.ts'
import { ownTexts } from '../queries/company-texts.ts'
import { setCompanyText } from '../use-cases/set-company-text.ts'
import type { ConversationDeps } from './http.ts'

const textParams = z.object({ locale: botTextLocaleSchema, key: botTextKeySchema })

/** «Тексты бота» of the settings: `/api/v1/bot-texts`. */
export function addTextRoutes(
  server: TypedServer,
  { uow, authentication, channels }: Pick<ConversationDeps, 'uow' | 'authentication' | 'channels'>,
): void {
  const channelChars = Math.min(...[...channels.values()].map(({ limits }) => limits.choiceTextChars), 10_000)
  const read = async () => ({ texts: await uow.read((db) => textViews(db, channelChars)) })
  server.get('/api/v1/bot-texts', { schema: { response: { 200: botTextsSchema } } }, async (request) => {
    answer(await authentication.requireEmployee(request, 'settings'))
    return read()
  })
  const schema = { params: textParams, body: setBotTextSchema, response: { 200: botTextsSchema } }
  server.put('/api/v1/bot-texts/:locale/:key', { schema }, async (request) => {
    const by = answer(await authentication.requireEmployee(request, 'settings'))
    const { text } = request.body
    answer(await uow.run((tx) => setCompanyText(tx, { ...request.params, text, channelChars, by })))
    return read()
  })
}

async function textViews(db: Db, channelChars: number): Promise<BotTextView[]> {
  const { companyName } = await companySettings(db)
  const own = { ru: await ownTexts(db, 'ru'), en: await ownTexts(db, 'en') }
  return botTextLocaleSchema.options.flatMap((locale) =>
    TEXT_KEYS.map((key) => ({
      key,
      locale,
      text: own[locale][key] ?? DEFAULT_TEXTS[locale][key],
      defaultText: DEFAULT_TEXTS[locale][key],
      isOwn: own[locale][key] !== undefined,
      placeholders: [...placeholdersOf(key, locale, companyName)],
      maxChars: longestText(key, channelChars),
    })),
  )
}
