import { numbering, ofNobody, state, type Tables } from '../../kernel/personal-data.ts'

/** What a backup was made for: by itself at night, because somebody asked for it, or before an update changed the database. */
export type MadeFor = 'night' | 'command' | 'update'

/** What this room’s table holds, and what becomes of it. */
export const kept: Tables = {
  backups: ofNobody('when backups were made, and what became of them', {
    made_for: state, night: state, began_at: state, ended_at: state, file: numbering, row_count: numbering, byte_count: numbering, trouble: numbering,
  }),
}
