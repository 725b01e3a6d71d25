/** What stands above a section: `6 min`, or `6 min · evidence for 2 criteria, part of 1 more`. */
export function lensTitle(minutes: number, evidence?: { readonly found: number; readonly partial: number }): string {
  const planned = `${minutes} min`;
  if (!evidence) return planned;
  const { found, partial } = evidence;
  const criteria = (count: number): string => `${count} ${count === 1 ? 'criterion' : 'criteria'}`;
  if (found === 0 && partial === 0) return `${planned} · no evidence yet`;
  if (found === 0) return `${planned} · part of the evidence for ${criteria(partial)}`;
  return partial === 0
    ? `${planned} · evidence for ${criteria(found)}`
    : `${planned} · evidence for ${criteria(found)}, part of it for ${partial} more`;
}
