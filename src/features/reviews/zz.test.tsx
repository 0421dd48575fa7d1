import { render } from 'preact-render-to-string'
import { test } from 'vitest'
import { addDays } from '../../kernel/clock.ts'
import { sayDay } from '../../kernel/dates.ts'
import { River } from './river.tsx'
import { stoneInWords, say } from './words.ts'
test('p', () => {
  const rows = Array.from({ length: 50 }, (_, index) => ({ kind: 'mark' as const, id: String(index), review: 'r', onDay: addDays('2024-01-01', index * 14), story: 'Told.', now: null, hoped: null, next: null, nextWords: null, widthWords: null, worker: null, stone: (index * 4) % 9 + 1, goodStone: 9, badStone: 1, contributors: [{ kind: 'family' as const, name: 'Meera', way: 'helped' as const, share: 'a-lot' as const }] }))
  const banks = { near: 'Up four times', far: 'Through till six' }
  const time = (name: string, work: () => unknown) => { for (let i = 0; i < 300; i++) work(); const b = process.cpuUsage(); for (let i = 0; i < 300; i++) work(); console.log(name, (process.cpuUsage(b).user / 300000).toFixed(3)) }
  time('stones x150', () => { for (let i = 0; i < 150; i++) stoneInWords(i % 9 + 1, banks) })
  time('say x50', () => { for (let i = 0; i < 50; i++) say('river.began') })
  time('say arg x50', () => { for (let i = 0; i < 50; i++) say('river.helped', { who: 'a' }) })
  time('sayDay x50', () => { for (let i = 0; i < 50; i++) sayDay('2024-01-02', '2026-01-01') })
  const el = () => { const out=[]; for (let i=0;i<50;i++) out.push(<li><svg class="bed" aria-hidden="true"><line class="bank" x1="0" x2="0" y1="0" y2="100%" /><line class="bank" x1="100%" x2="100%" y1="0" y2="100%" /><svg y="12" width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none" overflow="visible"><path class="span" d="M1 1"/><path class="edge" d="M1 1"/><path class="line" d="M1 1"/></svg><svg x="1%" y="2%" overflow="visible"><use href="#pad"/></svg><circle class="mark" cx="1%" cy="12" r="6.5"/></svg></li>); return out }
  time('beds only', () => render(<ol>{el()}</ol>))
  time('create only', () => el())
  time('draw', () => render(<River rows={rows} banks={banks} today="2026-01-01" />))
})
