import { Menu } from '@mantine/core'
import { NavMark } from '@skladno/ui'
import { IconDots } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMe } from '../api/session.ts'
import { escalationsQuery } from '../api/threads.ts'
import { useText } from '../i18n/i18n.tsx'
import { type Destination, permittedDestinations } from './navigation.ts'

const ON_THE_BAR = 4

/** How many people wait for a person: the one figure worth seeing from every screen. */
function useWaiting(): number {
  const isInbox = useMe().may.includes('inbox')
  const { data } = useQuery({ ...escalationsQuery, enabled: isInbox })
  return data?.filter((each) => each.state === 'open').length ?? 0
}

export function Rail() {
  const t = useText()
  const waiting = useWaiting()
  return (
    <nav className="sk-nav" aria-label={t('app.navigation')}>
      {permittedDestinations(useMe().may).map((destination) => (
        <DestinationLink key={destination.to} destination={destination} count={destination.needs === 'inbox' ? waiting : 0} />
      ))}
    </nav>
  )
}

export function BottomNavigation() {
  const t = useText()
  const waiting = useWaiting()
  const permitted = permittedDestinations(useMe().may)
  const shown = permitted.length <= ON_THE_BAR + 1 ? permitted : permitted.slice(0, ON_THE_BAR)
  const rest = permitted.slice(shown.length)
  return (
    <nav className="sk-nav" aria-label={t('app.navigation')}>
      {shown.map((destination) => (
        <DestinationLink key={destination.to} destination={destination} count={destination.needs === 'inbox' ? waiting : 0} />
      ))}
      {rest.length > 0 && <MoreDestinations destinations={rest} />}
    </nav>
  )
}

function DestinationLink({ destination, count }: { readonly destination: Destination; readonly count: number }) {
  const t = useText()
  const Icon = destination.icon
  return (
    <Link to={destination.to} className="sk-nav-link" activeProps={{ 'aria-current': 'page' }}>
      <NavMark icon={<Icon aria-hidden />} label={t(destination.label)} count={count} />
    </Link>
  )
}

function MoreDestinations({ destinations }: { readonly destinations: readonly Destination[] }) {
  const t = useText()
  return (
    <Menu position="top-end" width={220}>
      <Menu.Target>
        <button type="button" className="sk-nav-link">
          <NavMark icon={<IconDots aria-hidden />} label={t('app.more')} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {destinations.map(({ to, label, icon: Icon }) => (
          <Menu.Item key={to} component={Link} to={to} leftSection={<Icon size={20} aria-hidden />} py="sm">
            {t(label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
