import { calendarSchema } from '@skladno/contracts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from './http.ts'

export const calendarQuery = (country: 'RU' | 'KZ', year: number) =>
  queryOptions({
    queryKey: ['calendar', country, year],
    queryFn: ({ signal }) => call(calendarSchema, `/calendar/${country}`, { query: { year }, signal }),
  })

/** `isWorking` null = as the day of the week says. */
export function useSetCalendarDay(country: 'RU' | 'KZ') {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ day, isWorking }: { readonly day: string; readonly isWorking: boolean | null }) =>
      call(calendarSchema, `/calendar/${country}/${day}`, { method: 'PUT', body: { isWorking } }),
    onSuccess: (calendar) => client.setQueryData(calendarQuery(country, calendar.year).queryKey, calendar),
  })
}
