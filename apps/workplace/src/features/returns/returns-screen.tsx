import { Tabs } from '@mantine/core'
import { Page } from '@skladno/ui'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { Deposits } from './deposits.tsx'
import { NonReturnable } from './non-returnable.tsx'
import { Refunds } from './refunds.tsx'
import { ReturnList } from './return-list.tsx'

const route = getRouteApi('/shell/returns')
const TABS = ['done', 'money', 'never', 'deposits'] as const

/** What comes back: goods to decide about and to take in, money to give back, and what is never taken back. */
export function ReturnsScreen(): ReactNode {
  const t = useText()
  useTitle(t('returns.title'))
  const { tab = 'open' } = route.useSearch()
  const navigate = route.useNavigate()
  const mayPay = useMay('payments')
  return (
    <Page title={t('returns.title')}>
      <Tabs value={tab} onChange={(next) => void navigate({ search: { tab: TABS.find((each) => each === next) } })} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="open">{t('returns.open')}</Tabs.Tab>
          <Tabs.Tab value="done">{t('returns.done')}</Tabs.Tab>
          {mayPay && <Tabs.Tab value="money">{t('returns.money')}</Tabs.Tab>}
          <Tabs.Tab value="never">{t('returns.never')}</Tabs.Tab>
          <Tabs.Tab value="deposits">{t('returns.deposits')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="open">
          <ReturnList filter={{}} />
        </Tabs.Panel>
        <Tabs.Panel value="done">
          <ReturnList filter={{ state: 'accepted,rejected,withdrawn' }} />
        </Tabs.Panel>
        {mayPay && (
          <Tabs.Panel value="money">
            <Refunds />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="never">
          <NonReturnable />
        </Tabs.Panel>
        <Tabs.Panel value="deposits">
          <Deposits />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
