import type { Actor } from './kernel/actor.ts'
import type { Frame } from './kernel/http.tsx'

interface Signed { actor: Actor; organisation: string; demo: boolean }

/** The menu, by role: only rooms that exist, and only those this person may enter. */
export function frameFor({ actor, organisation, demo }: Signed): Frame {
  const banner = demo ? 'This is a made-up world to try things in. Nobody here is real, and no mail leaves.' : undefined
  return { organisation, banner, person: { name: actor.name, href: '/account' }, nav: menuFor(actor) }
}

function menuFor(actor: Actor) {
  if (actor.kind === 'carer') return [{ text: 'My plan', href: '/my-plan' }, { text: 'How it goes', href: '/my-words' }, { text: 'What we keep', href: '/my-requests' }]
  if (actor.kind !== 'worker') return []
  const withCarers = actor.roles.includes('support worker') || actor.roles.includes('supervisor')
  return [
    ...(withCarers ? [{ text: 'Today', href: '/today' }, { text: 'Carers', href: '/carers' }] : []),
    ...(actor.roles.includes('evaluator') ? [{ text: 'Learning', href: '/learning' }, { text: 'Lenses', href: '/lenses' }] : []),
    ...(actor.roles.includes('supervisor') || actor.roles.includes('administrator') ? [{ text: 'Keeping', href: '/disposals' }] : []),
    ...(actor.roles.includes('administrator') ? [{ text: 'Organisation', href: '/organisation' }, { text: 'People', href: '/workers' }] : []),
  ]
}

/** The first page after signing in. */
export function homeFor(actor: Actor): string {
  return menuFor(actor)[0]?.href ?? '/account'
}
