import { Button, Checkbox, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import type { StockDocument } from '@skladno/contracts'
import { Fact, Facts, formatMoment, formatNumber, PanelSkeleton, useLocale, useNow } from '@skladno/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiError } from '../../api/http.ts'
import { useMay } from '../../api/session.ts'
import { stockDocumentQuery, useStockDocuments } from '../../api/stock.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { failureText } from '../../screen/feedback-text.ts'
import { Loaded } from '../../screen/loaded.tsx'
import { signed } from './signed.ts'

/** One stock document, with the only way it can be taken back: a counter record. */
export function DocumentCard({ documentId }: { readonly documentId: string }) {
  const document = useQuery(stockDocumentQuery(documentId))
  return (
    <Loaded query={document} skeleton={<PanelSkeleton />}>
      {(card) => <Card document={card} />}
    </Loaded>
  )
}

function Card({ document }: { readonly document: StockDocument }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  const mayKeep = useMay('stock')
  return (
    <Stack>
      <Text fw={600}>{t(`stock.kind.${document.kind}`, { number: document.number })}</Text>
      <Facts>
        <Fact label={t('stock.warehouse')}>{document.warehouse.name}</Fact>
        {document.supplier !== '' && <Fact label={t('stock.col.supplier')}>{document.supplier}</Fact>}
        {document.reason !== '' && <Fact label={t('stock.reason')}>{document.reason}</Fact>}
        <Fact label={t('stock.col.who')}>{document.enteredBy ?? t('app.none')}</Fact>
        <Fact label={t('stock.col.when')}>{formatMoment(document.enteredAt, now, locale)}</Fact>
        {document.reverses !== null && <Fact label={t('stock.takes-back')}>№ {document.reverses.number}</Fact>}
        {document.reversedBy !== null && <Fact label={t('stock.taken-back-by')}>№ {document.reversedBy.number}</Fact>}
      </Facts>
      <Table aria-label={t('stock.col.goods')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('stock.col.product')}</Table.Th>
            <Table.Th ta="right">{t('stock.col.before')}</Table.Th>
            <Table.Th ta="right">{t('stock.col.difference')}</Table.Th>
            <Table.Th ta="right">{t('stock.col.after')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {document.lines.map(({ product, before, difference, after }) => (
            <Table.Tr key={`${product.id} ${before}`}>
              <Table.Td>
                <Link to="/catalog/$productId" params={{ productId: product.id }}>
                  {product.name}
                </Link>
              </Table.Td>
              <Table.Td ta="right">{formatNumber(before, locale)}</Table.Td>
              <Table.Td ta="right">{signed(difference, locale)}</Table.Td>
              <Table.Td ta="right">
                {formatNumber(after, locale)} {product.unit}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {mayKeep && document.allowedCommands.includes('reverse') && <TakeBack document={document} />}
    </Stack>
  )
}

function TakeBack({ document }: { readonly document: StockDocument }) {
  const t = useText()
  const feedback = useFeedback()
  const { reverse } = useStockDocuments()
  const [key] = useState(() => crypto.randomUUID())
  const [isAsking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [accepts, setAccepts] = useState(false)
  const isReserved = reverse.error instanceof ApiError && reverse.error.code === 'catalog.reserved-missing'
  if (!isAsking)
    return (
      <Group>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('stock.take-back')}
        </Button>
      </Group>
    )
  const submit = () =>
    reverse.mutate(
      { id: document.id, key, reason, acceptsShortage: accepts },
      { onError: feedback.failed, onSuccess: ({ number }) => feedback.done(t('stock.taken-back', { number })) },
    )
  return (
    <Stack gap="xs">
      <TextInput
        data-autofocus
        label={t('stock.take-back.why')}
        description={t('stock.take-back.hint')}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {isReserved && (
        <>
          <Text role="alert">{failureText(reverse.error, t)}</Text>
          <Checkbox label={t('stock.suffering.accept')} checked={accepts} onChange={(event) => setAccepts(event.currentTarget.checked)} />
        </>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={() => setAsking(false)}>
          {t('app.cancel')}
        </Button>
        <Button disabled={reason.trim() === '' || (isReserved && !accepts)} loading={reverse.isPending} onClick={submit}>
          {t('stock.take-back')}
        </Button>
      </Group>
    </Stack>
  )
}
