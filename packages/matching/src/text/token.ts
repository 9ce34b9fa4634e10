import type { Unit } from '../lexicon/units.ts'

/** Where a token stands in the normalised text, and whether blanks precede it. */
interface Place {
  readonly start: number
  readonly end: number
  /** No blank before: glued to the token on its left. */
  readonly isGlued: boolean
}

export interface WordToken extends Place {
  readonly kind: 'word'
  readonly text: string
  /** Ends with a full stop and looks cut («пласт.»). */
  readonly isCut: boolean
}

export interface NumberToken extends Place {
  readonly kind: 'number'
  readonly value: number
  readonly unit: Unit | null
  readonly isFraction: boolean
  /** Said in words («двадцать»); an ordinal («двадцатую») names a size, never a quantity. */
  readonly isSpoken: boolean
  readonly isOrdinal: boolean
  /** Numbers joined by ×, /, «на» share a tuple number; -1 alone. */
  readonly tuple: number
  readonly digits: number
  readonly isGroup: boolean
}

export interface MarkToken extends Place {
  readonly kind: 'mark'
  readonly text: string
}

export type Token = WordToken | NumberToken | MarkToken

export function number(
  value: number,
  start: number,
  end: number,
  isGlued: boolean,
  digits: number,
  more: Partial<NumberToken> = {},
): NumberToken {
  return {
    kind: 'number',
    value,
    unit: null,
    isFraction: false,
    isSpoken: false,
    isOrdinal: false,
    tuple: -1,
    isGroup: false,
    start,
    end,
    isGlued,
    digits,
    ...more,
  }
}
