import { Button, Stack, Text } from '@mantine/core'
import type { CustomerView } from '@skladno/contracts'
import { Columns, Fact, Facts, formatBasisPoints, formatMoney, Identifier, Page, PanelSkeleton, Section, useLocale } from '@skladno/ui'
import { IconClipboardList, IconFileSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { customerQuery } from '../../api/customers.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/i18n.tsx'
import { Loaded } from '../../screen/loaded.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { AddContact } from './add-contact.tsx'
import { CustomerContacts } from './customer-contacts.tsx'
import { CustomerEntities } from './customer-entities.tsx'
import { CustomerBalance, CustomerOrders } from './customer-history.tsx'
import { CustomerInvitations } from './customer-invitations.tsx'
import { CustomerNames } from './customer-names.tsx'
import { CustomerSites } from './customer-sites.tsx'
import { CustomerWork } from './customer-work.tsx'
import { TermsDrawer } from './terms-form.tsx'

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
  const seesOrders = useMay('orders.read')
  const seesDebts = useMay('receivables')
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
          <Section title={t('customer.terms')} aside={<EditTerms partnerId={customer.id} />}>
            <Terms customer={customer} />
          </Section>
          {seesOrders && (
            <Section title={t('customer.history')}>
              <CustomerOrders partnerId={customer.id} />
            </Section>
          )}
          {seesDebts && (
            <Section title={t('customer.movements')}>
              <CustomerBalance partnerId={customer.id} />
            </Section>
          )}
          <Section title={t('customer.contacts')}>
            <Stack gap="lg">
              <CustomerContacts customer={customer} mayEdit={mayEdit} />
              {mayEdit && <AddContact partnerId={customer.id} />}
            </Stack>
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
            <CustomerEntities customer={customer} mayEdit={mayEdit} />
          </Section>
          <Section title={t('customer.sites')}>
            <CustomerSites customer={customer} mayEdit={mayEdit} />
          </Section>
          {mayOrder && (
            <Section title={t('customer.names')}>
              <CustomerNames partnerId={customer.id} />
            </Section>
          )}
        </div>
      </Columns>
    </Page>
  )
}

function EditTerms({ partnerId }: { readonly partnerId: string }) {
  const t = useText()
  const mayChange = useMay('customers.terms')
  const [isOpen, setOpen] = useState(false)
  if (!mayChange) return null
  return (
    <>
      <Button size="xs" variant="subtle" onClick={() => setOpen(true)}>
        {t('customer.terms.edit')}
      </Button>
      <TermsDrawer partnerId={partnerId} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
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
