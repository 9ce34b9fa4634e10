import { QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError } from './http.ts'

/** One store of server state. Temporary failures are asked again; a lost session is told once. */
export function createQueryClient(onSessionLost: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (error instanceof ApiError && error.status === 401 && query.queryKey[0] !== 'me') onSessionLost()
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) =>
          error instanceof ApiError && error.isTemporary && error.code !== 'client.unexpected-answer' && failures < 2,
      },
      mutations: { retry: false },
    },
  })
}
