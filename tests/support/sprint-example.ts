/** A sprint document of our own with every place that a completion touches. */
export const EXAMPLE = `# Current Sprint - Sprint 7 (Offline Maps)

**Status:** 🟢 IN PROGRESS
**Date Started:** March 2, 2026

## 🎯 Sprint 7 Objectives

### Success Criteria
- [ ] A tour works without a network

### Sprint Metrics
| Category | Current | Target | Status |
|----------|---------|--------|--------|
| Tile tests | 3/9 | 9/9 | 🔲 6 to write |

## 🎯 Track A: Tile Store

**Status:** 🔲 NOT STARTED
**Owner:** Store team
**Start Date:** TBD
**Target Completion:** TBD

### Objectives
1. Keep tiles on the device (2 hours)

### Deliverables
- [ ] **Tile cache** ([#12](https://github.com/acme/maps/issues/12))
  - [ ] Evicts the oldest tiles
  - [ ] Survives a restart
- [ ] **Download queue**
  - [ ] Resumes after a lost connection

### Success Criteria
- [ ] A city fits into 200 MB

### Progress Updates
_Store team: write here as work goes on_

## 🎯 Track B: Route View

**Status:** 🔲 NOT STARTED
**Start Date:** TBD

### Deliverables
- [ ] **Turn list**
- [ ] **Write docs**

## 📊 Progress

**Overall Status:** 🔲 NOT STARTED
**Completion:** 0% (0/2 tracks complete)

| Track | Status | Progress | Completion |
|-------|--------|----------|------------|
| A - Tile Store | 🔲 Not Started | 0% | 0/2 deliverables |
| B - Route View | 🔲 Not Started | 0% | 0/2 deliverables |

**Last Updated:** TBD

## 📝 Change Log

### March 2, 2026
- Sprint 7 planned
`;
