/** Error code → HTTP status. */
export const recognitionErrors = {
  'recognition.unknown-alias': 404,
  'recognition.alias-too-short': 422,
  'recognition.alias-contradicts': 422,
  'recognition.alias-taken': 409,
  'recognition.unknown-owner': 422,
  'recognition.unknown-product': 422,
  'recognition.unknown-unit': 422,
  'recognition.unknown-preference': 404,
  'recognition.unknown-scope': 422,
  'recognition.stale-rules': 409,
  'recognition.unknown-replay': 404,
  'recognition.replay-running': 409,
} as const satisfies Readonly<Record<string, number>>

export type RecognitionErrorCode = keyof typeof recognitionErrors
