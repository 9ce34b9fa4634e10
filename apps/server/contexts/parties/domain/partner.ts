/** A customer: whose commercial terms and policies hold, over all its legal entities. */
export interface Partner {
  readonly id: string
  readonly name: string
  readonly code: string | null
  readonly managerId: string | null
  readonly managerName: string | null
  readonly managerPhone: string | null
  readonly autonomy: 'shadow' | 'approve' | 'veto' | 'automatic'
  readonly vetoMinutes: number
  readonly partialPolicy: 'wait' | 'ship-rest' | 'close-rest'
  readonly stockDisplay: 'exact' | 'rough'
  readonly segment: string | null
  readonly isActive: boolean
  readonly version: number
}
