import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { Age, Identifier, PanelSkeleton, Section } from '@skladno/ui'
import { useQuery } from '@tanstack/react-query'
import { bankAccountsQuery, knownPayersQuery, useForgetPayer, useSetOrigin } from '../../api/bank.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'

const ORIGINS = ['statement', 'hand', 'erp'] as const

/** Where the payments of each account come from, and who pays for whom. */
export function BankAccounts() {
  const t = useText()
  return (
    <Stack>
      <Section title={t('bank.origins')}>
        <Text size="sm" c="dimmed" mb="sm">
          {t('bank.origins.hint')}
        </Text>
        <AccountOrigins />
      </Section>
      <Section title={t('bank.payers')}>
        <KnownPayers />
      </Section>
    </Stack>
  )
}

/** Exactly one origin an account: nothing may count twice. */
export function AccountOrigins() {
  const t = useText()
  const feedback = useFeedback()
  const mayChange = useMay('settings')
  const accounts = useQuery(bankAccountsQuery)
  const setOrigin = useSetOrigin()
  return (
    <Loaded query={accounts} skeleton={<PanelSkeleton />}>
      {(found) => (
        <Stack gap="sm">
          {found.length === 0 && <Text c="dimmed">{t('bank.origins.empty')}</Text>}
          {found.map(({ id, account, bankName, organisation, paymentsOrigin }) => (
            <Group key={id} justify="space-between" gap="xs">
              <div>
                <Identifier>{account}</Identifier>
                <Text size="xs" c="dimmed">
                  {organisation.name}, {bankName}
                </Text>
              </div>
              <Select
                aria-label={t('bank.origin.of', { account })}
                allowDeselect={false}
                disabled={!mayChange}
                data={ORIGINS.map((value) => ({ value, label: t(`bank.origin.${value}`) }))}
                value={paymentsOrigin}
                onChange={(value) => {
                  const origin = ORIGINS.find((each) => each === value)
                  if (origin !== undefined)
                    setOrigin.mutate(
                      { id, paymentsOrigin: origin },
                      { onError: feedback.failed, onSuccess: () => feedback.done(t('app.saved')) },
                    )
                }}
              />
            </Group>
          ))}
          {!mayChange && <Text size="sm">{t('bank.origins.ask')}</Text>}
        </Stack>
      )}
    </Loaded>
  )
}

function KnownPayers() {
  const t = useText()
  const feedback = useFeedback()
  const payers = useQuery(knownPayersQuery)
  const forget = useForgetPayer()
  return (
    <Loaded query={payers} skeleton={<PanelSkeleton />}>
      {(found) =>
        found.length === 0 ? (
          <Text c="dimmed">{t('bank.payers.empty')}</Text>
        ) : (
          <Stack gap="sm">
            {found.map(({ taxId, name, partner, rememberedBy, rememberedAt }) => (
              <Group key={`${taxId} ${partner.id}`} justify="space-between" gap="xs">
                <div>
                  <Text>{t('bank.payer.for', { payer: name, customer: partner.name })}</Text>
                  <Group gap={6}>
                    <Identifier>{taxId}</Identifier>
                    <Text size="xs" c="dimmed">
                      {rememberedBy}
                    </Text>
                    <Age at={rememberedAt} />
                  </Group>
                </div>
                <Button
                  size="xs"
                  variant="default"
                  loading={forget.isPending}
                  onClick={() => forget.mutate({ taxId, partnerId: partner.id }, { onError: feedback.failed })}
                  aria-label={t('bank.payer.forget.of', { payer: name })}
                >
                  {t('bank.payer.forget')}
                </Button>
              </Group>
            ))}
          </Stack>
        )
      }
    </Loaded>
  )
}
