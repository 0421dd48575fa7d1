import { findAll, finding, isSource, type Rule, type Tree } from './tree.ts'

// Law 4 of the product: no total, average, index, star, league table, red-amber-green or "up is good". How a life goes is not a number.

const marked = String.raw`(?:\w*stone|\w+_answer|now|hoped|next)`
const aggregates = String.raw`(?:avg|sum|median|percentile_\w+|mode|rank|dense_rank|percent_rank|ntile|cume_dist|stddev\w*|var(?:iance|_\w+)|corr|min|max)`
/** How things are drawn and set speaks of colours and sizes, and of no life. */
const isJudged = (file: string) => isSource(file) && !/^src\/kernel\/(?:pdf|ui)\//.test(file)

const inSql = [
  new RegExp(String.raw`\b${aggregates}\s*\(\s*(?:distinct\s+)?(?:\w+\.)?${marked}\b`, 'gi'),
  new RegExp(String.raw`\bfn\.${aggregates}\(\s*'(?:\w+\.)?${marked}'`, 'gi'),
  new RegExp(String.raw`\border by[^\n;${'`'}]*\b(?:\w+\.)?(?:\w*stone|\w+_answer)\b`, 'gi'),
  new RegExp(String.raw`\b(?:good_stone|bad_stone|began_stone|stone)\s*[-+*/]\s*(?:\w+\.)?\w*(?:stone|\d)`, 'gi'),
]

function checkSql(tree: Tree): string[] {
  const isSql = (file: string) => isJudged(file) || (file.startsWith('src/database/migrations/') && file.endsWith('.sql'))
  return inSql.flatMap((pattern) => findAll(tree, pattern, isSql, ([what]) => `"${what?.trim()}" makes a number of marks: show each with its story`))
}

const inCode = [
  /\b\w*(?:[Aa]verage|[Mm]edian|[Pp]ercentile|[Ss]core|[Rr]ating|[Ll]eaderboard|[Ll]eagueTable)\w*\s*(?=[(=:])/g,
  /\b(?:stones?|marks?)\w*[^\n;]{0,60}\.reduce\(/gi,
  /\.(?:sort|toSorted)\([^\n]{0,60}\b\w*(?:[sS]tone|nowAnswer|hopedAnswer)\b/g,
  /\b\w*[sS]tone\s*[-+*/]\s*\w+\.?\w*[sS]tone\b/g,
]

function checkCode(tree: Tree): string[] {
  return inCode.flatMap((pattern) => findAll(tree, pattern, isJudged, ([what]) => `"${what?.trim()}" adds up, ranks or averages how lives go: the three answers stay apart, in words`))
}

const inWords = [/\b(?:scores?|scoring|averages?|median|ratings?|league|index|stars?|RAG|red|amber|green|out of (?:nine|ten|9|10)|improved by|top marks)\b/i, /\d\s?%|\bper ?cent\b/i, /[▲▼↑↓]/]
/** A sentence that says that there is none, or words that mean something else where they stand. */
const denies = /\b(?:no|not|never|neither|nobody|without|none)\b|^Totals, averages, scores|rests? on this/i

function checkWords(tree: Tree): string[] {
  return Object.entries(tree).filter(([file]) => /^src\/.*words\.\w+\.json$|^src\/\w+\.en\.json$/.test(file)).flatMap(([file, text]) => text.split('\n').flatMap((line, at) => {
    const sentence = /^\s*"[^"]+":\s*"(.*)",?$/.exec(line)?.[1] ?? ''
    const found = inWords.map((pattern) => pattern.exec(sentence)?.[0]).find(Boolean)
    return found && !denies.test(sentence) ? [finding(file, text, text.split('\n').slice(0, at).join('\n').length + (at > 0 ? 1 : 0), `says "${found}": no score, rank, share in figures, or colour for how somebody's life goes`)] : []
  }))
}

/** No sums, means, ranks, red-amber-green or percentages of marks: in SQL, in code and in words. */
export const scores: readonly Rule[] = [
  {
    name: 'SQL makes no number of marks',
    check: checkSql,
    planted: {
      'src/features/reviews/queries.ts': 'const a = sql`select avg(m.stone) from marks m`\nconst b = tx.db.selectFrom(\'marks\').select(({ fn }) => fn.max(\'good_stone\'))\nconst c = sql`select * from marks order by now_answer`\nconst d = sql`select max(on_day) from reviews`\n',
      'src/database/migrations/0099-pads.sql': 'create view pads as select good_stone - bad_stone from marks;\n',
    },
    caught: [/0099-pads\.sql:1 .*makes a number/, /queries\.ts:1 "avg\(m\.stone" makes a number/, /queries\.ts:2 "fn\.max\('good_stone'" makes/, /queries\.ts:3 "order by now_answer" makes/],
  },
  {
    name: 'code adds up, ranks and averages nothing of how lives go',
    check: checkCode,
    planted: {
      'src/features/reviews/totals.ts': 'const averageOf = (stones: number[]) => stones.reduce((a, b) => a + b) / stones.length\nconst width = mark.goodStone - mark.badStone\nmarks.sort((a, b) => a.stone - b.stone)\nconst shown = marks.map((mark) => mark.story)\n',
    },
    caught: [/totals\.ts:1 "averageOf"/, /totals\.ts:1 "stones.*\.reduce\("/, /totals\.ts:2 "goodStone - mark\.badStone"/, /totals\.ts:3 "\.sort/, /totals\.ts:3 "stone - b\.stone"/],
  },
  {
    name: 'no words score, rank or colour how a life goes',
    check: checkWords,
    planted: { 'src/features/reviews/words.en.json': '{\n  "a": "Average: {n}",\n  "b": "Improved by 20%",\n  "c": "Amber",\n  "d": "Neither bank is a score.",\n  "e": "Closer ↑"\n}\n' },
    caught: [/words\.en\.json:2 says "Average"/, /words\.en\.json:3 says "Improved by"/, /words\.en\.json:4 says "Amber"/, /words\.en\.json:6 says "↑"/],
  },
]
