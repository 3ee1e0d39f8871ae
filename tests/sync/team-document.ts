/** A sprint document of our own, with every place that a change of a deliverable touches. */
export const TEAM_DOCUMENT = `# Current Sprint - Sprint 7 (Search)

**Status:** 🟢 IN PROGRESS
**Date Started:** March 2, 2026

---

## 🎯 Track A: Indexing

**Status:** 🔲 NOT STARTED
**Owner:** Index team
**Start Date:** TBD

### Deliverables
- [ ] **Index builder**
  - [ ] Reads all sources
  - [ ] Runs in under a minute
- [ ] **Incremental updates**
  - [ ] Only changed files are read

### Progress Updates
_Index team: write here as work goes on_

---

## 🎯 Track B: Queries

**Status:** 🔲 NOT STARTED
**Owner:** Query team
**Start Date:** TBD

### Deliverables
- [ ] **Query parser**
- [ ] **Ranking**

---

## 📊 Progress

| Track | Status | Progress | Completion |
|-------|--------|----------|------------|
| A - Indexing | 🔲 Not Started | 0% | 0/2 deliverables |
| B - Queries | 🔲 Not Started | 0% | 0/2 deliverables |

---

## 📝 Change Log

### March 2, 2026
- Sprint planned

---

**Last Updated:** March 2, 2026
`;
