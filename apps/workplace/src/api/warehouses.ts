import { type SaveWarehouse, warehouseListSchema } from '@skladno/contracts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, nothing } from './http.ts'

export const warehousesQuery = queryOptions({
  queryKey: ['warehouses'],
  queryFn: ({ signal }) => call(warehouseListSchema, '/warehouses', { signal }),
  select: (answer) => answer.warehouses,
})

export function useSaveWarehouse() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ warehouseId, warehouse }: { readonly warehouseId: string | null; readonly warehouse: SaveWarehouse }) =>
      warehouseId === null
        ? call(nothing, '/warehouses', { method: 'POST', body: warehouse })
        : call(nothing, `/warehouses/${warehouseId}`, { method: 'PUT', body: warehouse }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['warehouses'] }),
  })
}
