import { type DragEvent, type ReactNode, useState } from 'react'
import './drop-area.css'

export interface DropAreaProps {
  /** Shown while files hang over the area. */
  readonly invitation: string
  /** Never empty. */
  readonly onFiles: (files: readonly File[]) => void
  readonly children: ReactNode
}

/** Takes files dropped anywhere inside it, or pasted. */
export function DropArea({ invitation, onFiles, children }: DropAreaProps) {
  const [isOver, setIsOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    if (event.dataTransfer.files.length > 0) onFiles([...event.dataTransfer.files])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; a button beside it opens the same file
    <div
      className="sk-drop"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      onPaste={(event) => {
        if (event.clipboardData.files.length === 0) return
        event.preventDefault()
        onFiles([...event.clipboardData.files])
      }}
    >
      {children}
      {isOver && <div className="sk-drop-over">{invitation}</div>}
    </div>
  )
}
