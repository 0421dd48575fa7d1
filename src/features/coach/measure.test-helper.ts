import { readFileSync } from 'node:fs'
import { coach } from './coach.ts'
import { criteria } from './criteria/judge.ts'
import type { Language } from './reading/language.ts'
import type { Facts } from './rules/rule.ts'
import { loadTagger } from './tagger/load.ts'

const tag = loadTagger(import.meta.url)
const linesOf = (file: string) => readFileSync(new URL(`./fixtures/${file}.txt`, import.meta.url), 'utf8').split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
const codes = { T: true, F: false, '-': null } as const

/** Which statements: written after the rules and measured once; written so for earlier rules, and in view since; in view from the beginning. */
export type Fixture = 'unseen' | 'once-unseen' | 'with-the-rules' | 'development'
export interface Labelled { labels: (boolean | null)[]; lang: Language; text: string }
/** Our own labelled statements. */
export function readLabelled(file: Fixture): Labelled[] {
  return linesOf(file).map((line) => ({ labels: [...line.slice(0, 5)].map((code) => codes[code as 'T']), lang: line.slice(6, 8) as Language, text: line.slice(9) }))
}

export interface Ruled { rules: string[]; facts: Facts; text: string }
/** Our own statements with the questions each deserves. */
export function readRuled(): Ruled[] {
  return linesOf('rules').map((line) => {
    const [before = '', text = ''] = line.split(' | ')
    const [, rules = '', told = ''] = /^([^{]*)(?:\{(.*)\})?/.exec(before) ?? []
    return { rules: rules.trim() === '-' ? [] : rules.trim().split(' '), facts: factsOf(told), text }
  })
}

function factsOf(told: string): Facts {
  return Object.assign({}, ...told.split(';').map((one) => one.trim()).filter(Boolean).map((one): Facts => {
    const [name, ...values] = one.split(' ')
    if (name === 'actions') return { actions: values[0] === 'none' ? [] : values.map((owner) => ({ owner })) }
    if (name === 'elsewhere') return { elsewhere: Number(values[0]) }
    if (name === 'unchanged') return { unchangedReviews: Number(values[0]) }
    if (name === 'direction') return { direction: values[0] as 'keep' }
    return name === 'exact' ? { exact: true } : name === 'unheard' ? { personUnheard: true } : { willingnessSaid: false }
  })) as Facts
}

export interface Measured { criterion: string; right: number; wrong: number; silent: number; balanced: number; spokeOnNull: number; nulls: number }
/** How the coach does on labelled statements, each criterion by itself. Silence on a labelled line counts as wrong. */
export function measureCriteria(file: Fixture): Measured[] {
  const judged = readLabelled(file).map(({ labels, lang, text }) => ({ labels, said: coach(text, {}, lang, tag).labels }))
  return criteria.map((criterion, at) => {
    const of = (label: boolean | null) => judged.filter(({ labels }) => labels[at] === label)
    const share = (label: boolean) => of(label).filter(({ said }) => said[criterion] === label).length / of(label).length
    const known = judged.filter(({ labels }) => labels[at] !== null)
    const right = known.filter(({ labels, said }) => said[criterion] === labels[at]).length
    const silent = known.filter(({ said }) => said[criterion] === null).length
    return { criterion, right, silent, wrong: known.length - right - silent, balanced: (share(true) + share(false)) / 2, nulls: of(null).length, spokeOnNull: of(null).filter(({ said }) => said[criterion] !== null).length }
  })
}

export interface MeasuredRule { rule: string; hits: number; extra: number; missed: number }
/** Which questions were asked that should be, and which should not. */
export function measureRules(): MeasuredRule[] {
  const asked = readRuled().map(({ rules, facts, text }) => ({ rules, said: coach(text, facts, null, tag).hints.map((hint) => hint.rule) }))
  return [...Array(20).keys()].map((at) => `R${at + 1}`).map((rule) => ({
    rule,
    hits: asked.filter(({ rules, said }) => rules.includes(rule) && said.includes(rule)).length,
    extra: asked.filter(({ rules, said }) => !rules.includes(rule) && said.includes(rule)).length,
    missed: asked.filter(({ rules, said }) => rules.includes(rule) && !said.includes(rule)).length,
  }))
}
