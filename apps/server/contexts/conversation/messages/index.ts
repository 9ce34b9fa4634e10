import { en } from './en.ts'
import { ru } from './ru.ts'
import type { ConversationMessages } from './texts.ts'

export type { ConversationMessages } from './texts.ts'

export type Locale = 'ru' | 'en'

const MESSAGES: Readonly<Record<Locale, ConversationMessages>> = { ru, en }
export const conversationMessages = (locale: Locale): ConversationMessages => MESSAGES[locale]
