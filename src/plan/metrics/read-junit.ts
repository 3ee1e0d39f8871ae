import { parseXml, type XmlDocument, XmlElement } from '@rgrove/parse-xml';
import type { Measured } from '../../model/measured.ts';

/** Elements inside each other: a report has four, and no more are looked into. */
const DEEPEST = 20;
const BAD = ['failure', 'error'];

/**
 * How many of the tests of a JUnit report passed; skipped ones are in neither number.
 *
 * @throws {Error} where the text is no XML.
 */
export function readJunit(text: string): Extract<Measured, { kind: 'count' }> {
  const counts = { done: 0, total: 0 };
  const queue: { readonly node: XmlDocument | XmlElement; readonly depth: number }[] = [
    { node: parseXml(text), depth: 0 },
  ];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { node, depth } = next;
    for (const child of node.children) {
      if (!(child instanceof XmlElement)) continue;
      if (child.name === 'testcase') count(child, counts);
      else if (depth < DEEPEST) queue.push({ node: child, depth: depth + 1 });
    }
  }
  return { kind: 'count', ...counts };
}

function count(test: XmlElement, counts: { done: number; total: number }): void {
  const names = test.children.flatMap((child) => (child instanceof XmlElement ? child.name : []));
  if (names.includes('skipped')) return;
  counts.total += 1;
  if (!names.some((name) => BAD.includes(name))) counts.done += 1;
}
