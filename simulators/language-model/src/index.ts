export type { Behaviour } from './behaviours.ts'
export { type LanguageModelSimulator, startLanguageModelSimulator } from './simulator.ts'
