export interface UnkeptProps {
  /** What the error summary leads to, where one does. */
  id?: string
  /** "What you wrote". */
  title: string
  words: readonly string[]
}

/** Words that were sent and have no form to stand in any more, so that nobody has to find them again. Nothing where there are none. Ours. */
export function Unkept({ id, title, words }: UnkeptProps) {
  if (words.length === 0) return null
  return (
    <div id={id}>
      <h2>{title}</h2>
      {words.map((one) => <p class="typed" dir="auto">{one}</p>)}
    </div>
  )
}
