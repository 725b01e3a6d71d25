import { useEffect, useRef } from 'preact/hooks';
import { MARKS, type Mark } from '../core/attempt/gradeSheet';

/** What keys do on a list of criteria. */
export interface CriterionKeys {
  readonly ids: readonly string[];
  /** The criterion that the keys are about. */
  readonly current: string | undefined;
  readonly move: (to: string) => void;
  readonly mark: (criterion: string, mark: Mark) => void;
  readonly open: (criterion: string) => void;
  /** What a letter does with the current criterion, by the small letter. */
  readonly letters: Readonly<Record<string, (criterion: string) => void>>;
}

/**
 * Lets keys work wherever the focus is on the page, but in a text field: 1 to 4 mark, arrows move, Enter and Space open, and letters do
 * what they are given to do. Buttons keep their own Enter and Space.
 */
export function useCriterionKeys(keys: CriterionKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      if (act(latest.current, event.key, isButton(event.target))) event.preventDefault();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

/** True where the key did something. */
function act({ ids, current, move, mark, open, letters }: CriterionKeys, key: string, onButton: boolean): boolean {
  const step = (by: number): boolean => {
    const to = ids[current === undefined ? 0 : ids.indexOf(current) + by];
    if (to !== undefined) move(to);
    return to !== undefined;
  };
  if (key === 'ArrowDown') return step(1);
  if (current === undefined) return false;
  const chosen = MARKS[Number(key) - 1];
  const letter = letters[key.toLowerCase()];
  if (chosen !== undefined) mark(current, chosen);
  else if (key === 'ArrowUp') return step(-1);
  else if ((key === 'Enter' || key === ' ') && !onButton) open(current);
  else if (letter !== undefined) letter(current);
  else return false;
  return true;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

function isButton(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, summary, a, [role="tab"]') !== null;
}
