import { useState } from 'preact/hooks';
import type { ReviewSection } from '../core/review/reviewSections';
import { debriefWords as words } from '../words/debriefWords';
import { MarkdownText } from './markdownText';

/** The answer beside the reference, a fold a section. What is folded is not built, so that diagrams are drawn when they are looked at. */
export function SectionComparison({ sections }: { readonly sections: readonly ReviewSection[] }) {
  return (
    <>
      <h3>{words.reference}</h3>
      <p class="quiet">{words.referenceMean}</p>
      {sections.map((section) => (
        <ComparedSection key={section.id} section={section} />
      ))}
    </>
  );
}

function ComparedSection({ section: { id, heading, yours, reference } }: { readonly section: ReviewSection }) {
  const [open, setOpen] = useState(false);
  return (
    <section class="compared">
      <h4>
        <button type="button" class="fold" aria-expanded={open} aria-controls={`section-${id}`} onClick={() => setOpen(!open)}>
          <span class="arrow" aria-hidden="true" />
          {heading}
        </button>
      </h4>
      <div id={`section-${id}`} class="sides" hidden={!open}>
        {open && (
          <>
            <div>
              <h5>{words.own}</h5>
              {yours === undefined || yours === '' ? (
                <p class="quiet">{yours === undefined ? words.ownGone : words.ownEmpty}</p>
              ) : (
                <MarkdownText text={yours} />
              )}
            </div>
            <div>
              <h5>{words.theirs}</h5>
              {reference === undefined || reference === '' ? <p class="quiet">{words.theirsEmpty}</p> : <MarkdownText text={reference} />}
            </div>
          </>
        )}
      </div>
    </section>
  );
}
