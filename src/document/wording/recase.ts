import type { Language } from './status-phrases.ts';

/** A word in the case of another: `NOT STARTED`, `Not Started`, `Not started` or `not started`. */
export function recase(word: string, like: string, language: Language): string {
  const upper = like.toLocaleUpperCase(language);
  const lower = like.toLocaleLowerCase(language);
  if (like === '' || upper === lower) return capitalise(word, language);
  if (like === upper) return word.toLocaleUpperCase(language);
  if (like === lower) return word.toLocaleLowerCase(language);
  const later = like.split(/\s+/).slice(1);
  const isSentence = later.length > 0 && later.every((part) => part === part.toLowerCase());
  return isSentence
    ? capitaliseFirst(word.toLocaleLowerCase(language), language)
    : capitalise(word, language);
}

function capitalise(word: string, language: Language): string {
  return word
    .toLocaleLowerCase(language)
    .split(' ')
    .map((part) => capitaliseFirst(part, language))
    .join(' ');
}

function capitaliseFirst(word: string, language: Language): string {
  return word.charAt(0).toLocaleUpperCase(language) + word.slice(1);
}
