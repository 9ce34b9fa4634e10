import { Alert, Group, Stack, Text } from '@mantine/core'
import type { BankReport, DocumentMatchView, StatementReport as Report } from '@skladno/contracts'
import { Fact, Facts, formatDay, formatMoney, formatNumber, Identifier, StatusPill, type Tone, useLocale, useNow } from '@skladno/ui'
import { useText } from '../../i18n/i18n.tsx'
import { Confidence, MatchTarget, reasonsText } from './match-words.tsx'

/** What the statements say and what each document seems to be for. */
export function StatementReport({ report }: { readonly report: BankReport }) {
  const t = useText()
  const incoming = report.matches.filter(({ ended }) => ended !== 'known' && ended !== 'outgoing')
  return (
    <Stack>
      {report.statements.map((statement) => (
        <Statement key={`${statement.file} ${statement.sumIn} ${statement.sumOut}`} statement={statement} />
      ))}
      {incoming.length > 0 && (
        <div>
          <Text fw={600}>{t('bank.matches')}</Text>
          <Stack gap="xs" mt="xs">
            {incoming.map((match) => (
              <Match key={`${match.line} ${match.number}`} match={match} />
            ))}
          </Stack>
        </div>
      )}
    </Stack>
  )
}

/** Exact decimals of the bank, as people read numbers. */
function useDecimal(): (text: string) => string {
  const locale = useLocale()
  return (text) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 5 }).format(Number(text))
}

export function Statement({ statement }: { readonly statement: Report }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  const decimal = useDecimal()
  const day = (date: string | null): string => (date === null ? t('app.none') : formatDay(date, now, locale))
  return (
    <Stack gap="xs">
      <Text fw={600}>{statement.file}</Text>
      {statement.accounts.map((account) => (
        <div key={account.number}>
          <Identifier>{account.number}</Identifier>
          <Text size="sm" c="dimmed">
            {account.from === account.to ? day(account.from) : t('bank.period', { from: day(account.from), to: day(account.to) })}
            {account.opening !== null && account.closing !== null && (
              <> · {t('bank.balances', { opening: decimal(account.opening), closing: decimal(account.closing) })}</>
            )}
          </Text>
        </div>
      ))}
      <Facts>
        <Fact label={t('bank.documents')}>{formatNumber(statement.documents, locale)}</Fact>
        <Fact label={t('bank.in')}>{t('bank.count-sum', { count: statement.in, sum: decimal(statement.sumIn) })}</Fact>
        <Fact label={t('bank.out')}>{t('bank.count-sum', { count: statement.out, sum: decimal(statement.sumOut) })}</Fact>
      </Facts>
      {statement.warnings.length > 0 && (
        <Alert color="yellow" title={t('bank.warnings')}>
          {statement.warnings.map(({ code, text }) => (
            <Text key={code} size="sm">
              {text}
            </Text>
          ))}
        </Alert>
      )}
    </Stack>
  )
}

const ENDED: Readonly<Record<DocumentMatchView['ended'], Tone>> = {
  known: 'neutral',
  applied: 'good',
  'on-balance': 'good',
  proposed: 'warn',
  'without-proposal': 'bad',
  refund: 'neutral',
  outgoing: 'neutral',
  'own-transfer': 'neutral',
}

function Match({ match }: { readonly match: DocumentMatchView }) {
  const t = useText()
  const locale = useLocale()
  return (
    <Alert color="gray" variant="light" p="xs">
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        <Text fw={500}>{match.otherSide}</Text>
        <span className="sk-number sk-strong">{formatMoney(match.amount, locale)}</span>
      </Group>
      <Text size="xs" c="dimmed">
        {match.purpose}
      </Text>
      <Group gap="xs" mt={4}>
        <StatusPill tone={ENDED[match.ended]}>{t(`bank.ended.${match.ended}`)}</StatusPill>
        {match.proposal !== null && <Confidence value={match.proposal.confidence} />}
      </Group>
      {match.proposal !== null && (
        <>
          <MatchTarget partner={match.proposal.partner} orders={match.proposal.orders} />
          <Text size="xs">{reasonsText(match.proposal.reasons, t)}</Text>
        </>
      )}
    </Alert>
  )
}
