import { blocks } from './blocks.ts'
import { crossing } from './crossing.ts'
import { look } from './look.ts'
import { page } from './page.ts'
import { words } from './words.ts'

/**
 * The Typst source of every document. It is text in the program rather than files beside it, so that the bundled worker
 * carries it along; it is the same for every document, since what people said comes in as data (`sys.inputs`).
 */
export const template = [look, words, crossing, blocks, page].join('\n')
