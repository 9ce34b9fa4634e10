import type { IntakeRefusal } from '../order-file.ts'
import { en } from './en.ts'
import { type IntakeMessages, ru } from './ru.ts'

const TABLES: Readonly<Record<'ru' | 'en', IntakeMessages>> = { ru, en }

/** What to tell the customer about a file that could not be read. */
export const describeRefusal = (code: IntakeRefusal, facts: Readonly<Record<string, unknown>>, language: 'ru' | 'en'): string =>
  TABLES[language][code](facts)
