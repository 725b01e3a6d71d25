import { useLayoutEffect, useRef } from 'preact/hooks';
import { reviewWords as words } from '../words/reviewWords';

/** One line of text that the user is asked for: Enter keeps it, Escape leaves it. */
export function AskLine({
  label,
  text = '',
  needed,
  onKeep,
  onCancel,
}: {
  readonly label: string;
  readonly text?: string | undefined;
  /** True where an empty line is no answer. */
  readonly needed: boolean;
  readonly onKeep: (text: string) => void;
  readonly onCancel: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const keep = (): void => {
    const kept = field.current?.value.trim() ?? '';
    if (kept !== '' || !needed) onKeep(kept);
    else field.current?.focus();
  };
  return (
    <form
      class="ask"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onCancel();
      }}
    >
      <label>
        {label}
        <input ref={field} type="text" defaultValue={text} required={needed} />
      </label>
      <button type="submit">{words.keep}</button>
      <button type="button" onClick={onCancel}>
        {words.cancel}
      </button>
    </form>
  );
}
