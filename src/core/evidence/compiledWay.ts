import { partsOf, type Need, type Scope, type Way } from '../problem/evidenceLanguage';
import type { SectionName } from '../document/sectionMeaning';
import type { CompiledSignal } from './signalHits';
import type { SignalTable } from './signalTable';

/** What is asked for together. */
export interface Asked {
  readonly needs: readonly AskedNeed[];
  /** The sum of what each need asks for at least. */
  readonly total: number;
}

/** A need with its signals, of which so many have to hold. */
interface AskedNeed {
  readonly need: Need;
  readonly signals: readonly CompiledSignal[];
  readonly least: number;
}

/** A way of showing a criterion, made ready for checking. */
export interface CompiledWay {
  readonly scope: Scope;
  /** The sections of the template in which the evidence must stand; none where any will do. */
  readonly sections: readonly SectionName[];
  readonly full: Asked;
  readonly half: Asked | undefined;
}

/** Compiles a way; of `sections` it takes those that it asks for. */
export function compileWay(way: Way, table: SignalTable, sections: readonly SectionName[]): CompiledWay {
  const ids = way.section === undefined ? [] : [way.section].flat();
  return {
    scope: way.in,
    sections: sections.filter(({ id }) => ids.includes(id)),
    full: compileNeeds(way.need, way.in, table),
    half: way.half && compileNeeds(way.half, way.in, table),
  };
}

function compileNeeds(needs: readonly Need[], scope: Scope, table: SignalTable): Asked {
  const asked = needs.map((need) => ({
    need,
    signals: partsOf(need).map((signal) => (scope === 'diagram' ? table.compileDrawn(signal) : table.compile(signal))),
    least: typeof need !== 'string' && 'atLeast' in need ? need.atLeast : 1,
  }));
  return { needs: asked, total: asked.reduce((sum, { least }) => sum + least, 0) };
}
