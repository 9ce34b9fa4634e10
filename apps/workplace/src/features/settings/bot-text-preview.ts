import type { BotTextView } from '@skladno/contracts'

/** The text as a customer would read it, example values in the places of the placeholders; an unknown one is left to be seen. */
export const previewOf = (text: string, placeholders: BotTextView['placeholders']): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => placeholders.find((placeholder) => placeholder.name === name)?.example ?? whole)
