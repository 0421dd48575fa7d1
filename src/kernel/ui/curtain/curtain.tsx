export interface CurtainProps {
  /** "Hide the screen". */
  draw: string
  /** What stands on the curtain: "The screen is hidden. Press here, or Enter, to come back." */
  back: string
}

/**
 * One tap covers the page, when somebody comes into the room; one tap, or Enter, uncovers it. A link to a fragment and nothing
 * more, so it needs no script, nothing is sent, and what is being written stays as it is. Ours.
 */
export function Curtain({ draw, back }: CurtainProps) {
  return (
    <>
      <p class="not-printed"><a class="govuk-link" href="#curtain">{draw}</a></p>
      {/* To a fragment that is nowhere: the page stays where it was scrolled to. */}
      <a class="curtain not-printed" id="curtain" href="#uncovered">{back}</a>
    </>
  )
}
