import { notifications } from '@mantine/notifications'
import { useMemo } from 'react'
import { useText } from '../i18n/i18n.tsx'
import { failureText } from './feedback-text.ts'

/** Short news at the edge of the screen. */
export function useFeedback() {
  const t = useText()
  return useMemo(
    () => ({
      failed: (error: unknown) =>
        void notifications.show({ color: 'red', title: t('command.refused'), message: failureText(error, t), autoClose: 8000 }),
      done: (message: string) => void notifications.show({ color: 'green', message, autoClose: 3000 }),
    }),
    [t],
  )
}
