import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { readCells, writeCells } from '../kernel/csv.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** `lilypad coach` as at the keyboard, without any database. */
function run(input: string, ...words: string[]): Promise<{ code: number | null; out: string[]; errors: string[] }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['bin/lilypad.mjs', 'coach', ...words], { cwd: root, env: { ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' } })
    const [out, errors]: [string[], string[]] = [[], []]
    child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text))
    child.on('close', (code) => resolve({ code, out: out.join('').split('\n').filter(Boolean), errors: errors.join('').split('\n').filter(Boolean) }))
    child.stdin.end(input)
  })
}

describe('lilypad coach', () => {
  // Built once before, so that nothing is said of building.
  beforeAll(() => run(''))

  it('answers each line with its labels and questions, in order', async () => {
    const { code, out, errors } = await run('{"id":"a","text":"Respite twice a year"}\n\n{"id":2,"text":"Jag vill sova en hel natt","lang":"sv","actions":["Sjuksköterskan ringer"]}\r\n')
    expect([code, errors, out.length]).toEqual([0, [], 2])
    const [first, second] = out.map((line) => JSON.parse(line))
    expect(first).toMatchObject({ id: 'a', labels: { outcome_not_output: false, action_oriented: null } })
    expect(first.hints[0]).toMatchObject({ rule: 'R2', words: ['Respite'], question: expect.stringContaining('the way, or the point') })
    expect(Object.keys(first)).toEqual(['id', 'labels', 'hints'])
    expect(second).toMatchObject({ id: 2, labels: { own_language: true } })
  })

  it('tells lines that cannot be read with their number, goes on, and ends with 1', async () => {
    const { code, out, errors } = await run('{bad\n[]\n{"id":1}\n{"text":"x"}\n{"id":3,"text":"To sleep","actions":"x"}\n{"id":4,"text":"To sleep"}\n')
    expect(code).toBe(1)
    expect(out.map((line) => JSON.parse(line).id)).toEqual([4])
    expect(errors).toEqual(['Line 1: this is not JSON.', 'Line 2: this is not an object with an "id" and a "text".', 'Line 3: "text" is missing: give the statement.', 'Line 4: "id" is missing: give a text or a number.', 'Line 5: "actions" is not a list.'])
  })

  it('takes whatever text there is: empty, another script, HTML, a whole conversation', async () => {
    const texts = ['', '👩‍👧', '妈妈', '<b>x</b>', 'word '.repeat(5000), 'I\u2028see']
    const { code, out } = await run(texts.map((text, id) => JSON.stringify({ id, text })).join('\n'))
    expect([code, out.length]).toEqual([0, texts.length])
  })

  it('reads and writes CSV, keeps the other columns, and leaves no formula behind', async () => {
    const { code, out, errors } = await run('\ufeff"id",text,note\n1,"A stairlift, please","=1+1"\n2,"To sit\nby the sea",x\n3,short\n4,"open', '--csv')
    expect(code).toBe(1)
    expect(out[0]).toBe('id,text,note,outcome_not_output,personalised,person_role,own_language,action_oriented,rules,questions')
    expect(out[1]).toContain("1,\"A stairlift, please\",'=1+1,no,no,no,,")
    expect(out.join('\n')).toContain('2,"To sit\nby the sea",x,yes')
    expect(errors).toEqual(['Line 5: 2 cells where the first row has 3.', 'Line 6: a quotation mark that is opened here is never closed.'])
    const strange = await run('id,text,lang\n1,To sleep,de\n2,To sleep,__proto__\n3,To sleep,en\n', '--csv')
    expect([strange.code, strange.errors, strange.out.length]).toEqual([0, [], 4])
    expect((await run('a,b\n1,2\n', '--csv')).errors.join()).toContain('must name a column "text"')
  })
})

describe('lilypad coach --csv', () => {
  it('goes on behind a quotation mark that is never closed, however much comes after it', async () => {
    const after = Array.from({ length: 20_000 }, (_, at) => `${at + 2},"To walk, with the dog"`)
    const { code, out, errors } = await run(['id,text', '1,"To sleep', ...after].join('\n'), '--csv')
    // The stray mark closes at the next one: the two rows it made into one are told of, and no other is lost.
    expect([code, errors.length]).toEqual([1, 1])
    expect(out.length).toBe(after.length)
    const plain = await run(['id,text', '1,"To sleep', ...after.map((line) => line.replace(/"To walk, with.*/, 'To walk'))].join('\n'), '--csv')
    expect([plain.code, plain.errors]).toEqual([1, ['Line 2: a quotation mark that is opened here is never closed.']])
    expect(plain.out.slice(1).map((line) => Number(line.split(',')[0]))).toEqual(after.map((_, at) => at + 2))
  })
})

it('CSV: what is written is read again', () => {
  const cells = ['a', '', 'b "c", d', 'line\nend', ',']
  expect(readCells(writeCells(cells))).toEqual(cells)
  expect(readCells('a,"b')).toBeNull()
})
