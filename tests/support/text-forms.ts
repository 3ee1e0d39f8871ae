/** The same text as another editor or system would have saved it. */
export interface TextForm {
  readonly name: string;
  readonly of: (text: string) => string;
}

const BYTE_ORDER_MARK = '\uFEFF';

const lf: TextForm = { name: 'LF', of: (text) => withEndings(text, ['\n']) };
const crlf: TextForm = { name: 'CRLF', of: (text) => withEndings(text, ['\r\n']) };
const mixed: TextForm = {
  name: 'mixed line endings',
  of: (text) => withEndings(text, ['\n', '\r\n', '\r\n', '\n', '\r']),
};

/** Every form in which a document is tried, the plainest first. */
export const TEXT_FORMS: readonly TextForm[] = [
  lf,
  crlf,
  mixed,
  { name: 'a byte order mark', of: (text) => BYTE_ORDER_MARK + crlf.of(text) },
  { name: 'no final newline', of: (text) => lf.of(text).trimEnd() },
  { name: 'a final newline', of: (text) => `${lf.of(text).trimEnd()}\n` },
];

/** The text with these line endings in turn. */
export function withEndings(text: string, endings: readonly string[]): string {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  return lines
    .map((line, row) => (row < lines.length - 1 ? line + endings[row % endings.length] : line))
    .join('');
}
