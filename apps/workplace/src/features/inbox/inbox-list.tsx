import { SegmentedControl, Stack, TextInput } from '@mantine/core'
import { EmptyState, PaneStrip, RowsSkeleton, VirtualList } from '@skladno/ui'
import { IconCircleCheck, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { escalationsQuery, threadsQuery } from '../../api/threads.ts'
import { useText } from '../../i18n/i18n.tsx'
import { Loaded } from '../../screen/loaded.tsx'
import { useSearchField } from '../../screen/use-search-field.ts'
import { EscalationRow } from './escalation-row.tsx'
import { ThreadLink } from './thread-link.tsx'

const route = getRouteApi('/shell/inbox/{-$threadId}')

/** The left pane: all threads, or only the requests for a person. */
export function InboxList({ threadId }: { readonly threadId: string | undefined }) {
  const t = useText()
  const { view, q } = route.useSearch()
  const navigate = route.useNavigate()
  const escalations = useQuery(escalationsQuery)
  const waiting = escalations.data?.filter((each) => each.state !== 'done').length ?? 0
  const [text, setText] = useSearchField(q, (next) => void navigate({ search: (old) => ({ ...old, q: next }), replace: true }))
  return (
    <>
      <PaneStrip edge="top">
        <Stack gap="xs">
          <SegmentedControl
            fullWidth
            aria-label={t('nav.inbox')}
            value={view ?? 'threads'}
            onChange={(next) => void navigate({ search: (old) => ({ ...old, view: next === 'people' ? 'people' : undefined }) })}
            data={[
              { value: 'threads', label: t('inbox.threads') },
              { value: 'people', label: waiting === 0 ? t('inbox.people') : t('inbox.people.count', { count: waiting }) },
            ]}
          />
          {view === undefined && (
            <TextInput
              type="search"
              aria-label={t('app.search')}
              placeholder={t('inbox.search')}
              leftSection={<IconSearch size={16} aria-hidden />}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
        </Stack>
      </PaneStrip>
      {view === 'people' ? <Escalations /> : <Threads q={q} current={threadId} />}
    </>
  )
}

function Threads({ q, current }: { readonly q: string | undefined; readonly current: string | undefined }) {
  const t = useText()
  const threads = useQuery({ ...threadsQuery({ q }), placeholderData: keepPreviousData })
  return (
    <Loaded query={threads} skeleton={<RowsSkeleton height={64} />}>
      {(list) =>
        list.length === 0 ? (
          <EmptyState
            icon={<IconCircleCheck />}
            title={t(q === undefined ? 'inbox.empty' : 'inbox.empty.filtered')}
            {...(q === undefined ? { hint: t('inbox.empty.hint') } : {})}
          />
        ) : (
          <VirtualList
            items={list}
            label={t('inbox.threads')}
            estimatedRowHeight={84}
            keyOf={(thread) => thread.id}
            renderRow={(thread) => <ThreadLink thread={thread} isCurrent={thread.id === current} />}
          />
        )
      }
    </Loaded>
  )
}

function Escalations() {
  const t = useText()
  const escalations = useQuery(escalationsQuery)
  return (
    <Loaded query={escalations} skeleton={<RowsSkeleton height={96} />}>
      {(list) =>
        list.length === 0 ? (
          <EmptyState icon={<IconCircleCheck />} title={t('inbox.people.empty')} hint={t('inbox.people.empty.hint')} />
        ) : (
          <VirtualList
            items={list}
            label={t('inbox.people')}
            estimatedRowHeight={132}
            keyOf={(each) => each.id}
            renderRow={(each) => <EscalationRow escalation={each} />}
          />
        )
      }
    </Loaded>
  )
}
