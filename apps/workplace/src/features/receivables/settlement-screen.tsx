import { Button, Group, Stack, Text } from '@mantine/core'
import type { CustomerSettlement, DebtDocument } from '@skladno/contracts'
import {
  Columns,
  Fact,
  Facts,
  formatDay,
  formatMoney,
  Money,
  Page,
  PanelSkeleton,
  Section,
  StatusPill,
  useLocale,
  useNow,
} from '@skladno/ui'
import { IconUser } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { settlementQuery } from '../../api/receivables.ts'
import { useText } from '../../i18n/i18n.tsx'
import { Loaded } from '../../screen/loaded.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { DebtReminderBox } from './debt-reminder-box.tsx'
import { Movements } from './movements.tsx'

const route = getRouteApi('/shell/receivables/$partnerId')
const OVERDUE_AGES = ['week', 'month', 'twoMonths', 'older'] as const

/** One customer's money: what is owed by which document, since when, and how it came to that. */
export function SettlementScreen(): ReactNode {
  const { partnerId } = route.useParams()
  const settlement = useQuery(settlementQuery(partnerId))
  return (
    <Loaded query={settlement} skeleton={<PanelSkeleton />}>
      {(view) => <SettlementCard settlement={view} />}
    </Loaded>
  )
}

function SettlementCard({ settlement }: { readonly settlement: CustomerSettlement }) {
  const t = useText()
  useTitle(settlement.partner.name)
  const { id } = settlement.partner
  return (
    <Page
      title={settlement.partner.name}
      subtitle={<Link to="/receivables">{t('receivables.title')}</Link>}
      actions={
        <Button component={Link} to={`/customers/${id}`} variant="default" leftSection={<IconUser size={16} aria-hidden />}>
          {t('receivables.card')}
        </Button>
      }
    >
      <Columns>
        <div>
          <Section title={t('receivables.documents')}>
            <Documents documents={settlement.documents} />
          </Section>
          <Section title={t('receivables.movements')}>
            <Movements movements={settlement.movements} />
          </Section>
        </div>
        <div>
          {settlement.scopes.map((scope) => (
            <Scope key={`${scope.organisation.id} ${scope.currency}`} scope={scope} />
          ))}
          <DebtReminderBox partnerId={id} />
        </div>
      </Columns>
    </Page>
  )
}

function Scope({ scope }: { readonly scope: CustomerSettlement['scopes'][number] }) {
  const t = useText()
  const money = (minor: number) => <Money value={{ minor, currency: scope.currency }} />
  return (
    <Section title={scope.organisation.name}>
      <Facts>
        <Fact label={t('receivables.col.debt')}>
          <Money value={{ minor: scope.debt, currency: scope.currency }} strong />
        </Fact>
        <Fact label={t('receivables.age.notDue')}>{money(scope.ages.notDue)}</Fact>
        {OVERDUE_AGES.filter((age) => scope.ages[age] > 0).map((age) => (
          <Fact key={age} label={t(`receivables.age.${age}`)}>
            {money(scope.ages[age])}
          </Fact>
        ))}
        {scope.advances !== 0 && <Fact label={t('receivables.col.advances')}>{money(scope.advances)}</Fact>}
        <Fact label={t('receivables.col.limit')}>{scope.limit === null ? t('receivables.no-limit') : money(scope.limit)}</Fact>
      </Facts>
    </Section>
  )
}

function Documents({ documents }: { readonly documents: readonly DebtDocument[] }) {
  const t = useText()
  if (documents.length === 0) return <Text c="dimmed">{t('receivables.documents.empty')}</Text>
  return (
    <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {documents.map((document, index) => (
        <li key={`${document.order?.id ?? ''} ${document.number ?? index}`}>
          <DocumentLine document={document} />
        </li>
      ))}
    </Stack>
  )
}

function DocumentLine({ document }: { readonly document: DebtDocument }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  const day = formatDay(document.on, now, locale)
  const title =
    document.kind === 'shipment'
      ? t('receivables.document.shipment', { number: document.number ?? '', day })
      : document.kind === 'opening'
        ? t('receivables.document.opening')
        : t('receivables.document.other', { day })
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap">
      <div>
        <Text fw={500}>{title}</Text>
        <Group gap={6}>
          {document.order !== null && (
            <Link to="/orders/$orderId" params={{ orderId: document.order.id }}>
              {t('receivables.order', { number: document.order.number ?? '' })}
            </Link>
          )}
          {document.overdueDays > 0 ? (
            <StatusPill tone="bad">{t('receivables.document.overdue', { count: document.overdueDays })}</StatusPill>
          ) : (
            document.dueOn !== null && (
              <Text size="xs" c="dimmed">
                {t('receivables.document.due', { day: formatDay(document.dueOn, now, locale) })}
              </Text>
            )
          )}
        </Group>
      </div>
      <Stack gap={0} align="flex-end">
        <Money value={document.left} strong />
        {document.left.minor !== document.amount.minor && (
          <Text size="xs" c="dimmed">
            {t('receivables.document.of', { amount: formatMoney(document.amount, locale) })}
          </Text>
        )}
      </Stack>
    </Group>
  )
}
