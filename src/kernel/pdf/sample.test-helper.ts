import type { PdfBlock, PdfDocument } from './document.ts'

/** A document of the given blocks. */
export function documentOf(blocks: PdfBlock[], more: Partial<PdfDocument> = {}): PdfDocument {
  return { title: 'Asha’s plan', language: 'en-GB', size: 'standard', blocks, ...more }
}

/** A whole plan, with every kind of block in it. */
export const wholePlan: PdfBlock[] = [
  { kind: 'small', text: 'Made with Asha at her kitchen table on 3 February. Asha agreed it on 10 February.' },
  { kind: 'heading', level: 1, text: 'Caring, as it is now' },
  { kind: 'words', text: 'I do the nights, the meals, his tablets and the letters.', by: 'Asha, 3 February' },
  { kind: 'paragraph', text: [{ strong: 'Able and willing:' }, ' to go on until the summer and then think again.'] },
  { kind: 'heading', level: 1, text: 'What matters to Asha, and how we get across' },
  { kind: 'heading', level: 2, text: [{ quoted: 'I just want to sleep through' }] },
  {
    kind: 'crossing',
    now: [{ quoted: 'Up with Dad four times' }],
    pads: [
      { who: 'Meera, her sister', does: 'Monday nights' },
      { who: 'Oban Crossroads', does: 'a night sitter two nights, the same two people' },
    ],
    stones: ['five weeks’ wait for the mat'],
    hopedFor: [{ quoted: 'Through till six' }],
  },
  { kind: 'heading', level: 2, text: ['The Sunday drives: ', { quoted: 'I would not give those up' }] },
  { kind: 'paragraph', text: 'Nothing to change.' },
  { kind: 'heading', level: 2, text: [{ quoted: 'To be asked first' }] },
  { kind: 'crossing', now: 'The letter just came', pads: [{ who: 'Jo', does: 'rings Asha first' }], stones: [] },
  { kind: 'heading', level: 1, text: 'If Asha were ill tomorrow' },
  { kind: 'list', items: ['Tablets at eight', 'The spare key is with Mrs Ure', 'Ring 01631 555 0142'] },
  { kind: 'list', items: ['First Meera', 'then Col'], numbered: true },
  { kind: 'note', title: 'Nights', text: 'Asha cannot go on every night. Her dad does not want strangers.' },
  { kind: 'table', header: ['What', 'Who', 'By when'], rows: [['Chase the mat', 'Jo Reid', '20 February'], ['Show Col the folder', 'Asha']] },
  { kind: 'facts', facts: [{ label: 'The day', value: '14 March 2026' }, { label: 'Sooner', value: 'whenever Asha says' }] },
  { kind: 'rule' },
  { kind: 'small', text: 'You can ask for changes to this plan at any time.' },
]
