import { ActionIcon, Kbd, Text, Tooltip, UnstyledButton } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { AppFrame, PaneStrip } from '@skladno/ui'
import { IconSearch } from '@tabler/icons-react'
import { Outlet, useLocation } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useLiveUpdates } from '../api/live.ts'
import { useMe } from '../api/session.ts'
import { useLanguage } from '../i18n/i18n.tsx'
import { Forbidden } from '../screen/route-states.tsx'
import { FirstStepsLink } from './first-steps-link.tsx'
import { isForbidden } from './navigation.ts'
import { BottomNavigation, Rail } from './navigation-links.tsx'
import { NoticesBell } from './notices-bell.tsx'
import { UserMenu } from './user-menu.tsx'

const Palette = lazy(() => import('../features/palette/palette.tsx'))

/** Everything around a screen: where to go, search, notices, the person. */
export function Shell(): ReactNode {
  const me = useMe()
  const { pathname } = useLocation()
  const { t, prefer } = useLanguage()
  const isOnline = useLiveUpdates('/api/v1/live')
  const [isPaletteOpen, setPaletteOpen] = useState(false)
  useHotkeys([['mod+K', () => setPaletteOpen(true)]], [])
  useEffect(() => prefer(me.locale), [me.locale, prefer])
  return (
    <AppFrame
      rail={<Rail />}
      bottom={<BottomNavigation />}
      banner={isOnline ? null : <PaneStrip edge="notice">{t('app.offline')}</PaneStrip>}
      bar={
        <>
          <Text fw={600} truncate flex={1}>
            {me.company}
          </Text>
          <FirstStepsLink />
          <SearchButton label={t('palette.placeholder')} onOpen={() => setPaletteOpen(true)} />
          <NoticesBell />
          <UserMenu />
        </>
      }
    >
      {isForbidden(pathname, me.may) ? <Forbidden /> : <Outlet />}
      <Suspense>{isPaletteOpen && <Palette onClose={() => setPaletteOpen(false)} />}</Suspense>
    </AppFrame>
  )
}

function SearchButton({ label, onOpen }: { readonly label: string; readonly onOpen: () => void }) {
  return (
    <>
      <Tooltip label={label}>
        <ActionIcon size="lg" aria-label={label} onClick={onOpen}>
          <IconSearch size={20} />
        </ActionIcon>
      </Tooltip>
      <UnstyledButton visibleFrom="sm" onClick={onOpen} aria-hidden tabIndex={-1}>
        <Kbd>⌘K</Kbd>
      </UnstyledButton>
    </>
  )
}
