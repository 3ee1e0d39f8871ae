import fc from 'fast-check';
import { parseDocument } from '../../../src/document/parse-document.ts';

/** Lines that a pull request may add, tick, untick or drop; a number picks the line. */
export const edit = fc.record({
  kind: fc.constantFrom('tick', 'untick', 'drop', 'add', 'word'),
  at: fc.nat(200),
});
type Edit = typeof edit extends fc.Arbitrary<infer One> ? One : never;

export const claim = fc.record({
  verb: fc.constantFrom('Completes:', 'Part of:', 'Fixes'),
  names: fc.array(fc.nat(40), { minLength: 1, maxLength: 3 }),
  by: fc.constantFrom('place', 'title', 'key', 'track', 'issue', 'nonsense'),
});
type Claim = typeof claim extends fc.Arbitrary<infer One> ? One : never;

export function change(text: string, edits: readonly Edit[]): string {
  return edits.reduce((current, { kind, at }) => {
    const lines = current.split('\n');
    const line = at % lines.length;
    const old = lines[line] ?? '';
    switch (kind) {
      case 'tick':
        return current.replace('[ ]', '[x]');
      case 'untick':
        return current.replace(/\[[xX]\]/, '[ ]');
      case 'drop':
        return lines.toSpliced(line, 1).join('\n');
      case 'add':
        return lines.toSpliced(line, 0, `- [${at % 3 === 0 ? 'x' : ' '}] Extra ${at}`).join('\n');
      case 'word':
        return lines.with(line, old.replace(/TBD|todo/, 'In Progress')).join('\n');
      default:
        return kind satisfies never;
    }
  }, text);
}

export function writeClaim(text: string, { verb, names, by }: Claim): string {
  const { deliverables, groups } = parseDocument(text);
  const written = names.map((index) => {
    const item = deliverables[index % Math.max(1, deliverables.length)];
    switch (by) {
      case 'place':
        return `${'ABC'.charAt(index % 3)}${(index % 4) + 1}`;
      case 'title':
        return item?.title.value ?? 'x';
      case 'key':
        return item?.key ?? 'x';
      case 'track':
        return groups[index % Math.max(1, groups.length)]?.label ?? 'x';
      case 'issue':
        return `#${item?.issue ?? 7}`;
      case 'nonsense':
        return `nonsense ${index}`;
      default:
        return by satisfies never;
    }
  });
  return `${verb} ${written.join(', ')}`;
}
