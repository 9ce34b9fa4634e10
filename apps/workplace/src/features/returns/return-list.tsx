import { Stack } from '@mantine/core'
import { EmptyState, RowsSkeleton } from '@skladno/ui'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReturnFilter, returnsQuery } from '../../api/returns.ts'
import { useText } from '../../i18n/i18n.tsx'
import { Loaded } from '../../screen/loaded.tsx'
import { ReturnCard } from './return-card.tsx'

/** Returns as cards, those that wait longest first. */
export function ReturnList({ filter }: { readonly filter: ReturnFilter }) {
  const t = useText()
  const returns = useQuery(returnsQuery(filter))
  return (
    <Loaded query={returns} skeleton={<RowsSkeleton />}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState icon={<IconArrowBackUp />} title={t('returns.empty')} hint={t('returns.empty.hint')} />
        ) : (
          <Stack>
            {rows.map((each) => (
              <ReturnCard key={each.id} view={each} />
            ))}
          </Stack>
        )
      }
    </Loaded>
  )
}
