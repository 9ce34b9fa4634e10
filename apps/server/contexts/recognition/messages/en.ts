import type { RecognitionErrorCode } from '../errors.ts'
import type { Words } from './ru.ts'

export const en: Readonly<Record<RecognitionErrorCode, (words: Words) => string>> = {
  'recognition.unknown-alias': () => 'There is no such name any more. Reload the list.',
  'recognition.alias-too-short': () => 'The name is too short: three letters or digits at least.',
  'recognition.alias-contradicts': ({ phrase, reasons }) =>
    `The name “${phrase}” states what this product is not: ${reasons}. Take the size out of the name or choose another product.`,
  'recognition.alias-taken': ({ phrase }) => `“${phrase}” means another product here. Take the earlier meaning back first.`,
  'recognition.unknown-owner': () => 'Choose the customer or the segment the name is for.',
  'recognition.unknown-product': () => 'There is no such product in the catalog. Choose one from the list.',
  'recognition.unknown-unit': ({ units }) => `The product is not counted in this unit. It is counted in: ${units}.`,
  'recognition.unknown-preference': () => 'There is no such preference any more. Reload the list.',
  'recognition.unknown-scope': () => 'There is no such group or customer. Choose one from the list.',
  'recognition.stale-rules': () => 'Somebody else has just changed these settings. Look at the new ones and save again.',
  'recognition.unknown-replay': () => 'There is no such replay. Reload the list.',
  'recognition.replay-running': () => 'A replay of past orders is running already. Wait for it or stop it.',
}
