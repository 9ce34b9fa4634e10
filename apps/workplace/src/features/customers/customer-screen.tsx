import { Button, List, Stack, Text } from '@mantine/core'
import type { CustomerView } from '@skladno/contracts'
import { Columns, Fact, Facts, formatBasisPoints, formatMoney, Identifier, Page, PanelSkeleton, Section, useLocale } from '@skladno/ui'
import { IconClipboardList, IconFileSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { customerQuery } from '../../api/customers.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/i18n.tsx'
import { Loaded } from '../../screen/loaded.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { CustomerContacts } from './customer-contacts.tsx'
import { CustomerInvitations } from './customer-invitations.tsx'
import { CustomerWork } from './customer-work.tsx'

const route = getRouteApi('/shell/customers/$partnerId')

/** One customer: terms, people with their rights, how we work with them. */
export function CustomerScreen(): ReactNode {
  const { partnerId } = route.useParams()
  const customer = useQuery(customerQuery(partnerId))
  return (
    <Loaded query={customer} skeleton={<PanelSkeleton />}>
      {(view) => <CustomerCard customer={view} />}
    </Loaded>
  )
}

function CustomerCard({ customer }: { readonly customer: CustomerView }) {
  const t = useText()
  const mayEdit = useMay('customers.edit')
  const mayOrder = useMay('orders.edit')
  useTitle(customer.name)
  return (
    <Page
      title={customer.name}
      subtitle={customer.code === null ? undefined : <Identifier>{customer.code}</Identifier>}
      actions={
        <>
          <Button
            component={Link}
            to={`/orders?partnerId=${customer.id}`}
            variant="default"
            leftSection={<IconClipboardList size={16} aria-hidden />}
          >
            {t('customer.orders')}
          </Button>
          {mayOrder && (
            <Button component={Link} to={`/parse?partnerId=${customer.id}`} leftSection={<IconFileSearch size={16} aria-hidden />}>
              {t('nav.parse')}
            </Button>
          )}
        </>
      }
    >
      <Columns>
        <div>
          <Section title={t('customer.terms')}>
            <Terms customer={customer} />
          </Section>
          <Section title={t('customer.contacts')}>
            <CustomerContacts customer={customer} mayEdit={mayEdit} />
          </Section>
          <Section title={t('invite.title')}>
            <CustomerInvitations customer={customer} mayEdit={mayEdit} />
          </Section>
        </div>
        <div>
          <Section title={t('customer.work')}>
            <CustomerWork customer={customer} mayEdit={mayEdit} />
          </Section>
          <Section title={t('customer.entities')}>
            <Stack gap="sm">
              {customer.legalEntities.map((entity) => (
                <div key={entity.id}>
                  <Text fw={500}>{entity.name}</Text>
                  <Text size="xs" c="dimmed">
                    <Identifier>{entity.kpp === null ? entity.taxId : `${entity.taxId} / ${entity.kpp}`}</Identifier>
                  </Text>
                  <Text size="xs" c="dimmed">
                    {entity.address}
                  </Text>
                </div>
              ))}
            </Stack>
          </Section>
          {customer.sites.length > 0 && (
            <Section title={t('customer.sites')}>
              <List size="sm" listStyleType="none" spacing="xs">
                {customer.sites.map((site) => (
                  <List.Item key={site.id}>{site.name === '' ? site.address : `${site.name}: ${site.address}`}</List.Item>
                ))}
              </List>
            </Section>
          )}
        </div>
      </Columns>
    </Page>
  )
}

function Terms({ customer }: { readonly customer: CustomerView }) {
  const t = useText()
  const locale = useLocale()
  const { agreement, balance } = customer
  return (
    <Stack gap="sm">
      {agreement === null ? (
        <Text c="dimmed">{t('customer.agreement.none')}</Text>
      ) : (
        <Facts>
          <Fact label={t('customer.agreement')}>{agreement.name}</Fact>
          <Fact label={t('order.organisation')}>{agreement.organisation.name}</Fact>
          <Fact label={t('customer.price-type')}>{agreement.priceType}</Fact>
          {agreement.discountBp > 0 && <Fact label={t('customer.discount')}>{formatBasisPoints(agreement.discountBp, locale)}</Fact>}
          <Fact label={t('customer.payment')}>{agreement.paymentText}</Fact>
          <Fact label={t('customer.credit')}>
            {agreement.creditLimit === null
              ? t('customer.credit.none')
              : t('draft.credit.used', {
                  used: formatMoney(agreement.creditUsed, locale),
                  limit: formatMoney(agreement.creditLimit, locale),
                })}
          </Fact>
          {agreement.warehouse !== null && <Fact label={t('customer.warehouse')}>{agreement.warehouse.name}</Fact>}
        </Facts>
      )}
      {balance !== null && (
        <Facts>
          <Fact label={t('customer.balance')}>{balance.minor === 0 ? t('customer.balance.even') : <Balance balance={balance} />}</Fact>
        </Facts>
      )}
    </Stack>
  )
}

/** Above zero the customer owes us, below zero we hold their advance. */
function Balance({ balance }: { readonly balance: NonNullable<CustomerView['balance']> }) {
  const t = useText()
  const locale = useLocale()
  const amount = formatMoney({ ...balance, minor: Math.abs(balance.minor) }, locale)
  return balance.minor > 0 ? t('customer.balance.they', { amount }) : t('customer.balance.we', { amount })
}
