import type { CompiledWay } from './compiledWay';
import type { EvidenceIndex } from './evidenceIndex';
import { findWindow, type EvidenceWindow, type Inside } from './evidenceWindow';
import type { FindingKind } from './finding';
import { findSections } from '../document/sectionMeaning';

/** How far one way of showing a criterion is shown. */
export interface WayMatch {
  readonly way: CompiledWay;
  readonly finding: FindingKind;
  /** Share of the signals that hold together. */
  readonly closeness: number;
  /** Where most of it holds. */
  readonly full: EvidenceWindow | undefined;
  /** Where all of it holds, or its half; undefined where neither does. */
  readonly shown: EvidenceWindow | undefined;
}

/** Whether a place lies in one of the sections that a way asks for; undefined where any will do. */
function insideOf({ doc, list: { places, fences } }: EvidenceIndex, { sections: names }: CompiledWay): Inside | undefined {
  if (names.length === 0) return undefined;
  const sections = new Set(names.flatMap((name) => [...findSections(doc.sections, name)]));
  if (sections.size === 0) return undefined;
  return (at) => sections.has(doc.blocks[(places[at] ?? fences[at - places.length])?.block ?? -1]?.section ?? -1);
}

/**
 * Looks how far one way is shown: complete is found, a complete half is partial.
 *
 * @param least the closeness under which a partial finding is of no use to the caller; the half is not looked for then
 */
export function matchWay(index: EvidenceIndex, way: CompiledWay, least = 0): WayMatch {
  const { scope, full: asked, half } = way;
  const inside = insideOf(index, way);
  const full = findWindow(index, scope, asked, inside);
  const closeness = (full?.held ?? 0) / asked.total;
  if (closeness === 1) return { way, finding: 'found', closeness, full, shown: full };
  const shown = half && closeness >= least ? findWindow(index, scope, half, inside) : undefined;
  if (shown === undefined || shown.held !== half?.total) return { way, finding: 'missing', closeness, full, shown: undefined };
  return { way, finding: 'partial', closeness, full, shown };
}
