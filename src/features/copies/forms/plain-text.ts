import type { CopyContent, CopyLine } from '../content.ts'

/** No line is longer than this, so that it reads well in a box of somebody else's system, in a mail and in a terminal. */
export const longestLine = 76

/** A copy as plain text, to paste into another system: headings in lines of their own, each line of it a dash and its words. */
export function plainText(content: CopyContent): string {
  const parts = content.sections.flatMap(({ heading, headingIn, lines }) => ['', ...wrap(heading.toLocaleUpperCase(headingIn ?? content.language), '', ''), ...lines.flatMap((line) => wrap(said(line), '- ', '  '))])
  return [...wrap(content.title, '', ''), ...(content.name ? wrap(content.name, '', '') : []), ...parts, '', ...content.foot.flatMap((line) => wrap(line, '', ''))].join('\n') + '\n'
}

function said({ label, words, quoted }: CopyLine): string {
  return [label, quoted ? `“${words}”` : words].filter(Boolean).join(' ')
}

/** Break words into lines. A word longer than a line (a web address) stays whole; a line break of the words is one. */
function wrap(text: string, first: string, rest: string): string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const word of paragraph.split(/[^\S\u00a0]+/).filter((one) => one !== '')) {
      if (line !== '' && [...line].length + 1 + [...word].length > longestLine - rest.length) {
        lines.push(line)
        line = word
      } else line = line === '' ? word : `${line} ${word}`
    }
    if (line !== '') lines.push(line)
  }
  return lines.map((line, at) => (at === 0 ? first : rest) + line)
}
