import { Alert, Button, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { Section } from '@skladno/ui'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import { choosePassword } from '../../api/session.ts'
import { useText } from '../../i18n/i18n.tsx'
import { failureText } from '../../screen/feedback-text.ts'
import { useTitle } from '../../screen/use-title.ts'

/** The token stands behind `#`, where no server sees it. */
const tokenOf = (hash: string): string => new URLSearchParams(hash.replace(/^#/, '')).get('token') ?? ''

/** A new password by the link of an invitation or of a reset. */
export function WelcomeScreen(): ReactNode {
  const t = useText()
  useTitle(t('welcome.title'))
  const navigate = useNavigate()
  const [token] = useState(() => tokenOf(window.location.hash))
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const choose = useMutation({ mutationFn: () => choosePassword(token, password) })
  const isDifferent = again !== '' && again !== password
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password === again) choose.mutate()
  }
  return (
    <Stack component="main" h="100dvh" justify="center" align="center" p="md">
      <Stack w="100%" maw={420}>
        <Text fw={700} size="xl" c="accent" ta="center">
          {t('app.name')}
        </Text>
        <Section>
          {choose.isSuccess ? (
            <Stack>
              <Title order={1} ta="center">
                {t('welcome.done')}
              </Title>
              <Button size="md" onClick={() => void navigate({ to: '/sign-in', replace: true })}>
                {t('sign-in.submit')}
              </Button>
            </Stack>
          ) : (
            <form onSubmit={submit} aria-label={t('welcome.title')}>
              <Stack>
                <Title order={1} ta="center">
                  {t('welcome.title')}
                </Title>
                {token === '' && <Alert color="yellow">{t('welcome.no-link')}</Alert>}
                {choose.error !== null && (
                  <Alert color="red" role="alert">
                    {failureText(choose.error, t)}
                  </Alert>
                )}
                <PasswordInput
                  label={t('welcome.password')}
                  description={t('welcome.password.hint')}
                  autoComplete="new-password"
                  required
                  minLength={8}
                  value={password}
                  onChange={(event) => setPassword(event.currentTarget.value)}
                />
                <PasswordInput
                  label={t('welcome.again')}
                  autoComplete="new-password"
                  required
                  value={again}
                  error={isDifferent ? t('welcome.different') : null}
                  onChange={(event) => setAgain(event.currentTarget.value)}
                />
                <Button type="submit" size="md" loading={choose.isPending} disabled={token === '' || isDifferent}>
                  {t('app.save')}
                </Button>
              </Stack>
            </form>
          )}
        </Section>
      </Stack>
    </Stack>
  )
}
