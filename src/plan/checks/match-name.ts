/** Whether a name fits a pattern in which `*` stands for anything; letter case counts. Linear in both. */
export function matchName(pattern: string, name: string): boolean {
  const [head = '', ...parts] = pattern.split('*');
  if (!name.startsWith(head)) return false;
  const tail = parts.pop();
  if (tail === undefined) return name === head;
  let at = head.length;
  for (const part of parts) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - tail.length >= at && name.endsWith(tail);
}
