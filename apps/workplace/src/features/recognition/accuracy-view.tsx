import { Stack } from '@mantine/core'
import type { ReplayView } from '@skladno/contracts'
import { EmptyState, PanelSkeleton } from '@skladno/ui'
import { IconTargetArrow } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { replayQuery, replaysQuery } from '../../api/recognition.ts'
import { useText } from '../../i18n/i18n.tsx'
import { Loaded } from '../../screen/loaded.tsx'
import { ReplayFigures } from './replay-figures.tsx'
import { ReplayMisses } from './replay-misses.tsx'
import { ReplayShares } from './replay-shares.tsx'
import { ReplayStart } from './replay-start.tsx'
import { ThresholdEditor } from './threshold-editor.tsx'

const route = getRouteApi('/shell/recognition')

/** How right the bot is on the company's own past orders, what learning brought, and from which certainty on it may accept. */
export function AccuracyView(): ReactNode {
  const replays = useQuery(replaysQuery)
  return (
    <Loaded query={replays} skeleton={<PanelSkeleton />}>
      {(list) => <Accuracy replays={list} />}
    </Loaded>
  )
}

function Accuracy({ replays }: { readonly replays: readonly ReplayView[] }) {
  const t = useText()
  const { replayId } = route.useSearch()
  const shownId = replayId ?? replays.find(({ state }) => state === 'done')?.id
  const shown = useQuery({ ...replayQuery(shownId ?? ''), enabled: shownId !== undefined })
  const replay = shown.data
  return (
    <Stack gap="md">
      <ReplayStart replays={replays} shown={replay ?? null} />
      {shownId === undefined && (
        <EmptyState icon={<IconTargetArrow />} title={t('recognition.accuracy.empty')} hint={t('recognition.accuracy.empty.hint')} />
      )}
      {replay?.report != null && (
        <>
          <ReplayFigures report={replay.report} alias={replay.alias?.phrase ?? null} />
          {replay.report.now.orders > 0 && (
            <>
              <ThresholdEditor report={replay.report} replayId={replay.id} />
              <ReplayShares report={replay.report} />
              <ReplayMisses report={replay.report} />
            </>
          )}
        </>
      )}
    </Stack>
  )
}
