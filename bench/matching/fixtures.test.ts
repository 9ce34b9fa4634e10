import { expect, it } from 'vitest'
import { readCaseSet } from './case-files.ts'
import { problemsOf } from './check.ts'

it('finds nothing wrong with the written cases', () => {
  expect(problemsOf(readCaseSet(new URL('../../fixtures/matching', import.meta.url).pathname))).toEqual([])
})
