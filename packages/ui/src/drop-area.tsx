import { type DragEvent, type ReactNode, useState } from 'react'
import './drop-area.css'

export interface DropAreaProps {
  /** Shown while a file hangs over the area. */
  readonly invitation: string
  readonly onFile: (file: File) => void
  readonly children: ReactNode
}

/** Takes a file dropped anywhere inside it, or pasted. */
export function DropArea({ invitation, onFile, children }: DropAreaProps) {
  const [isOver, setIsOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    const file = event.dataTransfer.files[0]
    if (file !== undefined) onFile(file)
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
        const file = event.clipboardData.files[0]
        if (file === undefined) return
        event.preventDefault()
        onFile(file)
      }}
    >
      {children}
      {isOver && <div className="sk-drop-over">{invitation}</div>}
    </div>
  )
}
