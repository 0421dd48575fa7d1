import { createRequire } from 'node:module'
import type { Model, WinkMethods } from 'wink-nlp'
import type { Tagger } from '../reading/statement.ts'

/** Load wink-nlp with its small English model (about 55 MB of memory, a quarter of a second): on the command line, or in a process apart. */
export function loadTagger(anchor: string): Tagger {
  const load = createRequire(anchor)
  const wink = load('wink-nlp') as (model: Model, pipe: string[]) => WinkMethods
  const nlp = wink(load('wink-eng-lite-web-model') as Model, ['sbd', 'pos'])
  return (words) => {
    const tokens = nlp.readDoc(words.join(' ')).tokens()
    return (tokens.out(nlp.its.pos) as string[]).map((pos) => pos === 'VERB' || pos === 'AUX' ? 'verb' : pos === 'NOUN' || pos === 'PROPN' ? 'noun' : 'other')
  }
}
