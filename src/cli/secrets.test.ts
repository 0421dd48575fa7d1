import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { askUnseen } from './secrets.ts'

function keyboard() {
  const [keys, screen] = [new PassThrough(), new PassThrough()]
  let shown = ''
  screen.on('data', (piece: Buffer) => { shown += piece.toString() })
  return { keys, screen, shown: () => shown }
}

test('what is typed is given back and never shown', async () => {
  const { keys, screen, shown } = keyboard()
  const answer = askUnseen('Passphrase: ', keys, screen)
  keys.write('four plain')
  keys.write(' little wordz\u007fs\r')
  expect(await answer).toBe('four plain little words')
  expect(shown()).toBe('Passphrase: \n')
})

test('Ctrl-C stops it, and so does the end of what is typed', async () => {
  const [stopped, ended] = [keyboard(), keyboard()]
  const stopping = askUnseen('?', stopped.keys, stopped.screen)
  stopped.keys.write('four\u0003')
  await expect(stopping).rejects.toThrow('Stopped. Nothing was written.')
  const ending = askUnseen('?', ended.keys, ended.screen)
  ended.keys.end()
  await expect(ending).rejects.toThrow('Nothing was typed.')
})
