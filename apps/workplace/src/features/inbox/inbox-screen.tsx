import { EmptyState, PanelSkeleton, Panes } from '@skladno/ui'
import { IconMessages } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { threadQuery } from '../../api/threads.ts'
import { useText } from '../../i18n/i18n.tsx'
import { Loaded } from '../../screen/loaded.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { Conversation, ConversationLoading } from './conversation.tsx'
import { DraftPane } from './draft-pane.tsx'
import { InboxList } from './inbox-list.tsx'

const route = getRouteApi('/shell/inbox/{-$threadId}')

/** Three panes: who waits, what was said, what was understood. On a phone they are three steps. */
export function InboxScreen(): ReactNode {
  const t = useText()
  useTitle(t('nav.inbox'))
  const { threadId } = route.useParams()
  const { step } = route.useSearch()
  const current = threadId === undefined ? 'list' : step === 'order' ? 'side' : 'middle'
  return (
    <Panes
      step={current}
      list={<InboxList threadId={threadId} />}
      middle={threadId === undefined ? <NothingChosen /> : <ThreadPane key={threadId} threadId={threadId} />}
      side={threadId === undefined ? null : <OrderPane key={threadId} threadId={threadId} />}
    />
  )
}

function ThreadPane({ threadId }: { readonly threadId: string }) {
  const thread = useQuery(threadQuery(threadId))
  return (
    <Loaded query={thread} skeleton={<ConversationLoading />}>
      {(view) => <Conversation view={view} />}
    </Loaded>
  )
}

function OrderPane({ threadId }: { readonly threadId: string }) {
  const thread = useQuery(threadQuery(threadId))
  return (
    <Loaded query={thread} skeleton={<PanelSkeleton />}>
      {(view) => <DraftPane view={view} />}
    </Loaded>
  )
}

function NothingChosen() {
  const t = useText()
  return <EmptyState icon={<IconMessages />} title={t('inbox.choose')} hint={t('inbox.choose.hint')} />
}
