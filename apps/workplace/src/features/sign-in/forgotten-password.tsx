import { Alert, Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { askPasswordReset } from '../../api/session.ts'
import { useText } from '../../i18n/i18n.tsx'
import { failureText } from '../../screen/feedback-text.ts'

/** Asks for a letter with a new password; the answer tells nobody who works here. */
export function ForgottenPassword({ email }: { readonly email: string }) {
  const t = useText()
  const ask = useMutation({ mutationFn: () => askPasswordReset(email) })
  if (ask.isSuccess) return <Alert role="status">{t('sign-in.forgotten.sent')}</Alert>
  return (
    <>
      {ask.error !== null && (
        <Alert color="red" role="alert">
          {failureText(ask.error, t)}
        </Alert>
      )}
      <Button variant="subtle" loading={ask.isPending} disabled={!email.includes('@')} onClick={() => ask.mutate()}>
        {t('sign-in.forgotten')}
      </Button>
    </>
  )
}
