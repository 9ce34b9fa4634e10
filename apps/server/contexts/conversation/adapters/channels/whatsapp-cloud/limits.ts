import type { ChannelLimits } from '../../../ports/messenger-channel.ts'

const MEGABYTE = 1024 * 1024

/** WhatsApp Cloud API limits, Graph v23.0: messages reference, interactive reply buttons and lists, media, customer service window. */
export const whatsAppLimits: ChannelLimits = {
  textChars: 4096,
  // The documentation allows 4096 above a list, Meta's OpenAPI 1024: the smaller is right for both.
  choiceTextChars: 1024,
  footerChars: 60,
  buttons: 3,
  buttonTitleChars: 20,
  listRows: 10,
  rowTitleChars: 24,
  rowDescriptionChars: 72,
  captionChars: 1024,
  documentBytes: 100 * MEGABYTE,
  freeFormWindowMs: 24 * 60 * 60 * 1000,
}

/** The ones the port does not speak of. */
export const graphLimits = {
  optionIdBytes: 200,
  referenceBytes: 256,
  fileNameChars: 240,
} as const
