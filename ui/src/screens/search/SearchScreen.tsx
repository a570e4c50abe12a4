import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { ApiError, search, versionOf, type SearchHit } from "../../api";
import { communityId } from "../../session";
import { Failure, Icon, Link, Page, TextField } from "../../widgets";
import { words } from "../../words/search";
import { hitsByCase, snippetParts, type CaseHits } from "./hits";

/** Milliseconds of rest after a key before the store is asked. */
const REST = 200;

/** What the last search for some words gave. */
type Outcome = { typed: string; hits: readonly SearchHit[] } | { typed: string; error: ApiError } | null;

/** Full-text search over the cases and policy issues of a community (domain E9). */
export function SearchScreen({ words: asked = "" }: { words?: string }): VNode {
  const [typed, setTyped] = useState(asked);
  const outcome = useHits(typed.trim());
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  // The heading's own effect comes first: a child's effects run before its parent's.
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <Page title={words.title} class="searching">
      <div
        onKeyDown={(event) => {
          const inField = event.target === field.current;
          const links = [...(list.current?.querySelectorAll<HTMLElement>("a") ?? [])];
          moveInList(event, links, inField, field.current);
        }}
      >
        <div class="search-field">
          <TextField
            name="search"
            type="search"
            label={words.field}
            hint={words.hint}
            value={typed}
            inputRef={field}
            onChange={setTyped}
          />
        </div>
        <div ref={list}>
          <Results outcome={outcome} typed={typed.trim()} />
        </div>
      </div>
    </Page>
  );
}

/** Down and Up lead from the field through the results and back. */
function moveInList(
  event: KeyboardEvent,
  links: HTMLElement[],
  inField: boolean,
  field: HTMLElement | null,
): void {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const at = links.findIndex((link) => link === event.target);
  if (by === 0 || (at < 0 && !(inField && by === 1))) return;
  event.preventDefault();
  const to = links[at + by];
  if (at + by < 0) field?.focus();
  else to?.focus();
}

/** Asks the store as one types; an answer that is out of date is dropped. */
function useHits(typed: string): Outcome {
  const [outcome, setOutcome] = useState<Outcome>(null);
  const community = communityId();
  // A record that changes while the results stand is looked up anew.
  const changed = versionOf("case").value + versionOf("policy").value;
  useEffect(() => {
    if (typed === "") {
      setOutcome(null);
      return undefined;
    }
    let wanted = true;
    const later = setTimeout(() => {
      search({ words: typed, community }).then(
        (hits) => {
          if (wanted) setOutcome({ typed, hits });
        },
        (thrown: unknown) => {
          if (wanted) setOutcome({ typed, error: ApiError.from(thrown) });
        },
      );
    }, REST);
    return () => {
      wanted = false;
      clearTimeout(later);
    };
  }, [typed, community, changed]);
  return outcome;
}

function Results({ outcome, typed }: { outcome: Outcome; typed: string }): VNode {
  if (typed === "") return <p class="soft">{words.begin}</p>;
  if (outcome === null) return <p role="status" />;
  if ("error" in outcome) return <Failure error={outcome.error} />;
  const cases = hitsByCase(outcome.hits);
  return (
    <>
      <p class="search-count" role="status">
        {outcome.hits.length === 0
          ? words.none(outcome.typed)
          : words.results(
              outcome.hits.length,
              cases.filter((one) => one.kind === "case").length,
              cases.filter((one) => one.kind === "policy").length,
            )}
      </p>
      {outcome.hits.length === 0 && <p class="soft">{words.noneHint}</p>}
      {cases.map((one) => (
        <Found key={one.id} of={one} />
      ))}
    </>
  );
}

function Found({ of }: { of: CaseHits }): VNode {
  return (
    <section class="found">
      <h2>
        <Icon name={of.kind === "case" ? "cases" : "policy"} />
        {of.title}
      </h2>
      <ul>
        {of.hits.map((hit, at) => (
          <li key={at}>
            <Link to={of.kind === "case" ? "case" : "policyIssue"} with={{ id: hit.id }}>
              <span class="found-heading">
                {hit.heading || (of.kind === "case" ? words.inTitle : words.policyIssue)}
              </span>
              <span class="found-text">
                {snippetParts(hit.snippet).map((part, index) =>
                  part.found ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
