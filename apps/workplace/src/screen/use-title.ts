import { useEffect } from 'react'
import { useText } from '../i18n/i18n.tsx'

/** Names the browser tab after the screen. */
export function useTitle(title: string): void {
  const t = useText()
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [title, t])
}
