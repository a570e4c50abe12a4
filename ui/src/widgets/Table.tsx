import type { ComponentChildren, VNode } from "preact";
import { useMemo, useState } from "preact/hooks";
import { words } from "../words/widgets";
import { Button } from "./Button";
import { cx } from "./cx";
import { Icon } from "./Icon";

export interface Column<R> {
  key: string;
  head: string;
  cell: (row: R) => ComponentChildren;
  /** Orders two rows; a column without it cannot be sorted by. */
  order?: ((a: R, b: R) => number) | undefined;
  /** Class of the column's cells, such as one that gives its width. */
  class?: string | undefined;
  /** Names the row: the first column, as a rule. */
  names?: boolean | undefined;
  /** The head is only for screen readers. */
  headUnseen?: boolean | undefined;
  /** Says by itself what it is: in a narrow window the head is not put before the cell. */
  plain?: boolean | undefined;
}

interface TableProps<R> {
  /** What the table shows, for screen readers. */
  caption: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  keyOf: (row: R) => string;
  /** Key of the column by which it is sorted at first. */
  sortedBy?: string | undefined;
  class?: string | undefined;
  /** Rows that are shown before "Show all" is pressed. */
  most?: number | undefined;
  rowClass?: ((row: R) => string | undefined) | undefined;
}

/**
 * A table whose columns can be sorted by with a button in their heads. In a narrow window its rows
 * become cards; the roles keep it a table for screen readers then.
 */
export function Table<R>(props: TableProps<R>): VNode {
  const { columns, rows, most = 300 } = props;
  const [sort, setSort] = useState({ by: props.sortedBy, down: false });
  const [all, setAll] = useState(false);
  const sorted = useMemo(() => {
    const order = columns.find((column) => column.key === sort.by)?.order;
    if (!order) return rows;
    return [...rows].sort((a, b) => (sort.down ? order(b, a) : order(a, b)));
  }, [rows, columns, sort]);
  const shown = all ? sorted : sorted.slice(0, most);
  return (
    <>
      <table class={cx("table", props.class)} role="table">
        <caption class="unseen">{props.caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <Head
                key={column.key}
                column={column}
                direction={sort.by === column.key ? (sort.down ? "descending" : "ascending") : undefined}
                onSort={() =>
                  setSort((now) => ({ by: column.key, down: now.by === column.key ? !now.down : false }))
                }
              />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((row) => (
            <tr key={props.keyOf(row)} class={props.rowClass?.(row)} role="row">
              {columns.map((column) =>
                column.names ? (
                  <th key={column.key} scope="row" role="rowheader" class={column.class}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    role="cell"
                    class={column.class}
                    data-head={column.headUnseen || column.plain ? undefined : column.head}
                  >
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < sorted.length && (
        <p class="more-rows">
          <Button onClick={() => setAll(true)}>{words.showAll(sorted.length)}</Button>
        </p>
      )}
    </>
  );
}

function Head<R>(props: {
  column: Column<R>;
  direction: "ascending" | "descending" | undefined;
  onSort: () => void;
}): VNode {
  const { column, direction } = props;
  return (
    <th scope="col" role="columnheader" class={column.class} aria-sort={direction}>
      {column.order ? (
        <button type="button" class="sort" onClick={props.onSort} title={words.sortBy(column.head)}>
          {column.head}
          {direction && (
            <span class={cx("sort-sign", direction === "descending" && "turned")}>
              <Icon name="chevron" />
            </span>
          )}
        </button>
      ) : (
        <span class={column.headUnseen ? "unseen" : undefined}>{column.head}</span>
      )}
    </th>
  );
}

/** Orders by a text as people in Britain sort it; empty texts last. */
export function byText<R>(of: (row: R) => string): (a: R, b: R) => number {
  return (a, b) => {
    const [x, y] = [of(a), of(b)];
    if (x === "" || y === "") return x === y ? 0 : x === "" ? 1 : -1;
    return collator.compare(x, y);
  };
}

const collator = new Intl.Collator("en-GB", { sensitivity: "base", numeric: true });
