import type { Logger } from '@skladno/platform'
import { z } from 'zod'

export interface ChatConnection {
  /** `LLM_BASE_URL`, with or without `/v1`. */
  readonly baseUrl: string
  readonly model: string
  readonly apiKey: string | null
  readonly http: typeof globalThis.fetch
  readonly timeoutMs: number
  readonly logger: Logger
}

export interface ChatQuestion {
  readonly system: string
  readonly user: string
  /** Name and JSON schema of the answer: object, array, string, enum only, which every server knows. */
  readonly schema: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> }
}

const answerSchema = z.object({
  choices: z.array(z.object({ finish_reason: z.string().nullish(), message: z.object({ content: z.string().nullish() }) })).min(1),
})

/** An answer longer than this is not read: a page of a proxy, or a server gone wild. */
const MOST_CHARACTERS = 100_000
const ANSWER_TOKENS = 1_000

/** One question to an OpenAI-compatible `/v1/chat/completions`. Resolves to the parsed JSON of the answer, or undefined for whatever went wrong. */
export async function askChat(connection: ChatConnection, question: ChatQuestion): Promise<unknown> {
  try {
    const response = await connection.http(addressOf(connection.baseUrl), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Skladno',
        ...(connection.apiKey === null ? {} : { authorization: `Bearer ${connection.apiKey}` }),
      },
      body: JSON.stringify({
        model: connection.model,
        temperature: 0,
        max_tokens: ANSWER_TOKENS,
        stream: false,
        messages: [
          { role: 'system', content: question.system },
          { role: 'user', content: question.user },
        ],
        response_format: { type: 'json_schema', json_schema: { ...question.schema, strict: true } },
      }),
      redirect: 'manual',
      signal: AbortSignal.timeout(connection.timeoutMs),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`HTTP ${response.status} ${text.slice(0, 200)}`)
    return contentOf(text)
  } catch (error) {
    connection.logger.warn({ err: error }, 'The model service gave no advice')
    return undefined
  }
}

const addressOf = (baseUrl: string): string => `${baseUrl.replace(/\/+$/, '').replace(/\/v1$/, '')}/v1/chat/completions`

function contentOf(text: string): unknown {
  if (text.length > MOST_CHARACTERS) throw new Error(`An answer of ${text.length} characters`)
  const [choice] = answerSchema.parse(JSON.parse(text)).choices
  if (choice === undefined || choice.finish_reason === 'length') throw new Error('The answer was cut off')
  const content = (choice.message.content ?? '').replace(/<think>[\s\S]*?<\/think>/g, '').trim()
  return JSON.parse(content.replace(/^```(?:json)?\s*|\s*```$/g, ''))
}
