import { ChatScreen, ConversationSkeleton, ErrorState } from '@skladno/ui'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { ApiError } from '../../api/http.ts'
import { useText } from '../../i18n/i18n.tsx'
import { failureText } from '../../screen/feedback-text.ts'
import { readAddress } from './chat-address.ts'
import { chatQuery, enterChat } from './chat-api.ts'
import { EnterScreen } from './enter-screen.tsx'
import { OrderTable } from './order-table.tsx'
import { TalkScreen } from './talk-screen.tsx'

/** The customer's chat: in by a link or a phone, then the conversation, and a long order as a table. */
export function ChatApp(): ReactNode {
  const t = useText()
  const [place, setPlace] = useState(() => readAddress(window.location))
  const { isEntering, isStale } = useSignedLink(place.kind === 'talk' ? null : place.link)
  const chat = useQuery({
    ...chatQuery,
    enabled: !isEntering,
    retry: (count, error) => !(error instanceof ApiError && error.status === 401) && count < 2,
  })
  useEffect(() => {
    document.title = t('chat.title')
  }, [t])
  if (isEntering)
    return (
      <ChatScreen>
        <ConversationSkeleton />
      </ChatScreen>
    )
  if (chat.error instanceof ApiError && chat.error.status === 401)
    return <EnterScreen isLinkStale={isStale} onEntered={() => void chat.refetch()} />
  if (chat.data === undefined)
    return (
      <ChatScreen>
        {chat.error === null ? (
          <ConversationSkeleton />
        ) : (
          <ErrorState
            title={t('error.load')}
            hint={failureText(chat.error, t)}
            retryLabel={t('app.retry')}
            onRetry={() => void chat.refetch()}
          />
        )}
      </ChatScreen>
    )
  if (place.kind === 'order') return <OrderTable orderId={place.orderId} onBack={() => setPlace(goToTalk())} />
  return <TalkScreen chat={chat.data} />
}

function goToTalk(): { kind: 'talk' } {
  window.history.pushState(null, '', '/chat')
  return { kind: 'talk' }
}

/** Uses the link of the address once, then takes it out of the address bar. */
function useSignedLink(link: string | null) {
  const client = useQueryClient()
  const [state, setState] = useState<'entering' | 'done' | 'stale'>(link === null ? 'done' : 'entering')
  useEffect(() => {
    if (link === null) return
    enterChat({ link })
      .then(() => setState('done'))
      .catch(() => setState('stale'))
      .finally(() => {
        const { pathname } = window.location
        window.history.replaceState(null, '', pathname.startsWith('/chat/orders/') ? pathname : '/chat')
        void client.invalidateQueries({ queryKey: ['chat'] })
      })
  }, [client, link])
  return { isEntering: state === 'entering', isStale: state === 'stale' }
}
