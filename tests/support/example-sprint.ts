/** A small sprint document of our own, with every place that a completion touches. */
export const SPRINT = `# Current Sprint - Sprint 7 (Search)

**Status:** 🟢 IN PROGRESS  
**Date Started:** March 2, 2026

---

## 🎯 Track A: Indexing

**Status:** 🔲 NOT STARTED  
**Owner:** Index team  
**Start Date:** TBD  
**Target Completion:** March 13, 2026

### Deliverables
- [ ] **Index builder** ([#1](https://github.com/octo-org/octo-repo/issues/1))
  - [ ] Reads all sources
  - [ ] Runs in under a minute
- [ ] **Incremental updates**
  - [ ] Only changed files are read

### Success Criteria
- [ ] No source is forgotten

### Progress Updates
_Index team: write here as work goes on_

---

## 🎯 Track B: Queries

**Status:** 🔲 NOT STARTED  
**Owner:** Query team  
**Start Date:** TBD  
**Target Completion:** March 20, 2026

### Deliverables
- [ ] **Query parser**
- [ ] **Ranking**

---

## 📊 Progress

| Track | Status | Progress | Deliverables |
|-------|--------|----------|--------------|
| A - Indexing | 🔲 Not Started | 0% | 0/2 deliverables |
| B - Queries | 🔲 Not Started | 0% | 0/2 deliverables |

**Last Updated:** March 2, 2026

---

## 📝 Change Log

### March 2, 2026
- Sprint planned
`;
