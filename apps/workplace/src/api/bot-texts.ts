import { type BotTextView, botTextsSchema } from '@skladno/contracts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from './http.ts'

export const botTextsQuery = queryOptions({
  queryKey: ['settings', 'bot-texts'],
  queryFn: ({ signal }) => call(botTextsSchema, '/bot-texts', { signal }),
})

/** Null = as it was. */
export function useSetBotText({ locale, key }: Pick<BotTextView, 'locale' | 'key'>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (text: string | null) => call(botTextsSchema, `/bot-texts/${locale}/${key}`, { method: 'PUT', body: { text } }),
    onSuccess: (texts) => client.setQueryData(botTextsQuery.queryKey, texts),
  })
}
