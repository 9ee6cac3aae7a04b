/** One of a few, side by side. */
export function Segments<Value extends string>({
  label,
  value,
  options,
  choose,
}: {
  label: string
  value: Value
  options: [Value, string][]
  choose: (value: Value) => void
}) {
  return (
    <span className="seg" role="group" aria-label={label}>
      {options.map(([option, text]) => (
        <button type="button" key={option} aria-pressed={option === value} onClick={() => choose(option)}>
          {text}
        </button>
      ))}
    </span>
  )
}
