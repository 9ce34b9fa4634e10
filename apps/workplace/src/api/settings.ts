import { idSchema, type NewOrganisation, type OrganisationImage, settingsSchema, type updateSettingsSchema } from '@skladno/contracts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
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

export function useCreateOrganisation() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (organisation: NewOrganisation) =>
      call(z.object({ organisationId: idSchema }), '/organisations', { method: 'POST', body: organisation }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['me'] })
      return client.invalidateQueries({ queryKey: ['settings'] })
    },
  })
}

/** Where a picture of an organisation is shown from. */
export const imageAddress = (organisationId: string, image: OrganisationImage): string =>
  `/api/v1/organisations/${organisationId}/images/${image}`

/** Puts a picture in place; without a file takes it away. */
export function useOrganisationImage(organisationId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ image, file }: { readonly image: OrganisationImage; readonly file: File | null }) => {
      const path = `/organisations/${organisationId}/images/${image}`
      if (file === null) return call(nothing, path, { method: 'DELETE' })
      const form = new FormData()
      form.set('file', file)
      return call(nothing, path, { method: 'PUT', body: form })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['settings'] }),
  })
}
