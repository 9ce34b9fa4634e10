import { settingsSchema, type updateSettingsSchema } from '@skladno/contracts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call, nothing } from './http.ts'

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => call(settingsSchema, '/settings', { signal }),
})

export type SettingsChange = z.infer<typeof updateSettingsSchema>

export function useUpdateSettings() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (settings: SettingsChange) => call(nothing, '/settings', { method: 'PUT', body: settings }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['settings'] }),
  })
}
