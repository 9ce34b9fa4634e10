import OpenAI from 'openai'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LanguageModelSimulator, startLanguageModelSimulator } from './simulator.ts'

let simulator: LanguageModelSimulator
let client: OpenAI
beforeAll(async () => {
  simulator = await startLanguageModelSimulator()
  client = new OpenAI({ baseURL: `${simulator.url}/v1`, apiKey: 'any', maxRetries: 0 })
})
afterAll(() => simulator.close())

const ask = () =>
  client.chat.completions.create({
    model: 'simulated',
    messages: [
      {
        role: 'user',
        content: JSON.stringify({
          line: 'ротбанд 30 кг',
          candidates: [
            { id: 'c1', name: 'Паста Ротбанд, 18 кг', unit: 'ведро' },
            { id: 'c2', name: 'Штукатурка Ротбанд, 30 кг', unit: 'мешок' },
          ],
        }),
      },
    ],
    response_format: { type: 'json_schema', json_schema: { name: 'choice', strict: true, schema: { type: 'object' } } },
  })

it('answers the official SDK with the choice a reader would make', async () => {
  simulator.behave('good')
  const answer = await ask()
  expect(answer.choices[0]?.message.content).toBe('{"candidate":"c2"}')
  expect(answer.choices[0]?.finish_reason).toBe('stop')
})

it('is told apart from a working service by the SDK when the model still loads', async () => {
  simulator.behave('loading')
  await expect(ask()).rejects.toMatchObject({ status: 503 })
})

it('lists its model', async () => {
  expect((await client.models.list()).data.map(({ id }) => id)).toEqual(['simulated'])
})
