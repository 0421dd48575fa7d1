/** The coach on the device, for where there is no signal: the word lists alone. Loaded only when it is needed. */
import { coach } from '../coach.ts'
import english from '../words.en.json'

const safe = (text: string) => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`)

window.lilypadCoach = {
  ask: (statement) => {
    const { hints, good, safety } = coach(statement)
    const lines = [
      ...(safety.length > 0 ? [english.safety] : []),
      ...good.map((one) => english[`good.${one.kind}`]),
      ...hints.map((hint) => `${hint.question} (${hint.rule})`),
    ]
    return `<section class="coach" aria-label="${safe(english.section)}" data-coach-found tabindex="-1"><ul>${lines.map((line) => `<li>${safe(line)}</li>`).join('')}</ul><p><button type="button" class="link" data-coach-hide hidden>${safe(english.hide)}</button></p></section>`
  },
}

export {}
