import { expect, test } from 'vitest'
import { answerVerification } from './verify-subscription.ts'

const query = { 'hub.mode': 'subscribe', 'hub.verify_token': 'token', 'hub.challenge': '00123' }

test('the challenge comes back exactly as it was, leading zeros included', () => {
  expect(answerVerification(query, 'token')).toBe('00123')
})

test.each([
  ['another mode', { ...query, 'hub.mode': 'unsubscribe' }],
  ['a wrong token', { ...query, 'hub.verify_token': 'Token' }],
  ['a repeated token', { ...query, 'hub.verify_token': ['token', 'token'] }],
  ['no token', { 'hub.mode': 'subscribe', 'hub.challenge': '1' }],
  ['no challenge', { 'hub.mode': 'subscribe', 'hub.verify_token': 'token' }],
])('refuses %s', (_, wrong) => {
  expect(answerVerification(wrong, 'token')).toBeNull()
})

test('refuses everybody while no token is configured', () => {
  expect(answerVerification({ ...query, 'hub.verify_token': '' }, '')).toBeNull()
})
