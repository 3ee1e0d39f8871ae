/** A sprint document of about so many lines, written the way that sprint documents are written. */
export function writeSprintText(lines: number): string {
  const groups = Array.from({ length: Math.ceil(lines / LINES_PER_GROUP) }, (_, index) =>
    writeGroup(index + 1),
  );
  return [HEAD, ...groups].join('\n');
}

const HEAD = `# Sprint 12: Search

**Status:** 🟡 IN PROGRESS
**Start Date:** 2031-03-03
**Last Updated:** 2031-03-07
`;

const LINES_PER_GROUP = 36;

function writeGroup(number: number): string {
  return `## Track ${number}: Part ${number} of the work

**Owner:** Team ${number}
**Status:** 🟡 IN PROGRESS
**Completion:** 33% (1/3 deliverables)

### Deliverables

- [x] **Query parser ${number}** ([#${number}](https://github.com/acme/shop/issues/${number}))
  - [x] Read \`AND\` and \`OR\`
  - [x] Say where a query is wrong
- [ ] **Ranking ${number}**: freshness, then *relevance*
  - [x] Measure the old ranking
  - [ ] Weigh the fields
- [ ] **Highlighting ${number}** — in titles and in text

### Tasks

| ID | Task | Owner | Status |
|----|------|-------|--------|
| T-${number}1 | Index the archive | Search | ✅ DONE |
| T-${number}2 | Rebuild it at night | Search | ⏳ TODO |

### Success Criteria

- [ ] Nine of ten queries in 200 ms
- [x] No result is shown twice

### Progress Updates

**2031-03-05**

- Query parser ${number} merged (see [the notes](https://example.org/notes))
- Ranking waits for numbers
`;
}
