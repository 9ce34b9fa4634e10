import { type DeliverySetup, deliveryBoardSchema, deliveryRunSchema, deliverySetupSchema, type RunCommand } from '@skladno/contracts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from './http.ts'

export interface BoardFilter {
  readonly warehouseId?: string | undefined
  /** `YYYY-MM-DD`; today where the warehouse is unless told. */
  readonly from?: string | undefined
}

export const deliveryBoardQuery = (filter: BoardFilter) =>
  queryOptions({
    queryKey: ['deliveries', filter],
    queryFn: ({ signal }) => call(deliveryBoardSchema, '/delivery-runs', { query: { ...filter }, signal }),
  })

export interface RunAddress {
  readonly routeId: string
  readonly day: string
}

export const deliveryRunQuery = ({ routeId, day }: RunAddress) =>
  queryOptions({
    queryKey: ['delivery-run', routeId, day],
    queryFn: ({ signal }) => call(deliveryRunSchema, `/delivery-runs/${routeId}/${day}`, { signal }),
  })

/** A command to a run. The answer is the run as it is now. */
export function useRunCommand() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ run, command }: { readonly run: RunAddress; readonly command: RunCommand }) =>
      call(deliveryRunSchema, `/delivery-runs/${run.routeId}/${run.day}/commands`, { method: 'POST', body: command }),
    onSettled: () => {
      for (const key of ['deliveries', 'delivery-run', 'orders', 'order']) void client.invalidateQueries({ queryKey: [key] })
    },
  })
}

export const deliverySetupQuery = (warehouseId: string) =>
  queryOptions({
    queryKey: ['delivery-setup', warehouseId],
    queryFn: ({ signal }) => call(deliverySetupSchema, `/warehouses/${warehouseId}/delivery-setup`, { signal }),
  })

/** Writes the zones and routes of a warehouse as a whole. */
export function useSaveDeliverySetup(warehouseId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (setup: DeliverySetup) =>
      call(deliverySetupSchema, `/warehouses/${warehouseId}/delivery-setup`, { method: 'PUT', body: setup }),
    onSuccess: (saved) => {
      client.setQueryData(deliverySetupQuery(warehouseId).queryKey, saved)
      void client.invalidateQueries({ queryKey: ['deliveries'] })
    },
  })
}
