export { aliasPhrase } from './domain/phrase.ts'
export type { CartLine, Recognised, RecognisedLine, RecognisedOperation } from './domain/to-operations.ts'
export { type LearnAlias, learnAlias } from './use-cases/learn-alias.ts'
export { type Recognise, recognise } from './use-cases/recognise.ts'
