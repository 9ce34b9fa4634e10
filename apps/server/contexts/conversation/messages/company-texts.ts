import type { ConversationMessages } from './texts.ts'

/** What the bot says that a company may word itself; the order is that of the settings. */
export const TEXT_KEYS = [
  'greeting',
  'proposal',
  'notUnderstood',
  'offerPerson',
  'unknownNumber',
  'unknownNumberNoted',
  'handedOver',
  'requestNoted',
  'notConfirming',
  'creditLimit',
  'overdue',
  'tooLateToChange',
  'tooLateSeparate',
] as const
export type TextKey = (typeof TEXT_KEYS)[number]

/** Each text with its `{placeholders}`. */
export type CompanyTexts = Readonly<Record<TextKey, string>>

/** Pieces of a sentence that stand where a placeholder is. */
export interface TextForms {
  /** «менеджеру (Анна)» */
  manager(name: string | null): string
  /** «Заказ № 128 уже собирают» */
  late(number: string, isPicked: boolean): string
}

type Spoken = Pick<ConversationMessages['say'], Exclude<TextKey, 'proposal'>>

/** The texts as the bot calls them, facts in the places of the placeholders. */
export const spoken = (texts: CompanyTexts, forms: TextForms): Spoken => ({
  greeting: (name, company) => fillText(texts.greeting, { name, company }),
  notUnderstood: texts.notUnderstood,
  offerPerson: texts.offerPerson,
  unknownNumber: texts.unknownNumber,
  unknownNumberNoted: texts.unknownNumberNoted,
  handedOver: (manager) => fillText(texts.handedOver, { manager: forms.manager(manager) }),
  requestNoted: (text, manager) => fillText(texts.requestNoted, { text, manager: forms.manager(manager) }),
  notConfirming: texts.notConfirming,
  creditLimit: texts.creditLimit,
  overdue: texts.overdue,
  tooLateToChange: (number, isPicked) => fillText(texts.tooLateToChange, { reason: forms.late(number, isPicked) }),
  tooLateSeparate: (number, isPicked) => fillText(texts.tooLateSeparate, { reason: forms.late(number, isPicked) }),
})

/** One pass: braces inside a value stay what they are. */
export const fillText = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? whole) : whole))
