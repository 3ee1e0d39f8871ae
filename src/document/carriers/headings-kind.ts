import type { Section } from '../outline.ts';
import { readGroupName } from '../read-groups.ts';
import { findId } from '../read-title.ts';
import { stripLeadingEmoji } from '../section-role.ts';
import type { CarrierInput } from './carrier.ts';
import { hasBoxes, saysState } from './headings.ts';
import { hasLabels } from './labels.ts';

/** `Story 2.3: …`, `Task 4 …`, `Day 2 - …`, `4. …`: the beginning of a heading that names one item. */
const ITEM_WORD =
  /^(?:(?:user )?stor(?:y|ies)|task|issue|ticket|item|feature|bug|step|day|deliverable|aufgabe|schritt|tag|tâche|étape|jour|tarea|paso|día|tarefa|passo|dia|attività|görev|adım|gün|задача|шаг|день|zadanie|krok|任务|任務|タスク|작업|récit|historia|história|storia|история|用户故事|ストーリー|스토리)[ \t#-]*\d/iu;
/** Parts of a sprint that are small enough to be one item. */
const STEP = /^(?:day|step|étape|gün)/iu;
const NUMBERED = /^\d+[.)][ \t]+\S/;

/** The child headings of a section that are items rather than groups of items. */
export function itemHeadings(input: CarrierInput): readonly Section[] {
  const { section } = input;
  const candidates = section.children.filter((child) => mayBeItem(input, child));
  const telling = new Set(candidates.filter((child) => saysState(input, child) || hasBoxes(child)));
  const named = candidates.filter((child) => namesItem(child));
  const numbered = candidates.filter(({ title }) => NUMBERED.test(stripLeadingEmoji(title)));
  const parentSaysWork = section.role === 'container' || section.state !== null;
  if (named.some((child) => input.itemShapes.has(shapeOf(child) ?? ''))) return named;
  if (named.some((child) => telling.has(child)) || (parentSaysWork && named.length > 0))
    return named;
  // Chapters are numbered too: numbers alone name items only where most of them tell a state.
  const tellingNumbers = numbered.filter((child) => telling.has(child));
  if (tellingNumbers.length > 0 && tellingNumbers.length * 2 >= numbered.length) return numbered;
  return parentSaysWork ? [...telling].filter((child) => saysState(input, child)) : [];
}

function mayBeItem({ text }: CarrierInput, section: Section): boolean {
  if (section.role !== 'work' || section.state !== null) return false;
  if (/\bstatus\b/i.test(section.title)) return false;
  const { label } = readGroupName(section.title);
  if (label !== null && !STEP.test(label)) return false;
  if (hasLabels(text, section)) return false;
  return !section.children.some(gathersItems);
}

/** A subsection that holds items makes its parent a group. */
function gathersItems(section: Section): boolean {
  return (section.role === 'container' && hasBoxes(section)) || namesItem(section);
}

/** How a heading that names an item begins: its level and its id without the letters and numbers. */
export function shapeOf({ title, level }: Section): string | null {
  const bare = stripLeadingEmoji(title).replace(/^~~/, '').trim();
  const id = findId(bare) ?? ITEM_WORD.exec(bare)?.[0];
  return id ? `${level} ${id.replace(/\p{L}+/gu, 'A').replace(/\d+/g, '9')}` : null;
}

function namesItem({ title }: Section): boolean {
  const bare = stripLeadingEmoji(title).replace(/^~~/, '').trim();
  return findId(bare) !== null || ITEM_WORD.test(bare);
}
