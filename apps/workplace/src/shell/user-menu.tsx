import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core'
import { IconCheck, IconLogout, IconMail } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { signOut, useMe } from '../api/session.ts'
import { useLanguage } from '../i18n/i18n.tsx'
import { useFeedback } from '../screen/feedback.ts'

const LANGUAGES = [
  { locale: 'ru', name: 'Русский' },
  { locale: 'en', name: 'English' },
] as const

export function UserMenu() {
  const me = useMe()
  const { t, locale, choose } = useLanguage()
  const client = useQueryClient()
  const navigate = useNavigate()
  const feedback = useFeedback()
  const initials = me.name
    .split(/\s+/, 2)
    .map((word) => word.slice(0, 1))
    .join('')
  const leave = async () => {
    try {
      await signOut()
      await navigate({ to: '/sign-in' })
      client.clear()
    } catch (error) {
      feedback.failed(error)
    }
  }
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton aria-label={`${initials}: ${t('user.menu')}`} mih={44} miw={36}>
          <Avatar color="accent" size={32}>
            {initials}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Text px="sm" pt="xs" fw={600}>
          {me.name}
        </Text>
        <Text px="sm" pb="xs" size="xs" c="dimmed">
          {me.roles.map((role) => t(`role.${role}`)).join(', ')}
        </Text>
        <Menu.Divider />
        <Menu.Label>{t('user.language')}</Menu.Label>
        {LANGUAGES.map((language) => (
          <Menu.Item
            key={language.locale}
            lang={language.locale}
            rightSection={language.locale === locale ? <IconCheck size={16} aria-hidden /> : null}
            onClick={() => choose(language.locale)}
          >
            {language.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={Link} to="/my-alerts" leftSection={<IconMail size={16} aria-hidden />}>
          {t('alerts.title')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()}>
          {t('user.sign-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
