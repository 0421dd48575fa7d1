/** A list of words and phrases as it is written in these files: commas or line ends between them, `#` before a remark. */
export function phrases(text: string): readonly string[] {
  return text.split('\n').map((line) => line.replace(/#.*/, '')).join(',').split(',').map((one) => one.trim()).filter((one) => one !== '')
}
