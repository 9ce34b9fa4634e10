import { ActionIcon, Anchor, Stack, Text, Title } from '@mantine/core'
import type { LineView, OrderView } from '@skladno/contracts'
import {
  Caution,
  ChatScreen,
  EndCell,
  Fact,
  Facts,
  Identifier,
  Money,
  PanelSkeleton,
  PaneScroll,
  PaneStrip,
  QuantityText,
  RowCells,
  UnitPrice,
} from '@skladno/ui'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useText } from '../../i18n/i18n.tsx'
import { Loaded } from '../../screen/loaded.tsx'
import { chatOrderQuery } from './chat-api.ts'

const COLUMNS = '28px minmax(0, 1fr) auto'

/** A long order whole: every line with what it costs, too much for one message. */
export function OrderTable({ orderId, onBack }: { readonly orderId: string; readonly onBack: () => void }) {
  const t = useText()
  const order = useQuery(chatOrderQuery(orderId))
  return (
    <ChatScreen>
      <Loaded query={order} skeleton={<PanelSkeleton />}>
        {(view) => (
          <>
            <PaneStrip edge="top">
              <RowCells wide="44px minmax(0, 1fr)" narrow="44px minmax(0, 1fr)">
                <ActionIcon size={44} aria-label={t('chat.order.back')} onClick={onBack}>
                  <IconArrowLeft size={24} />
                </ActionIcon>
                <Stack gap={0}>
                  <Title order={1} size="h2">
                    {view.number === null ? t('chat.order.draft') : t('chat.order.title', { number: view.number })}
                  </Title>
                  <Text c="dimmed">
                    {view.statusText} · {t('chat.order.lines', { count: view.lines.length })}
                  </Text>
                </Stack>
              </RowCells>
            </PaneStrip>
            <PaneScroll label={t('chat.order')}>
              {view.lines.map((line) => (
                <Line key={line.id} line={line} />
              ))}
              <Summary order={view} />
            </PaneScroll>
          </>
        )}
      </Loaded>
    </ChatScreen>
  )
}

function Line({ line }: { readonly line: LineView }) {
  const t = useText()
  const quantity = line.sold ?? line.said
  return (
    <div className="sk-line-plain">
      <RowCells wide={COLUMNS} narrow={COLUMNS}>
        <Text c="dimmed">{line.position}</Text>
        <Stack gap={0}>
          <Text fw={500}>{line.product?.name ?? `«${line.requestedText}»`}</Text>
          <Text size="xs" c="dimmed">
            {line.product === null ? <Caution>{t('chat.order.unclear')}</Caution> : <Identifier>{line.product.sku}</Identifier>}
          </Text>
        </Stack>
        <EndCell>
          {quantity !== null && <QuantityText value={quantity} strong />}
          {line.price !== null && (
            <Text size="xs" c="dimmed">
              <UnitPrice value={line.price} />
            </Text>
          )}
          {line.amount !== null && (
            <Text>
              <Money value={line.amount} />
            </Text>
          )}
        </EndCell>
      </RowCells>
    </div>
  )
}

/** Sums stand only where the person may see prices: then the lines carry amounts. */
function Summary({ order }: { readonly order: OrderView }) {
  const t = useText()
  const seesPrices = order.lines.some((line) => line.amount !== null)
  return (
    <Stack p="md">
      <Facts>
        {seesPrices && (
          <>
            <Fact label={t('draft.total')}>
              <Money value={order.total} strong />
            </Fact>
            {order.vat !== null && (
              <Fact label={t('draft.vat')}>
                <Money value={order.vat} />
              </Fact>
            )}
          </>
        )}
        <Fact label={t('draft.terms')}>{order.paymentTerms.text}</Fact>
        {order.delivery.promise !== null && <Fact label={t('chat.order.promise')}>{order.delivery.promise}</Fact>}
      </Facts>
      {order.documents
        .filter((document) => document.state === 'current')
        .map((document) => (
          <Anchor key={document.id} href={document.url} target="_blank" rel="noopener">
            {document.title}
          </Anchor>
        ))}
    </Stack>
  )
}
