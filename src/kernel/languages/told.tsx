import { piecesOf } from './tongue.ts'

/** A line of ours in which somebody's own words keep their language and their direction (`kernel/languages`). In English it is the line. */
export function Told({ children }: { children: string }) {
  return <>{piecesOf(children).map(({ words, language }) => language ? <bdi lang={language}>{words}</bdi> : words)}</>
}
