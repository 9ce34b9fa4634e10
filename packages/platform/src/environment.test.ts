import { expect, it } from 'vitest'
import { z } from 'zod'
import { flagVariable, listVariable, portVariable, readEnvironment, urlVariable } from './index.ts'

const schema = z.object({
  PORT: portVariable.optional(),
  DATABASE_URL: urlVariable('postgres', 'postgresql').optional(),
  SKLADNO_DEMO: flagVariable,
  WHATSAPP_APP_SECRET: listVariable.optional(),
})

it('reads what is set, and takes an empty variable for an unset one', () => {
  const env = { PORT: '8080', DATABASE_URL: 'postgres://u:p@db/skladno', SKLADNO_DEMO: '1', WHATSAPP_APP_SECRET: 'new, old', HOME: '/root' }
  expect(readEnvironment(schema, env)).toEqual({
    ...env,
    PORT: 8080,
    SKLADNO_DEMO: true,
    WHATSAPP_APP_SECRET: ['new', 'old'],
    HOME: undefined,
  })
  expect(readEnvironment(schema, { PORT: ' ' })).toEqual({})
})

it('names every mistake and never the value', () => {
  const wrong = () => readEnvironment(schema, { PORT: '80a', DATABASE_URL: 'mysql://root:hunter2@db' })
  expect(wrong).toThrow('PORT: must be a port')
  expect(wrong).toThrow('DATABASE_URL: must be an address beginning with postgres://')
  expect(wrong).not.toThrow(/hunter2/)
})
