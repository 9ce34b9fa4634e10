import { Drawer } from '@mantine/core'
import { NavGroup, NavMark } from '@skladno/ui'
import { IconDots } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../api/session.ts'
import { escalationsQuery } from '../api/threads.ts'
import { useText } from '../i18n/i18n.tsx'
import { type Destination, permittedDestinations, permittedGroups } from './navigation.ts'

const ON_THE_BAR = 4

/** How many people wait for a person: the one figure worth seeing from every screen. */
function useWaiting(): number {
  const isInbox = useMe().may.includes('inbox')
  const { data } = useQuery({ ...escalationsQuery, enabled: isInbox })
  return data?.filter((each) => each.state === 'open').length ?? 0
}

/** Every screen the person may open, by group; on a narrow desktop the words of groups give way to lines. */
export function Rail() {
  const t = useText()
  return (
    <nav className="sk-nav" aria-label={t('app.navigation')}>
      <DestinationGroups />
    </nav>
  )
}

function DestinationGroups({ onOpen = () => undefined }: { readonly onOpen?: () => void }) {
  const t = useText()
  const waiting = useWaiting()
  return permittedGroups(useMe().may).map(({ label, destinations }) => (
    <NavGroup key={label} label={t(label)}>
      {destinations.map((destination) => (
        <li key={destination.to}>
          <DestinationLink destination={destination} count={destination.needs === 'inbox' ? waiting : 0} onOpen={onOpen} />
        </li>
      ))}
    </NavGroup>
  ))
}

export function BottomNavigation() {
  const t = useText()
  const waiting = useWaiting()
  const permitted = permittedDestinations(useMe().may)
  const shown = permitted.length <= ON_THE_BAR + 1 ? permitted : permitted.slice(0, ON_THE_BAR)
  return (
    <nav className="sk-nav" aria-label={t('app.navigation')}>
      {shown.map((destination) => (
        <DestinationLink key={destination.to} destination={destination} count={destination.needs === 'inbox' ? waiting : 0} />
      ))}
      {shown.length < permitted.length && <AllDestinations />}
    </nav>
  )
}

interface DestinationLinkProps {
  readonly destination: Destination
  readonly count: number
  readonly onOpen?: () => void
}

function DestinationLink({ destination, count, onOpen }: DestinationLinkProps) {
  const t = useText()
  const Icon = destination.icon
  return (
    <Link to={destination.to} className="sk-nav-link" activeProps={{ 'aria-current': 'page' }} onClick={onOpen}>
      <NavMark icon={<Icon aria-hidden />} label={t(destination.label)} count={count} />
    </Link>
  )
}

/** On a phone every screen by group, from under the thumb. */
function AllDestinations() {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="sk-nav-link" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <NavMark icon={<IconDots aria-hidden />} label={t('app.more')} />
      </button>
      <Drawer
        opened={isOpen}
        onClose={() => setOpen(false)}
        position="bottom"
        size="auto"
        title={t('app.navigation')}
        closeButtonProps={{ 'aria-label': t('app.close') }}
      >
        <nav className="sk-nav sk-nav-sheet" aria-label={t('app.navigation')}>
          <DestinationGroups onOpen={() => setOpen(false)} />
        </nav>
      </Drawer>
    </>
  )
}
