import type { ReadOrderFile } from './contexts/conversation/index.ts'
import { describeRefusal, type IntakeRefusal, readOrderFile } from './contexts/intake/index.ts'

/** A customer's file as words to be understood, one line a row; what could not be read is said in words for people. */
export const readOrderWords: ReadOrderFile = async (bytes, fileName, mimeType) => {
  const read = await readOrderFile(bytes, fileName, mimeType)
  if (!read.ok) return { problem: describeRefusal(read.error.code as IntakeRefusal, read.error.facts ?? {}, 'ru') }
  return { text: read.value.lines.map((line) => line.text).join('\n') }
}
