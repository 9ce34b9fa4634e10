import type { Alias } from '@skladno/matching'
import type { Threshold } from './thresholds.ts'

/** The unit a person or a customer means when none is said. */
export interface UnitPreference {
  readonly id: string
  readonly productId: string
  readonly unit: string
}

/** What is known about one writer before a word is read. */
export interface RecognitionFacts {
  readonly aliases: readonly Alias[]
  readonly units: readonly UnitPreference[]
  readonly thresholds: readonly Threshold[]
}

export interface Writer {
  readonly contactId: string | null
  readonly partnerId: string | null
  readonly segment: string | null
}

/** Which of the learned names count: as they were at a moment, all but one, or none. Thresholds are always today's. */
export interface LearnedView {
  readonly asOf?: Date
  readonly without?: 'everything' | { readonly aliasId: string }
}
