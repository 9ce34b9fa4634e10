import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { formatMoney, formatQuantity, useLocale } from '@skladno/ui'
import { useText } from '../../i18n/i18n.tsx'
import { failureText } from '../../screen/feedback-text.ts'
import { useDesk } from './commands.ts'

/** What a change of a confirmed order comes to, line by line and in money, before it is applied. */
export function ChangeBar() {
  const t = useText()
  const { isChanging, change, isBusy } = useDesk()
  if (!isChanging) return null
  const { edits, preview, refusal } = change
  return (
    <Alert
      color={refusal === null ? 'gray' : 'yellow'}
      m="sm"
      p="sm"
      title={t('change.title')}
      aria-label={t('change.title')}
      role="region"
    >
      <Stack gap="xs">
        {edits.length === 0 && <Text>{t('change.hint')}</Text>}
        {refusal !== null && <Text role="alert">{failureText(refusal, t)}</Text>}
        {edits.length > 0 && refusal === null && preview !== null && <Difference />}
        <Group gap="xs">
          <Button
            disabled={edits.length === 0 || refusal !== null || preview === null}
            loading={isBusy}
            onClick={() => void change.apply()}
          >
            {t('change.apply')}
          </Button>
          <Button variant="default" onClick={change.discard}>
            {t('change.discard')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  )
}

function Difference() {
  const t = useText()
  const locale = useLocale()
  const { preview } = useDesk().change
  if (preview === null) return null
  const money = (value: { minor: number; currency: 'RUB' | 'KZT' | 'CNY' | 'USD' }) => formatMoney(value, locale)
  const change = preview.becomes.minor - preview.was.minor
  const sign = change > 0 ? '+' : '−'
  return (
    <>
      <Stack gap={2}>
        {preview.lines.map((line) => (
          <Text key={`${line.name} ${line.was?.amount} ${line.becomes?.amount}`}>
            {line.name}:{' '}
            {line.was === null
              ? `+ ${formatQuantity(line.becomes ?? { amount: 0, unit: '' }, locale)}`
              : line.becomes === null
                ? t('change.removed')
                : `${formatQuantity(line.was, locale)} → ${formatQuantity(line.becomes, locale)}`}
          </Text>
        ))}
      </Stack>
      <Text fw={600}>
        {t('change.sums', {
          was: money(preview.was),
          becomes: money(preview.becomes),
          difference: change === 0 ? '0' : `${sign}${money({ ...preview.becomes, minor: Math.abs(change) })}`,
        })}
      </Text>
      {preview.due.minor > 0 && <Text size="sm">{t('change.due', { due: money(preview.due) })}</Text>}
      {preview.over.minor > 0 && <Text size="sm">{t('change.over', { over: money(preview.over) })}</Text>}
      {preview.invoiceNumber !== null && change !== 0 && <Text size="sm">{t('change.invoice', { number: preview.invoiceNumber })}</Text>}
    </>
  )
}
