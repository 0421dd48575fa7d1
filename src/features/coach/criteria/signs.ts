import { english } from '../reading/english.ts'
import type { Reading } from '../reading/statement.ts'

export const anybody = /^(?:friend|friends|neighbours|parents|sibling|siblings|another child|other children|classmate|classmates|colleagues|teammates|kids|family|baby|ma|pool)$/
export const ordinaryPlaces = /^(?:home|own home|own house|own flat|own room|own bed|classroom|college|university|uni|work|the office|town|village|shop|shops|corner shop|supermarket|bathroom|bedroom|kitchen|stairs|upstairs|gym|leisure centre|nursery|bus|train|playground|break time|playtime|school gates|match|pool|swimming pool|hairdresser|hairdressers|library|canteen|river|loch|woods|hill|abroad|boat|mass|gig|park|garden|front door|back door|door)$/
export const ordinaryPursuits = /^(?:swim|swimming|read|reading|book|books|food|foods|cup|cup of tea|tea|coffee|toast|toilet|word|words|sentence|paragraph|sandwich|money|write|lunch|breakfast|dinner|supper|cooking|cook|shoes|laces|coat|buttons|zip|glasses|phone|tablet|keyboard|games|run|running|driving|drive|homework|story|stories|snack|games|bath|paper|trip|cars|exam|exams|spoon|fork|kettle|purse|wallet|music|film|volunteering|volunteer|holiday together|photos|draw|drawing|cards|pool|shift|shifts|cake|night's sleep|climb|letters|trains|vegetables|tomatoes|walk|walks|walking|communication aid|walking frame|frame|walking stick|stick|class discussions|class discussion|visitors|magazine|toys|pe|road|steps|bus stop|shirt|socks|hair|tablets|post|bills|play|movie|telly|television|radio|sing|singing|dance|dancing|craft|crafts|gardening|garden|games|puzzles|cycling|bike|make-up|nails|films|prayers|volunteer|degree|cooking|bake|baking|sew|sewing|exams|yoga|cinema|pictures)$/

/** How it would be, said of something else: not yet what is hoped for. */
export const conditional = /^(?:i wouldn't|i'd (?!like|love|prefer|rather)|i would (?!like|love|prefer|rather))/

/** What points to this life and no other: people, places, what somebody loves, and why. */
export interface Signs { points: number; words: string[] }

/** Gather the signs; each kind counts by how much it tells. */
export function personalSigns({ core, reported, words, opening }: Reading): Signs {
  const said = reported ? core.replace(/^.*? (?:wants?|would like|hopes?|wish(?:es)?) /, '') : core
  const people = english.people.find(said)
  const places = english.places.find(said)
  const pursuits = english.pursuits.find(said)
  const becauses = english.becauses.find(said)
  // In the words of clinics and slogans a word no list knows is more of the same, not a life.
  const details = opening === 'slogan' || opening === 'label' || opening === 'service' || english.professional.has(core) ? [] : detailsOf(said)
  const points = Math.min(2, details.length) + Math.min(3, people.reduce((sum, one) => sum + (anybody.test(one) ? 1 : 2), 0))
    + Math.min(2, places.reduce((sum, one) => sum + (ordinaryPlaces.test(one) ? 1 : 2), 0))
    + Math.min(2, pursuits.reduce((sum, one) => sum + (ordinaryPursuits.test(one) ? 1 : 2), 0))
    + Math.min(2, becauses.length) + (words >= 18 ? 1 : 0)
    + (/\bwhat (?:he|she|they|i|we)\b|\bfamily\b|\bown (?!home|house|flat|room|bed|chair)|\blike the\b/.test(said) ? 1 : 0)
  // Of somebody else, a thing and a place alone may be anybody's.
  const telling = details.length > 1 || becauses.length > 0 || people.some((one) => !anybody.test(one)) || places.some((one) => !ordinaryPlaces.test(one)) || pursuits.some((one) => !ordinaryPursuits.test(one))
  const capped = (opening === 'third' || opening === 'label') && !telling ? Math.min(1, points) : points
  return { points: /^(?:to )?make (?:new |some )?friends\.?$/.test(said) ? 0 : capped, words: [...new Set([...people, ...places, ...pursuits, ...becauses, ...details])] }
}

/** Words that do not stand in everybody's plan, nor in a clinic's, a service's or a list above: "leeks", "ferry", "sermon". */
function detailsOf(said: string): string[] {
  const known = [english.people, english.places, english.pursuits, english.feelings, english.services, english.genericNouns, english.professional, english.systemAims, english.staff, english.roleNouns].flatMap((list) => list.find(said)).join(' ')
  return [...new Set(said.match(/[\p{L}][\p{L}'-]+/gu) ?? [])].filter((one) => !english.commonplace.has(one) && !english.commonplace.has(one.replace(/'s?$/, '')) && !known.includes(one)
    && english.changeVerbs.at(one) === null && english.receiving.at(one) === null && english.staffVerbs.at(one) === null)
}
