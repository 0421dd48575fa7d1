import type { ComponentChildren } from 'preact'
import { type AskedTongue } from './asked.ts'
import { type LanguageTag, languages } from './tags.ts'
import { makeWords } from '../words.ts'
import { Quiet } from '../ui/index.ts'
import english from '../words.en.json'

const say = makeWords(english)

/** A document of ours in the language of its fixed words, read the way that language is. In English it is as the page is. */
export function InTongue({ tongue, children }: { tongue: AskedTongue['tongue']; children: ComponentChildren }) {
  return tongue.tag === 'en-GB' ? <>{children}</> : <div lang={tongue.tag} dir={tongue.fromRight ? 'rtl' : 'ltr'}>{children}</div>
}

/** Another address of the same, with its name. */
export interface InOther { text: string; href: string }

/**
 * That our words here are in another language, whether somebody has checked them, and the same in English; or, in English, that there is
 * another. `ways`: the addresses in a language. Nothing where there is English alone. It is no part of the document.
 */
export function TongueChoice({ tongue, theirs, of = 'here', ways }: AskedTongue & { of?: 'here' | 'copies'; ways: (tag: LanguageTag) => readonly InOther[] }) {
  const other = tongue.tag === 'en-GB' ? theirs : tongue.tag
  if (other === undefined) return null
  const to = tongue.tag === 'en-GB' ? other : 'en-GB'
  return (
    <div class="not-printed">
      <Quiet>
        {tongue.tag === 'en-GB' ? null : <>{say(`tongue.${of}`, { language: languages[other] })} </>}
        {say('tongue.unchecked', { language: languages[other] })}{' '}
        {ways(to).map(({ text, href }, at) => <>{at > 0 && ' · '}<a href={href}>{say('tongue.in', { what: text, language: languages[to] })}</a></>)}
      </Quiet>
    </div>
  )
}
