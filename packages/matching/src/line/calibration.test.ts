import { describe, expect, it } from 'vitest'
import { calibrated } from './calibration.ts'

describe('calibrated probability', () => {
  it('never falls as the score grows and stays between 0 and 1', () => {
    for (const isAccepted of [true, false]) {
      let last = 0
      for (let score = 0; score <= 1.0001; score += 0.01) {
        const p = calibrated(Math.min(1, score), isAccepted)
        expect(p).toBeGreaterThanOrEqual(last)
        expect(p).toBeLessThanOrEqual(1)
        last = p
      }
    }
  })

  it('trusts what is accepted more than what is asked at the same score', () => {
    for (const score of [0, 0.5, 0.95, 1]) expect(calibrated(score, true)).toBeGreaterThan(calibrated(score, false))
  })
})
