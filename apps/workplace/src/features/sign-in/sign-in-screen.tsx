import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { Section } from '@skladno/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import { demoQuery } from '../../api/demo.ts'
import { ApiError } from '../../api/http.ts'
import { signIn } from '../../api/session.ts'
import { type MessageKey, type Translate, useText } from '../../i18n/i18n.tsx'
import { failureText } from '../../screen/feedback-text.ts'
import { useTitle } from '../../screen/use-title.ts'
import { ForgottenPassword } from './forgotten-password.tsx'

const route = getRouteApi('/sign-in')

interface Credentials {
  readonly email: string
  readonly password: string
}

export function SignInScreen(): ReactNode {
  const t = useText()
  useTitle(t('sign-in.title'))
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const enter = useSignIn()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    enter.mutate({ email: email.trim(), password })
  }
  return (
    <Stack h="100dvh" justify="center" align="center" p="md">
      <Stack w="100%" maw={420}>
        <Text fw={700} size="xl" c="accent" ta="center">
          {t('app.name')}
        </Text>
        <Section>
          <form onSubmit={submit} aria-label={t('sign-in.title')}>
            <Stack>
              <Title order={1} ta="center">
                {t('sign-in.title')}
              </Title>
              {enter.error !== null && (
                <Alert color="red" role="alert">
                  {refusal(enter.error, t)}
                </Alert>
              )}
              <TextInput
                label={t('sign-in.email')}
                type="email"
                autoComplete="username"
                required
                value={email}
                onChange={(event) => setEmail(event.currentTarget.value)}
              />
              <PasswordInput
                label={t('sign-in.password')}
                autoComplete="current-password"
                required
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
              />
              <Button type="submit" size="md" loading={enter.isPending}>
                {t('sign-in.submit')}
              </Button>
              <ForgottenPassword email={email.trim()} />
            </Stack>
          </form>
        </Section>
        <DemoLogins onPick={(login) => enter.mutate(login)} isBusy={enter.isPending} />
      </Stack>
    </Stack>
  )
}

function useSignIn() {
  const client = useQueryClient()
  const router = useRouter()
  const { from } = route.useSearch()
  return useMutation({
    mutationFn: ({ email, password }: Credentials) => signIn(email, password),
    onSuccess: () => {
      client.clear()
      router.history.push(
        from?.startsWith('/') === true && !from.startsWith('//') ? `/workplace${from.replace(/^\/workplace/, '')}` : '/workplace/',
      )
    },
  })
}

function refusal(error: Error, t: Translate): string {
  if (!(error instanceof ApiError)) return failureText(error, t)
  if (error.status === 401 || error.status === 400 || error.status === 422) return t('sign-in.refused')
  return error.status === 429 ? t('sign-in.too-many') : failureText(error, t)
}

/** Where the demo company is loaded, its people enter with one tap. */
function DemoLogins({ onPick, isBusy }: { readonly onPick: (login: Credentials) => void; readonly isBusy: boolean }) {
  const t = useText()
  const { data } = useQuery(demoQuery)
  if (data === undefined || data.logins.length === 0) return null
  return (
    <Stack gap="xs">
      <Text c="dimmed" ta="center">
        {t('sign-in.demo')}
      </Text>
      {oneOfEachRole(data.logins).map((login) => (
        <Button key={login.email} variant="default" size="md" disabled={isBusy} onClick={() => onPick(login)}>
          {roleName(login.role, t)}
        </Button>
      ))}
    </Stack>
  )
}

/** The first person of each role: a visitor chooses what to see, not whom to be. */
function oneOfEachRole<T extends { readonly role: string }>(logins: readonly T[]): readonly T[] {
  return logins.filter((login, index) => logins.findIndex(({ role }) => role === login.role) === index)
}

const ROLE_KEYS: Readonly<Record<string, MessageKey & `role.${string}`>> = {
  owner: 'role.owner',
  admin: 'role.admin',
  sales: 'role.sales',
  warehouse: 'role.warehouse',
  accountant: 'role.accountant',
  buyer: 'role.buyer',
}

function roleName(role: string, t: Translate): string {
  const key = ROLE_KEYS[role]
  return key === undefined ? role : t(key)
}
