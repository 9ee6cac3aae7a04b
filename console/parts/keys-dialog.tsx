/** ?: the list of keys, and the switch for those without a modifier. */
import { useState } from 'react'
import { Dialog } from './dialog.tsx'
import { setSingleKeys, singleKeysOn } from './keyboard.ts'
import { useWords } from './words.tsx'

export function KeysDialog({ rooms, onClose }: { rooms: { letter: string; label: string }[]; onClose: () => void }) {
  const words = useWords()
  const [isOn, setOn] = useState(singleKeysOn)
  const rows: [string[], string][] = [
    [['Ctrl', 'K'], words.keys.palette],
    [['J'], words.keys.list],
    [['K'], words.keys.list],
    [['Enter'], words.keys.open],
    [['Esc'], words.keys.close],
    [['?'], words.keys.help],
    ...rooms.map(({ letter, label }): [string[], string] => [['G', letter.toUpperCase()], label]),
  ]
  return (
    <Dialog label={words.keys.title} className="keys" onClose={onClose}>
      <h2>{words.keys.title}</h2>
      <dl>
        {rows.map(([keys, label]) => (
          <div key={keys.join()}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <label className="choice">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => {
            setOn(event.target.checked)
            setSingleKeys(event.target.checked)
          }}
        />
        <span>
          {words.keys.single} <span className="meta">{words.keys.singleHint}</span>
        </span>
      </label>
    </Dialog>
  )
}
