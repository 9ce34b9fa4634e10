import { z } from 'zod'

export const botTextKeySchema = z.enum([
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
])
export const botTextLocaleSchema = z.enum(['ru', 'en'])

/** What the bot says and a company may word itself. */
export const botTextSchema = z.object({
  key: botTextKeySchema,
  locale: botTextLocaleSchema,
  /** What is said now, with `{placeholders}`. */
  text: z.string(),
  defaultText: z.string(),
  isOwn: z.boolean(),
  placeholders: z.array(z.object({ name: z.string(), example: z.string(), isRequired: z.boolean() })),
  /** Characters with the example values in place. */
  maxChars: z.int(),
})
export const botTextsSchema = z.object({ texts: z.array(botTextSchema) })
/** Null = as it was. */
export const setBotTextSchema = z.object({ text: z.string().max(20_000).nullable() })
export type BotTextKey = z.infer<typeof botTextKeySchema>
export type BotTextView = z.infer<typeof botTextSchema>
