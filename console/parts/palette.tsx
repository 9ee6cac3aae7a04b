/** Ctrl K: rooms, people by number, actions. A combo box over a list (ARIA Authoring Practices). */
import { useId, useState, type KeyboardEvent } from 'react'
import { Dialog } from './dialog.tsx'
import { personId } from './format.ts'
import { useWords } from './words.tsx'

export type Command = { label: string; hint?: string; run: () => void }

export function Palette({ commands, toPerson, onClose }: { commands: Command[]; toPerson?: (personNo: number) => void; onClose: () => void }) {
  const words = useWords()
  const listId = useId()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const number = /^\s*p?-?(\d{1,15})\s*$/i.exec(text)?.[1]
  const found: Command[] = commands.filter(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase()))
  if (number && toPerson) found.unshift({ label: words.keys.person(personId(Number(number))), run: () => toPerson(Number(number)) })
  const run = (command: Command | undefined) => {
    if (!command) return
    onClose()
    command.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setChosen((index) => Math.min(found.length - 1, index + 1))
    else if (event.key === 'ArrowUp') setChosen((index) => Math.max(0, index - 1))
    else if (event.key === 'Enter') run(found[chosen])
    else return
    event.preventDefault()
  }
  return (
    <Dialog label={words.find} className="palette" onClose={onClose}>
      <input
        className="palette-field"
        role="combobox"
        aria-label={words.searchRooms}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={found[chosen] ? `${listId}-${chosen}` : undefined}
        placeholder={words.searchRooms}
        autoFocus
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.target.value)
          setChosen(0)
        }}
      />
      <div role="listbox" id={listId} aria-label={words.find}>
        {found.map((command, index) => (
          // The keys of an option are the field's, which points to it.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={command.label}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onClick={() => run(command)}
            onPointerMove={() => setChosen(index)}
          >
            <span>{command.label}</span>
            {command.hint && <kbd>{command.hint}</kbd>}
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p className="meta palette-none" role="status">
          {words.keys.noMatch}
        </p>
      )}
    </Dialog>
  )
}
